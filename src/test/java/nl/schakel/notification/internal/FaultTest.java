package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What a failed attempt says: one bad address is told apart from a mail server or a gateway that takes nothing. */
class FaultTest {

    static Stream<Arguments> failures() throws Exception {
        return Stream.of(
                Arguments.of(Fault.ADRES, refused(550)),
                Arguments.of(Fault.ADRES, new Mailer.NoMailAddress()),
                Arguments.of(Fault.ONBEKEND, refused(552)),
                Arguments.of(Fault.ONBEKEND, refused(450)),
                Arguments.of(Fault.ONBEKEND, mail(new MessagingException("", new SocketTimeoutException("proef")))),
                Arguments.of(Fault.DIENST, mail(new MessagingException("", new ConnectException("proef")))),
                Arguments.of(
                        Fault.DIENST,
                        new MailSendException("proef", new MessagingException("", new ConnectException("proef")))),
                Arguments.of(Fault.DIENST, new MailAuthenticationException(new AuthenticationFailedException("proef"))),
                Arguments.of(Fault.DIENST, new OutOfMemoryError("proef")),
                Arguments.of(Fault.ONBEKEND, new IllegalStateException("proef")),
                Arguments.of(Fault.ADRES, new SmsGateway.NotTaken("http-422", Fault.ADRES)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isTold(Fault expected, Throwable failure) {
        assertThat(Fault.of(failure)).isEqualTo(expected);
    }

    private static MailSendException refused(int code) throws Exception {
        SendFailedException whole = new SendFailedException("Invalid Addresses");
        whole.setNextException(
                new SMTPAddressFailedException(new InternetAddress("weg@voorbeeld.example"), "RCPT", code, "proef"));
        return mail(whole);
    }

    private static MailSendException mail(Exception failure) {
        return new MailSendException(Map.of("een mail", failure));
    }
}
