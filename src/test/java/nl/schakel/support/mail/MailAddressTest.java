package nl.schakel.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a mail server would take, and which nobody can be written to at. */
class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "melder@voorbeeld.example",
                " melder@voorbeeld.example ",
                "a.b+c@sub.voorbeeld.example",
                "o'brien_1@voorbeeld.nl",
                "x@1.nl"
            })
    void isAnAddress(String typed) {
        assertThat(MailAddress.of(typed)).map(MailAddress::text).contains(typed.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "x@voorbeeld..nl",
                "x@voorbeeld.nl.",
                "x@.voorbeeld.nl",
                "x..y@voorbeeld.nl",
                ".x@voorbeeld.nl",
                "x@voorbeeld",
                "x@voorbeeld.n",
                "x@voor_beeld.nl",
                "x@-voorbeeld.nl",
                "x y@voorbeeld.nl",
                "x@voorbeeld.nl, y@voorbeeld.nl",
                "Iemand <x@voorbeeld.nl>",
                "x@y@voorbeeld.nl",
                "geen adres",
                "x@voorbeeld.nl\r\nBcc: y@voorbeeld.nl",
                "jörg@voorbeeld.nl"
            })
    void isNone(String typed) {
        assertThat(MailAddress.of(typed)).isEmpty();
        assertThat(MailAddress.of(null)).isEmpty();
        assertThat(MailAddress.of("x".repeat(65) + "@voorbeeld.nl")).isEmpty();
        assertThat(MailAddress.of("x@" + "voorbeeld.".repeat(26) + "nl")).isEmpty();
    }

    @Test
    void aNameWithAccentsIsWrittenAsMailServersReadIt() {
        assertThat(MailAddress.of("x@münchen.nl")).map(MailAddress::text).contains("x@xn--mnchen-3ya.nl");
    }
}
