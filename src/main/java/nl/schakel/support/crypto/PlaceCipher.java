package nl.schakel.support.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Cipher: encrypts bytes that belong in one place (AES-256-GCM by Tink), with keys for one use only. The same bytes
 * never look the same twice.
 */
public final class PlaceCipher {

    private final Aead aead;

    PlaceCipher(DataKeys keys, String use) {
        this.aead = keys.aead(use);
    }

    /** @param place where the value belongs; it opens in that place only */
    public byte[] encrypt(byte[] bytes, Place place) {
        try {
            return aead.encrypt(bytes, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /** The bytes, or nothing when they were changed, moved or made with a key that is not in the keyset. */
    public Optional<byte[]> decrypt(byte[] sealed, Place place) {
        try {
            return Optional.of(aead.decrypt(sealed, bound(place)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] bound(Place place) {
        return place.toString().getBytes(StandardCharsets.UTF_8);
    }
}
