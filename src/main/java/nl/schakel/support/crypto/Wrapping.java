package nl.schakel.support.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Cipher: wraps keys with the primary of the keys that the operator keeps, and opens what any of them wrapped. */
final class Wrapping {

    private final Aead aead;
    private final int primary;

    Wrapping(DataKeys masters) {
        this.aead = masters.aead("wrap");
        this.primary = masters.primary();
    }

    /** The number of the key that wraps. */
    int primary() {
        return primary;
    }

    /** @param name of the key that is wrapped; it opens under that name only */
    byte[] wrap(String name, byte[] key) {
        try {
            return aead.encrypt(key, bound(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be wrapped", e);
        }
    }

    /** @throws IllegalStateException when it was changed, moved, or wrapped with a key that is not there */
    byte[] unwrap(String name, byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, bound(name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be opened: changed, moved, or wrapped with another key");
        }
    }

    private static byte[] bound(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
