package nl.schakel.support.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hash: a hash that only this installation can make (HMAC-SHA256): to find an encrypted value by exact match, or
 * to check a code without storing it. Each purpose has a key of its own, so hashes of two purposes cannot be compared.
 * They come from the oldest key of the keyset: a new primary changes no hash.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final DataKey key;

    KeyedHash(DataKeys keys) {
        this.key = keys.oldest();
    }

    /** @return 64 hexadecimal digits */
    public String hmac(String purpose, String value) {
        return HexFormat.of().formatHex(bytes(purpose, value));
    }

    /** @return 32 bytes */
    public byte[] bytes(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.derive("hash:" + purpose), ALGORITHM));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
