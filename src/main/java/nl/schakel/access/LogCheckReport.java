package nl.schakel.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.text.Sentences;

/**
 * Check result of the access log, in Dutch, for anyone who operates Schakel.
 *
 * @param asked whether somebody asked for a head that they noted down
 * @param found the place of that head in the chain; empty when it is not there
 */
record LogCheckReport(LogCheck check, boolean asked, Optional<Long> found) {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    /** Whether all is as it was written, and what was asked for is there. */
    boolean good() {
        return check.intact() && asked == found.isPresent();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (check.brokenAt() != null) {
            lines.add(SENTENCES.say("logboek.stuk.regel", String.valueOf(check.brokenAt())));
        }
        if (check.lost() != null) {
            lines.add(SENTENCES.say("logboek.stuk.kop", String.valueOf(check.lost())));
        }
        if (check.intact()) {
            lines.add(SENTENCES.say(
                    "logboek.heel",
                    String.valueOf(check.entries()),
                    String.valueOf(check.waiting()),
                    String.valueOf(check.heads())));
        }
        if (check.position() > 0) {
            lines.add(SENTENCES.say("logboek.kop", String.valueOf(check.position()), check.head()));
        }
        if (asked) {
            lines.add(found.map(place -> SENTENCES.say("logboek.opgegeven.staat", String.valueOf(place)))
                    .orElseGet(() -> SENTENCES.say("logboek.opgegeven.weg")));
        }
        return lines;
    }
}
