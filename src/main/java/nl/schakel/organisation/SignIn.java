package nl.schakel.organisation;

import java.util.Optional;
import nl.schakel.organisation.internal.Passwords;
import nl.schakel.organisation.internal.PersonTable;
import org.springframework.stereotype.Service;

/** Checks a user name and password against the local accounts. */
@Service
public class SignIn {

    private final Directory directory;
    private final PersonTable table;
    private final Passwords passwords;

    SignIn(Directory directory, PersonTable table, Passwords passwords) {
        this.directory = directory;
        this.table = table;
        this.passwords = passwords;
    }

    /**
     * The person with this name and password. Empty for an unknown name, a wrong password, a closed account and, outside
     * demo mode, a demo account; all four take the same time.
     */
    public Optional<Person> check(String username, String password) {
        Optional<Person> person = directory.byUsername(username).filter(Person::active);
        Optional<String> hash = person.flatMap(found -> table.passwordHash(found.id()));
        boolean right = passwords.matches(password, hash);
        return right ? person : Optional.empty();
    }
}
