package nl.schakel.support.crypto;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Keeps a text attribute encrypted in a {@code bytea} column: {@code @Convert(converter = EncryptedString.class)}. A
 * converter does not know its row; code that does calls {@link PersonalDataCipher} with the row as the place.
 */
@Converter
public class EncryptedString implements AttributeConverter<String, byte[]> {

    private static final String ANYWHERE = "";

    private final PersonalDataCipher cipher;

    /** Called by Hibernate through Spring. */
    public EncryptedString(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public byte[] convertToDatabaseColumn(String text) {
        return cipher.encrypt(text, ANYWHERE);
    }

    @Override
    public String convertToEntityAttribute(byte[] sealed) {
        return cipher.decrypt(sealed, ANYWHERE);
    }
}
