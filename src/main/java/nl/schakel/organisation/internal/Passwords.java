package nl.schakel.organisation.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Password encoder: hashes and checks passwords (bcrypt). */
@Component
public class Passwords {

    private static final int STRENGTH = 11;

    /** The password of the demo is in the README: a strong hash would only slow down every start and request. */
    private static final int DEMO_STRENGTH = 4;

    /** bcrypt reads no further, so a longer password would be weaker than it looks. */
    private static final int LONGEST = 72;

    private final BCryptPasswordEncoder strong = new BCryptPasswordEncoder(STRENGTH);
    private final BCryptPasswordEncoder light = new BCryptPasswordEncoder(DEMO_STRENGTH);
    private final String nobodysHash;

    Passwords(SchakelProperties settings) {
        this.nobodysHash = (settings.demo() ? light : strong).encode("no account has this password");
    }

    /** The stored form of a password. */
    public String hash(String password, boolean demo) {
        return (demo ? light : strong).encode(password);
    }

    /** Whether the password belongs to the hash. Without one it takes as long, and the answer is no. */
    public boolean matches(String password, Optional<String> hash) {
        boolean tooLong = password.getBytes(StandardCharsets.UTF_8).length > LONGEST;
        boolean right = strong.matches(tooLong ? "" : password, hash.orElse(nobodysHash));
        return right && hash.isPresent() && !tooLong;
    }
}
