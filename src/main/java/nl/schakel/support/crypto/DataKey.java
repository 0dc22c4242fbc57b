package nl.schakel.support.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import nl.schakel.support.StartRefused;

/** Key: one secret of the keyset, from which a key for each use is derived; the secret itself encrypts nothing. */
final class DataKey {

    private static final int BYTES = 32;
    private static final byte[] SALT = "schakel".getBytes(StandardCharsets.UTF_8);

    private final byte[] secret;

    private DataKey(byte[] secret) {
        this.secret = secret;
    }

    /** A new one. */
    static DataKey random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new DataKey(secret);
    }

    /** @param secret of exactly 32 bytes, as {@link #secret} gave it */
    static DataKey of(byte[] secret) {
        return new DataKey(secret.clone());
    }

    /** The secret itself, to be wrapped and nothing else. */
    byte[] secret() {
        return secret.clone();
    }

    /** @param base64 of exactly 32 bytes, either alphabet */
    static DataKey parse(String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            secret = new byte[0];
        }
        if (secret.length != BYTES) {
            throw new StartRefused("sleutel.onleesbaar");
        }
        return new DataKey(secret);
    }

    /** @return a key of 32 bytes for this use only */
    byte[] derive(String use) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", secret, SALT, use.getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what tells two keys apart and says nothing about either */
    String fingerprint() {
        return HexFormat.of().formatHex(derive("fingerprint"), 0, 8);
    }

    @Override
    public String toString() {
        return "DataKey " + fingerprint();
    }
}
