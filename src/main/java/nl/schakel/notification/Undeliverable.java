package nl.schakel.notification;

import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * Event: a mail does not arrive and is not tried any more. Published in the transaction that notes it.
 *
 * @param message number of the mail
 * @param reporter whether the receiver is a dossier, whose reporter it was for, or a person with an account
 * @param key the key that it was put in the outbox with
 */
public record Undeliverable(long message, UUID receiver, boolean reporter, Template template, String key, Why why) {

    /** Why it does not arrive. */
    public enum Why implements Coded {
        /** The mail server of the receiver does not know the address, or nothing that is no address can be known. */
        GEWEIGERD,
        /** It was taken and came back. */
        TERUGGEKOMEN,
        /** It came back since there was no room; the next one may fit. */
        POSTVAK_VOL,
        /** It was tried for days without success. */
        OPGEGEVEN
    }
}
