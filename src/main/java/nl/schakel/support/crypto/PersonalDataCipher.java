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

/**
 * Encrypts text about people (AES-256-GCM by Tink). The same text never looks the same twice; to search, store a
 * {@link KeyedHash} beside it. Every value starts with the number of its key, so that a second key can be added later.
 */
public final class PersonalDataCipher {

    private static final int KEY_NUMBER = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Aead aead;

    PersonalDataCipher(DataKey key) {
        this.aead = aead(key.derive("personal-data"));
    }

    /**
     * @param text null stays null
     * @param place where the value belongs, for example a table, column and row id; the value opens in that place only
     */
    public byte[] encrypt(String text, String place) {
        if (text == null) {
            return null;
        }
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /**
     * @param sealed null stays null
     * @param place as given when it was encrypted
     * @throws IllegalStateException when it was changed, moved or made with another key
     */
    public String decrypt(byte[] sealed, String place) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value cannot be opened: changed, moved, or of another key", e);
        }
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
