package nl.schakel.placement;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.Zones;

/** Text factory: says in Dutch that somebody else was first to have a bed, with the same words and date everywhere. */
public final class HoldSentence {

    private static final Sentences TEXTS = Sentences.of("placement-messages");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM, HH:mm", Locale.forLanguageTag("nl-NL"))
            .withZone(Zones.AMSTERDAM);

    private HoldSentence() {}

    /** Until when the other has it, or that it is promised for good. */
    public static String of(HoldResult.Taken taken) {
        return taken.until() == null
                ? TEXTS.say("vastgehouden.net-voor")
                : TEXTS.say("vastgehouden.net-voor-tot", MOMENT.format(taken.until()));
    }
}
