package nl.schakel.web.security;

import java.time.Duration;
import java.util.Optional;
import nl.schakel.access.Viewer;
import nl.schakel.login.Providers;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.time.RealTime;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Context of a request: who asks, with the roles held at this moment: a role taken away is gone at the next click. Whose second
 * step is still to come is nobody yet.
 */
@Component
public class CurrentViewer {

    /** How long a proof counts for what cannot be undone. */
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final Directory directory;
    private final SecondSteps steps;
    private final Providers providers;
    private final RealTime time;

    CurrentViewer(Directory directory, SecondSteps steps, Providers providers, RealTime time) {
        this.directory = directory;
        this.steps = steps;
        this.providers = providers;
        this.time = time;
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
        return person(authentication());
    }

    Optional<Person> person(Authentication authentication) {
        return signedIn(authentication)
                .flatMap(signedIn -> account(signedIn)
                        .filter(person -> signedIn.twice() || !signedIn.awaits() && !steps.needed(person)));
    }

    /** Who gave a password, but not yet what else their account or their roles ask for. */
    Optional<Person> halfway() {
        return person().isPresent() ? Optional.empty() : signedIn().flatMap(this::account);
    }

    /** Whether who asks proved lately to be themselves. */
    boolean provenRecently() {
        return signedIn()
                .filter(signedIn -> signedIn.provenAt().isAfter(time.now().minus(RECENT)))
                .isPresent();
    }

    /** What the session knows of who signed in. */
    Optional<SignedIn> signedIn() {
        return signedIn(authentication());
    }

    private static Optional<SignedIn> signedIn(Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    private Optional<Person> account(SignedIn signedIn) {
        return directory
                .person(signedIn.person())
                .filter(Person::active)
                .filter(person -> signedIn.loginVersion() >= directory.loginVersion(person.id()))
                .filter(person -> mayComeThisWay(signedIn.provider(), person));
    }

    /** By the roles of now: who gets one elsewhere is no longer somebody for whom one provider speaks. */
    private boolean mayComeThisWay(SignedIn.AtProvider provider, Person person) {
        return provider == null ? providers.localWay(person) : providers.vouches(provider.code(), person);
    }

    private static Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
