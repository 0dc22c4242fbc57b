package nl.schakel.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Year;
import java.util.Locale;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * Factory of references: mints reference numbers and derives the access code of each: nothing has to be stored to
 * recognise a code.
 */
@Component
class Reference {

    /** No letters or digits that look alike when somebody reads them out over the phone. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int CODE_LENGTH = 12;
    private final SecureRandom random = new SecureRandom();
    private final KeyedHash hash;

    Reference(KeyedHash hash) {
        this.hash = hash;
    }

    /** A new reference, e.g. M-2026-K7Q4-XZ3P. */
    String mint(Year year) {
        StringBuilder text = new StringBuilder("M-").append(year).append('-');
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** A reference as people type it, with or without dashes and capitals, in the form in which it is kept. */
    static String read(String typed) {
        String letters = typed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return letters.length() == 13 && letters.startsWith("M")
                ? String.join("-", "M", letters.substring(1, 5), letters.substring(5, 9), letters.substring(9))
                : typed.strip().toUpperCase(Locale.ROOT);
    }

    /** The access code of a reference, e.g. ABCD-EFGH-JKMN: the same on every node and at every replay. */
    String accessCode(String reference) {
        byte[] mac = hash.hmac("inzagecode", reference).getBytes(StandardCharsets.UTF_8);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "");
            // four characters of the hash text feed one letter, so that the small bias of modulo does not matter
            int value = 0;
            for (int j = 0; j < 4; j++) {
                value = value * 61 + mac[(i * 4 + j) % mac.length];
            }
            code.append(ALPHABET.charAt(Math.floorMod(value, ALPHABET.length())));
        }
        return code.toString();
    }

    /** Compares in constant time; spaces, dashes and capitals do not matter. */
    boolean matches(String reference, String typedCode) {
        byte[] expected = plain(accessCode(reference)).getBytes(StandardCharsets.UTF_8);
        byte[] typed = plain(typedCode).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, typed);
    }

    private static String plain(String code) {
        return code == null ? "" : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
