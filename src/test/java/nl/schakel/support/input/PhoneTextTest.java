package nl.schakel.support.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is recognised in what people write, and nothing else is made of it. */
class PhoneTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            06 12 34 56 78                       | 0612345678
            06.12.34.56.78                       | 0612345678
            06-12345678 of 033 247 22 22         | 0612345678
            0612345678/0332472222                | 0612345678
            033 247 22 22 tst 12                 | 0332472222
            (033) 247 22 22                      | 0332472222
            na 17 uur: 033-2472222               | 0332472222
            +31 6 12 34 56 78                    | +31612345678
            +48 22 123 45 67 (Polen)             | +48221234567
            112                                  | 112
            0900-8844                            | 09008844
            06 00 00 00 07                       | 0600000007
            """)
    void theFirstNumberIsDialled(String written, String dialled) {
        assertThat(PhoneText.dialable(written)).contains(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---", "tst 12", "geen", "zie mail", "( )", "+"})
    void whatIsNoNumberIsNone(String written) {
        assertThat(PhoneText.dialable(written)).isEmpty();
    }

    @Test
    void anSmsGoesToANumberAsItWasTypedOrToTheFirstInTheText() {
        assertThat(PhoneText.forSms("06 00 00 00 07")).contains("06 00 00 00 07");
        assertThat(PhoneText.forSms("06.12.34.56.78")).contains("0612345678");
        assertThat(PhoneText.forSms("06 12345678 of 06 87654321")).contains("0612345678");
    }
}
