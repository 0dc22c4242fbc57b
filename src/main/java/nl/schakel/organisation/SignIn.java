package nl.schakel.organisation;

import java.util.Locale;
import java.util.Optional;
import nl.schakel.organisation.internal.Passwords;
import nl.schakel.organisation.internal.PersonTable;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.stereotype.Service;

/** Read model: checks a user name and password against the local accounts. */
@Service
public class SignIn {

    private static final String STAMP = "login-stamp";

    private final Directory directory;
    private final PersonTable table;
    private final Passwords passwords;
    private final KeyedHash hash;

    SignIn(Directory directory, PersonTable table, Passwords passwords, KeyedHash hash) {
        this.directory = directory;
        this.table = table;
        this.passwords = passwords;
        this.hash = hash;
    }

    /** The user name of what somebody typed: their mail address is as good. Both count as one account for who guesses. */
    public String usernameOf(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.contains("@")
                ? directory.byEmail(name).map(Person::username).orElse(name)
                : name;
    }

    /**
     * The person with this name and password. Empty for an unknown name, a wrong password, a closed account and, outside
     * demo mode, a demo account; all four take the same time.
     */
    public Optional<Person> check(String username, String password) {
        Optional<Person> person = directory.byUsername(username).filter(Person::active);
        Optional<String> hash = person.flatMap(found -> table.passwordHash(found.id()));
        boolean right = passwords.matches(password, hash);
        if (right && passwords.isOld(hash.orElseThrow())) {
            table.rehash(person.orElseThrow().id(), hash.orElseThrow(), passwords.hash(password, false));
        }
        return right ? person : Optional.empty();
    }

    /** How often this person chose a password, as the database has it: this node may hear of a new one a little later. */
    public int loginVersion(Person person) {
        return table.loginVersion(person.id());
    }

    /**
     * What belongs to this account and its password of now: another after a new password, nothing when nobody can log in
     * with the name. It says nothing about either.
     */
    public Optional<String> stamp(String username) {
        return directory
                .byUsername(username)
                .filter(Person::active)
                .flatMap(person ->
                        table.passwordHash(person.id()).map(secret -> hash.hmac(STAMP, person.id() + "|" + secret)));
    }
}
