package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.Test;

/** Several keys, one primary: a new key locks nobody out. */
class DataKeysTest {

    private static final String FIRST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String SECOND = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";
    private static final Place PLACE = new SealedColumn("report", "explanation_enc").at(1);

    @Test
    void whatAnOlderKeySealedStillOpensAndWhatIsNewIsSealedWithThePrimary() {
        byte[] old = cipher(FIRST).encrypt("van vroeger (fictief)", PLACE);
        PersonalDataCipher both = cipher("2:" + SECOND + " 1:" + FIRST);

        byte[] fresh = both.encrypt("van nu (fictief)", PLACE);

        assertThat(both.decrypt(old, PLACE)).isEqualTo("van vroeger (fictief)");
        assertThat(both.decrypt(fresh, PLACE)).isEqualTo("van nu (fictief)");
        assertThat(number(old)).isEqualTo(1);
        assertThat(number(fresh)).isEqualTo(2);
        assertThat(cipher("2:" + SECOND).decrypt(fresh, PLACE)).isEqualTo("van nu (fictief)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher(FIRST).decrypt(fresh, PLACE));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher("2:" + SECOND).decrypt(old, PLACE));
    }

    @Test
    void aSecondKeyThatIsNotYetPrimaryOnlyOpens() {
        PersonalDataCipher prepared = cipher("1:" + FIRST + "\n2:" + SECOND + "\n");

        assertThat(number(prepared.encrypt("x", PLACE))).isEqualTo(1);
        assertThat(prepared.decrypt(cipher("2:" + SECOND + ",1:" + FIRST).encrypt("x", PLACE), PLACE))
                .isEqualTo("x");
    }

    @Test
    void aValueOfOneKeyIsNoValueOfAnotherWithTheSameNumber() {
        byte[] sealed = cipher("1:" + SECOND).encrypt("x", PLACE);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher(FIRST).decrypt(sealed, PLACE));
    }

    @Test
    void whatIsFoundByAHashIsFoundAlsoWithANewPrimary() {
        assertThat(new KeyedHash(DataKeys.parse("2:" + SECOND + " 1:" + FIRST)).hmac("naam", "jansen"))
                .isEqualTo(new KeyedHash(DataKeys.parse(FIRST)).hmac("naam", "jansen"));
    }

    @Test
    void whatIsNoKeysetIsRefusedInWordsThatDoNotRepeatIt() {
        for (String wrong : new String[] {
            "1:" + FIRST + " geheimpje", "0:" + FIRST, "een:" + FIRST, "1:" + FIRST + " 1:" + SECOND, "1:AAAA", ":"
        }) {
            assertThatExceptionOfType(StartRefused.class)
                    .as(wrong)
                    .isThrownBy(() -> DataKeys.parse(wrong))
                    .withMessageContaining("egevenssleutel")
                    .withMessageNotContainingAny("geheimpje", "AAAA");
        }
    }

    private static PersonalDataCipher cipher(String keys) {
        return new PersonalDataCipher(DataKeys.parse(keys));
    }

    /** Tink writes one byte for the format and four for the number of the key. */
    private static int number(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }
}
