package nl.schakel.web.security;

import java.util.Optional;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Context of a request: who asks, with the roles held at this moment: a role taken away is gone at the next click. */
@Component
public class CurrentViewer {

    private final Directory directory;

    CurrentViewer(Directory directory) {
        this.directory = directory;
    }

    /** The person who is signed in; on an address that demands login there is always somebody. */
    public Viewer get() {
        return find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
    }

    /** The person who is signed in, if anybody is. */
    public Optional<Viewer> find() {
        return person().map(Viewer::of);
    }

    /** The signed-in person, to address by name. */
    public Optional<Person> person() {
        return person(SecurityContextHolder.getContext().getAuthentication());
    }

    Optional<Person> person(Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        return directory
                .person(signedIn.person())
                .filter(Person::active)
                .filter(person -> signedIn.loginVersion() >= directory.loginVersion(person.id()));
    }
}
