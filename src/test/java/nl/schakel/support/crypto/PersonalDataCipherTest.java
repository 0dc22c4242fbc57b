package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.Test;

class PersonalDataCipherTest {

    private static final DataKeys KEY = DataKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final DataKeys OTHER = DataKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=");

    private static final SealedColumn NAME = new SealedColumn("person", "display_name_enc");
    private static final Place PLACE = NAME.at("x");

    private final PersonalDataCipher cipher = new PersonalDataCipher(KEY);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = cipher.encrypt("Zoë van Dijk (fictief) \uD83D\uDE00", NAME.at(1));

        assertThat(cipher.decrypt(sealed, NAME.at(1))).isEqualTo("Zoë van Dijk (fictief) \uD83D\uDE00");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Dijk");
    }

    @Test
    void theSameTextNeverLooksTheSame() {
        assertThat(cipher.encrypt("Nijkerk", PLACE)).isNotEqualTo(cipher.encrypt("Nijkerk", PLACE));
    }

    @Test
    void refusesAValueThatWasMovedToAnotherRow() {
        byte[] sealed = cipher.encrypt("geheim", NAME.at(1));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher.decrypt(sealed, NAME.at(2)));
    }

    @Test
    void refusesAValueThatWasMovedToAnotherColumnOrTable() {
        byte[] sealed = cipher.encrypt("geheim", NAME.at(1));

        for (SealedColumn other :
                List.of(new SealedColumn("person", "email_enc"), new SealedColumn("report", "display_name_enc"))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> cipher.decrypt(sealed, other.at(1)));
        }
    }

    @Test
    void refusesAValueThatWasChanged() {
        byte[] sealed = cipher.encrypt("geheim", PLACE);
        sealed[sealed.length - 1] ^= 1;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher.decrypt(sealed, PLACE));
    }

    @Test
    void refusesAValueOfAnotherKey() {
        byte[] sealed = new PersonalDataCipher(OTHER).encrypt("geheim", PLACE);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher.decrypt(sealed, PLACE));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(cipher.encrypt(null, PLACE)).isNull();
        assertThat(cipher.decrypt(null, PLACE)).isNull();
    }

    @Test
    void hashesAreKeyedAndApartPerPurpose() {
        KeyedHash hash = new KeyedHash(KEY);

        assertThat(hash.hmac("naam", "jansen")).hasSize(64).isEqualTo(hash.hmac("naam", "jansen"));
        assertThat(hash.hmac("naam", "jansen")).isNotEqualTo(hash.hmac("code", "jansen"));
        assertThat(hash.hmac("naam", "jansen")).isNotEqualTo(new KeyedHash(OTHER).hmac("naam", "jansen"));
    }

    @Test
    void aKeyHasExactly32Bytes() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> DataKey.parse("AAAA"));
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> DataKey.parse("geen base64!"));
    }

    @Test
    void aKeyDoesNotPrintItself() {
        assertThat(KEY.toString()).doesNotContain("AAAA").contains(KEY.oldest().fingerprint());
    }
}
