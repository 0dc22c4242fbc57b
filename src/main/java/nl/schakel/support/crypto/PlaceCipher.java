package nl.schakel.support.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Cipher: encrypts bytes that belong in one place (AES-256-GCM by Tink), with keys for one use only. The same bytes
 * never look the same twice.
 */
public final class PlaceCipher implements PlaceSealer {

    private final Aead aead;

    PlaceCipher(DataKeys keys, String use) {
        this(keys.aead(use));
    }

    PlaceCipher(Aead aead) {
        this.aead = aead;
    }

    @Override
    public byte[] encrypt(byte[] bytes, Place place) {
        try {
            return aead.encrypt(bytes, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    @Override
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
