package nl.schakel.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Year;
import java.util.Locale;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.StorableText;
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

    /** Of a reference: a year and eight letters or figures. */
    private static final int LENGTH = 12;

    private static final int CODE_OF_REFERENCE = 8;

    private static final String WHOLE = "M-[0-9]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}";

    /** Of fewer letters nearly every number holds some. */
    private static final int SHORTEST_PART = 3;

    private static final String LIKE_A_FIGURE = "OQDILZSGB";
    private static final String FIGURES = "000112568";

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

    /**
     * A reference as people type it, say it or copy it from paper, in the form in which it is kept: with or without the
     * first letter, dashes, spaces and capitals. In the year, letters that look like a figure are that figure; in what
     * follows nothing is guessed, since {@link #ALPHABET} holds no two that look alike. What is no reference comes back
     * as typed. The one reader for every door.
     */
    static String read(String typed) {
        String letters = plain(typed);
        if (letters.length() == LENGTH) {
            letters = 'M' + letters;
        }
        String year = letters.length() == 1 + LENGTH && letters.charAt(0) == 'M' ? year(letters.substring(1, 5)) : "";
        return year.matches("[0-9]{4}")
                ? String.join("-", "M", year, letters.substring(5, 9), letters.substring(9))
                : StorableText.of(typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * Part of what follows the year of a reference, as people type it; null when there is too little of it to look for. The
     * year holds a nought, which no code has, so what begins like a year is one.
     */
    static String part(String typed) {
        String letters = plain(typed);
        String whole = read(typed);
        String code = whole.matches(WHOLE)
                ? plain(whole).substring(1 + LENGTH - CODE_OF_REFERENCE)
                : letters.replaceFirst("^M?20[0-9]{2}", "");
        return code.length() < SHORTEST_PART || code.length() > CODE_OF_REFERENCE ? null : code;
    }

    private static String year(String typed) {
        StringBuilder figures = new StringBuilder();
        typed.chars().forEach(c -> {
            int at = LIKE_A_FIGURE.indexOf(c);
            figures.append(at < 0 ? (char) c : FIGURES.charAt(at));
        });
        return figures.toString();
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

    /** Compares in constant time; spaces, dashes and capitals of the code do not matter. */
    boolean matches(String reference, String typedCode) {
        byte[] expected = plain(accessCode(reference)).getBytes(StandardCharsets.UTF_8);
        byte[] typed = plain(typedCode).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, typed);
    }

    /** Letters and figures only, also when they were typed with signs of another keyboard. */
    private static String plain(String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .replaceAll("[^A-Za-z0-9]", "")
                        .toUpperCase(Locale.ROOT);
    }
}
