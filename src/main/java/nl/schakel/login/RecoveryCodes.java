package nl.schakel.login;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.login.internal.LoginTries;
import nl.schakel.login.internal.RecoveryCodeTable;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.RealTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: ten codes on paper for who lost the phone. Each works once; only a keyed hash of it is kept. */
@Service
public class RecoveryCodes {

    private static final String PURPOSE = "herstelcode";
    private static final int CODES = 10;
    private static final int HALF = 5;

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final RecoveryCodeTable table;
    private final LoginTries tries;
    private final KeyedHash hash;
    private final RealTime time;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(RecoveryCodeTable table, LoginTries tries, KeyedHash hash, RealTime time) {
        this.table = table;
        this.tries = tries;
        this.hash = hash;
        this.time = time;
    }

    /** Ten new codes, to be shown once; those of before work no more. */
    @Transactional
    public List<String> renew(UUID person) {
        List<String> codes = Stream.generate(this::draw).distinct().limit(CODES).toList();
        table.replace(person, codes.stream().map(code -> hashOf(person, code)).toList(), time.now());
        return codes;
    }

    /** The first codes of who has none; empty for who has. */
    @Transactional
    List<String> firstFor(UUID person) {
        return table.left(person) == 0 ? renew(person) : List.of();
    }

    /**
     * Uses a code.
     *
     * @throws InvalidInput when it is wrong, was used, or too many were wrong lately
     */
    @Transactional
    public void use(UUID person, String typed) {
        tries.mayTry(person, "herstelcode");
        if (!table.use(person, hashOf(person, typed), time.now())) {
            tries.failed(person);
            throw InvalidInput.of("herstelcode", "onjuist", "fout.tweede-stap.herstelcode");
        }
        tries.succeeded(person);
    }

    private String hashOf(UUID person, String typed) {
        String plain = String.valueOf(typed).toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return hash.hmac(PURPOSE, person + "|" + plain);
    }

    private String draw() {
        return half() + "-" + half();
    }

    private String half() {
        StringBuilder half = new StringBuilder();
        while (half.length() < HALF) {
            half.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return half.toString();
    }
}
