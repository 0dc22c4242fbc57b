package nl.schakel.notification;

import java.util.List;
import java.util.stream.Stream;
import nl.schakel.support.Coded;

/** Code list: how often somebody wants mail that can wait. */
public enum MailRhythm implements Coded {
    /** Soon, but what comes within minutes goes as one mail. */
    METEEN,
    /** One mail an hour at most. */
    UUR,
    /** One mail a day, in the morning. */
    DAG;

    /** All codes, in the order in which they are offered. */
    public static List<String> codes() {
        return Stream.of(values()).map(MailRhythm::code).toList();
    }
}
