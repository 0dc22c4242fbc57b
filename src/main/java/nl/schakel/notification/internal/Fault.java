package nl.schakel.notification.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import nl.schakel.support.Coded;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** Code list: what a failed attempt says: about one address, about the way out, or not to be told apart. */
enum Fault implements Coded {
    /** This address takes nothing; others may. */
    ADRES,
    /** It can be the address, and it can be the way out. */
    ONBEKEND,
    /** The way out takes nothing at all from us, or we cannot send at all. */
    DIENST;

    /** What this failure says. */
    static Fault of(Throwable failure) {
        if (failure instanceof SmsGateway.NotTaken sms) {
            return sms.fault();
        }
        if (failure instanceof Mailer.NoMailAddress) {
            return ADRES;
        }
        // no memory, no class, no stack: that has nothing to do with whom it is for
        if (failure instanceof Error || failure instanceof MailAuthenticationException) {
            return DIENST;
        }
        if (failure instanceof MailSendException mail && mail.getMessageExceptions().length > 0) {
            return ofMail(mail.getMessageExceptions()[0]);
        }
        return ofMail(failure);
    }

    /** A refusal holds what was refused inside; the first word that is clear counts. */
    private static Fault ofMail(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 10; cause = inside(cause), depth++) {
            if (cause instanceof MailConnectException
                    || cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof AuthenticationFailedException) {
                return DIENST;
            }
            if (cause instanceof SMTPAddressFailedException address) {
                boolean nothingArrives = new SmtpRefusal(address.getReturnCode(), address.getMessage()).aboutAddress();
                return nothingArrives ? ADRES : ONBEKEND;
            }
        }
        return ONBEKEND;
    }

    private static Throwable inside(Throwable failure) {
        if (failure instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return failure.getCause();
    }
}
