package nl.schakel.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Value: what the system of an organisation shows to be let in: one secret, or two while it changes to another. Only their hashes
 * are kept; a secret is too long to be found by its hash.
 *
 * @param hashes SHA-256, in hexadecimal
 */
public record SystemSecrets(List<String> hashes) {

    /** The one of now, and the next one. */
    public static final int MOST = 2;

    public static final SystemSecrets NONE = new SystemSecrets(List.of());

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]{32,200}");
    private static final int FEWEST_CHARACTERS = 8;

    public SystemSecrets {
        hashes = List.copyOf(hashes);
    }

    /** What is kept of these secrets. */
    public static SystemSecrets of(Collection<String> secrets) {
        return new SystemSecrets(secrets.stream().map(SystemSecrets::hash).toList());
    }

    /** Whether a secret is long, and not one character again and again. */
    public static boolean isHard(String secret) {
        return SHAPE.matcher(secret).matches() && secret.chars().distinct().count() >= FEWEST_CHARACTERS;
    }

    /** Whether this is one of them; takes as long for a wrong one as for a right one. */
    public boolean opens(String shown) {
        byte[] hash = hash(shown).getBytes(StandardCharsets.US_ASCII);
        boolean right = false;
        for (String kept : hashes) {
            right |= MessageDigest.isEqual(kept.getBytes(StandardCharsets.US_ASCII), hash);
        }
        return right;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
