package nl.schakel.notification.internal;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.notification.Template;
import nl.schakel.support.Coded;

/**
 * Value: a message that this node has taken to send.
 *
 * @param lane by which it goes
 * @param key what the message is about, ids and codes only
 * @param attempt the number of this try; also tells this taking from a later one
 */
record WaitingMessage(
        long id,
        Lane lane,
        Receiver to,
        UUID receiver,
        Template template,
        String key,
        String link,
        int attempt,
        Instant since) {

    /** What kind of receiver an id stands for. */
    enum Receiver implements Coded {
        PERSOON,
        MELDER,
        BALIE
    }

    boolean toReporter() {
        return to == Receiver.MELDER;
    }
}
