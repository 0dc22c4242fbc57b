package nl.schakel.support.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.support.StartRefused;

/**
 * Keyset of an installation: numbered secrets, of which one is the primary. The primary seals what is new; every other one
 * still opens what it sealed before. For each use Tink gets a keyset of its own with the same numbers (ADR 101).
 */
final class DataKeys {

    /** The number of a key that stands alone, without one. */
    static final int ALONE = 1;

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBERED = Pattern.compile("([1-9][0-9]{0,3}):(.+)");
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final SortedMap<Integer, DataKey> keys;
    private final int primary;

    DataKeys(int primary, Map<Integer, DataKey> keys) {
        this.primary = primary;
        this.keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /**
     * Reads the setting or the file.
     *
     * @param text one secret, which is number 1, or several as {@code number:secret}; the first is the primary
     * @throws StartRefused when it is something else; the message never repeats it
     */
    static DataKeys parse(String text) {
        String[] parts = SEPARATOR.split(text.strip());
        if (parts.length == 1 && parts[0].indexOf(':') < 0) {
            return new DataKeys(ALONE, Map.of(ALONE, DataKey.parse(parts[0])));
        }
        Map<Integer, DataKey> found = new LinkedHashMap<>();
        for (String part : parts) {
            Matcher numbered = NUMBERED.matcher(part);
            if (!numbered.matches()) {
                throw new StartRefused("sleutels.onleesbaar");
            }
            int number = Integer.parseInt(numbered.group(1));
            if (found.put(number, DataKey.parse(numbered.group(2))) != null) {
                throw new StartRefused("sleutels.dubbel", number);
            }
        }
        return new DataKeys(found.keySet().iterator().next(), found);
    }

    /** What tells the keys apart, by number; says nothing about any of them. */
    SortedMap<Integer, String> fingerprints() {
        SortedMap<Integer, String> all = new TreeMap<>();
        keys.forEach((number, key) -> all.put(number, key.fingerprint()));
        return all;
    }

    /** The number of the key that seals what is new. */
    int primary() {
        return primary;
    }

    /** Each key by its number. */
    SortedMap<Integer, DataKey> all() {
        return keys;
    }

    /** The oldest key. What is found again by a keyed hash stays findable whichever key is the primary. */
    DataKey oldest() {
        return keys.get(keys.firstKey());
    }

    /** Encryption for one use: the number of the key stands before every value. */
    Aead aead(String use) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (Map.Entry<Integer, DataKey> key : keys.entrySet()) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(
                                aesGcm(key.getKey(), key.getValue().derive(use)))
                        .withFixedId(key.getKey());
                keyset.addEntry(key.getKey() == primary ? entry.makePrimary() : entry);
            }
            return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of AES-256-GCM that writes its number before each value. */
    static AesGcmKey aesGcm(int number, byte[] secret) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(KEY_BYTES)
                        .setIvSizeBytes(IV_BYTES)
                        .setTagSizeBytes(TAG_BYTES)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build())
                .setIdRequirement(number)
                .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                .build();
    }

    @Override
    public String toString() {
        return "DataKeys " + fingerprints() + ", primary " + primary;
    }
}
