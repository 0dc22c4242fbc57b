package nl.schakel.organisation.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.schakel.support.SchakelProperties;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Password encoder: hashes and checks passwords (argon2id, with the least that OWASP advises). Those of before are bcrypt, and
 * become argon2id when somebody logs in.
 */
@Component
public class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KB = 19_456;
    private static final int ROUNDS = 2;
    private static final String ARGON = "$argon2id$";

    /** The password of the demo is in the README: a strong hash would only slow down every start and request. */
    private static final int DEMO_STRENGTH = 4;

    /** No more is read of a password: one that is longer is none that we gave. */
    private static final int LONGEST_OF_BCRYPT = 72;

    private static final int LONGEST = 200;

    /** Each takes its memory while it works: as many at once as there are cores, however many log in. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final PasswordEncoder strong = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KB, ROUNDS);
    private final BCryptPasswordEncoder light = new BCryptPasswordEncoder(DEMO_STRENGTH);
    private final boolean demo;
    private final String nobodysHash;

    Passwords(SchakelProperties settings) {
        this.demo = settings.demo();
        this.nobodysHash = (settings.demo() ? light : strong).encode("no account has this password");
    }

    /** The stored form of a password. */
    public String hash(String password, boolean demo) {
        return demo ? light.encode(password) : inTurn(() -> strong.encode(password));
    }

    /** Whether the password belongs to the hash. Without one it takes as long, and the answer is no. */
    public boolean matches(String password, Optional<String> hash) {
        String kept = hash.orElse(nobodysHash);
        boolean argon = kept.startsWith(ARGON);
        boolean tooLong = password.getBytes(StandardCharsets.UTF_8).length > (argon ? LONGEST : LONGEST_OF_BCRYPT);
        String read = tooLong ? "" : password;
        boolean right = argon ? inTurn(() -> strong.matches(read, kept)) : light.matches(read, kept);
        return right && hash.isPresent() && !tooLong;
    }

    /** Whether a hash is of before, so that the password should be kept anew now that somebody typed it. */
    public boolean isOld(String hash) {
        return !demo && !hash.startsWith(ARGON);
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
