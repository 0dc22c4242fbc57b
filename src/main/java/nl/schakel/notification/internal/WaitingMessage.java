package nl.schakel.notification.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.notification.Template;
import nl.schakel.support.Coded;

/**
 * Value: a message that this node has taken to send.
 *
 * @param id the number of its first line, by which it is known
 * @param lane by which it goes
 * @param key what the message is about, ids and codes only
 * @param attempt the number of this try; also tells this taking from a later one
 * @param lines all that it tells; more than one for ordinary mail only
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
        Instant since,
        List<MessageLine> lines) {

    /** What kind of receiver an id stands for. */
    enum Receiver implements Coded {
        PERSOON,
        MELDER,
        BALIE
    }

    /** One thing that a message tells: a row of the outbox. */
    record MessageLine(long id, Template template, String key, String link) {

        MessageLine saying(Template now) {
            return new MessageLine(id, now, key, link);
        }
    }

    /** A message that tells one thing. */
    WaitingMessage(
            long id,
            Lane lane,
            Receiver to,
            UUID receiver,
            Template template,
            String key,
            String link,
            int attempt,
            Instant since) {
        this(
                id,
                lane,
                to,
                receiver,
                template,
                key,
                link,
                attempt,
                since,
                List.of(new MessageLine(id, template, key, link)));
    }

    /** The same message, telling no more than this. */
    WaitingMessage telling(List<MessageLine> left) {
        return new WaitingMessage(id, lane, to, receiver, template, key, link, attempt, since, left);
    }

    /** The numbers of its rows, as a list for the database. */
    String rows() {
        return rowsOf(lines);
    }

    static String rowsOf(List<MessageLine> lines) {
        return String.join(
                ",", lines.stream().map(line -> Long.toString(line.id())).toList());
    }

    boolean toReporter() {
        return to == Receiver.MELDER;
    }
}
