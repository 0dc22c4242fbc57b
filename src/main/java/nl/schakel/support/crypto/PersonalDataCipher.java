package nl.schakel.support.crypto;

import java.nio.charset.StandardCharsets;

/**
 * Cipher: encrypts text about people; to search, store a {@link KeyedHash} beside it. What belongs to a case has a cipher of that
 * case ({@link CaseCipher}).
 */
public final class PersonalDataCipher {

    private final PlaceSealer cipher;

    PersonalDataCipher(DataKeys keys) {
        this(new PlaceCipher(keys, "personal-data"));
    }

    PersonalDataCipher(PlaceSealer cipher) {
        this.cipher = cipher;
    }

    /**
     * @param text null stays null
     * @param place where the value belongs; it opens there only
     */
    public byte[] encrypt(String text, Place place) {
        return text == null ? null : cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** The same for what is no text, such as a photo. */
    public byte[] seal(byte[] bytes, Place place) {
        return cipher.encrypt(bytes, place);
    }

    /**
     * What was sealed as bytes.
     *
     * @throws IllegalStateException when it was changed, moved or made with another key
     */
    public byte[] open(byte[] sealed, Place place) {
        return cipher.decrypt(sealed, place).orElseThrow(PersonalDataCipher::shut);
    }

    /**
     * @param sealed null stays null
     * @param place as given when it was encrypted
     * @throws IllegalStateException when it was changed, moved or made with another key
     */
    public String decrypt(byte[] sealed, Place place) {
        if (sealed == null) {
            return null;
        }
        return cipher.decrypt(sealed, place)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(PersonalDataCipher::shut);
    }

    private static IllegalStateException shut() {
        return new IllegalStateException("A value cannot be opened: changed, moved, or of another key");
    }
}
