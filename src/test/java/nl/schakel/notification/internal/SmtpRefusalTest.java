package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server says for good is about the address, unless it is about us or about room. */
class SmtpRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "550, '550 5.1.1 User unknown', true, false",
        "550, '550 No such user here', true, false",
        "553, '553 5.1.2 Bad destination', true, false",
        "550, '550 5.2.1 Mailbox disabled', true, false",
        "550, '550 5.4.1 Recipient address rejected: Access denied', true, false",
        "554, '554 5.4.4 Host not found', true, false",
        "552, '552 5.2.2 Mailbox full', false, true",
        "552, '552 Quota exceeded', false, true",
        "550, '550 5.7.1 Relaying denied', false, false",
        "554, '554 Relay access denied', false, false",
        "550, '550 listed by a blocklist', false, false",
        "553, '553 5.1.8 Sender address rejected', false, false",
        "451, '451 4.7.1 Greylisted', false, false",
        "450, '450 4.1.1 Not now', false, false"
    })
    void isTold(int code, String words, boolean aboutAddress, boolean noRoom) {
        SmtpRefusal refusal = new SmtpRefusal(code, words);
        assertThat(refusal.aboutAddress()).isEqualTo(aboutAddress);
        assertThat(refusal.noRoom()).isEqualTo(noRoom);
    }
}
