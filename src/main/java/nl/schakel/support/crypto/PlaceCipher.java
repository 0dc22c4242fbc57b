package nl.schakel.support.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Encrypts bytes that belong in one place (AES-256-GCM by Tink), with a key for one use only. The same bytes never look
 * the same twice. Every value starts with the number of its key, so that a second key can be added later.
 */
public final class PlaceCipher {

    private static final int KEY_NUMBER = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Aead aead;

    PlaceCipher(DataKey key, String use) {
        this.aead = aead(key.derive(use));
    }

    /** @param place where the value belongs; it opens in that place only */
    public byte[] encrypt(byte[] bytes, Place place) {
        try {
            return aead.encrypt(bytes, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /** The bytes, or nothing when they were changed, moved or made with another key. */
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

    private static Aead aead(byte[] key) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(IV_BYTES)
                    .setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            AesGcmKey material = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setIdRequirement(KEY_NUMBER)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(material)
                            .withFixedId(KEY_NUMBER)
                            .makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
