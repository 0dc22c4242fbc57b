package nl.schakel.placement.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import nl.schakel.placement.Criterion;
import nl.schakel.placement.Fit;
import nl.schakel.placement.Profile;
import nl.schakel.placement.Reason;
import nl.schakel.placement.Stance;
import nl.schakel.placement.Touch;
import org.springframework.stereotype.Component;

/** Says in plain Dutch why a bed fits or not ({@code placement-messages.properties}). */
@Component
public class Explanations {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final ResourceBundle texts = ResourceBundle.getBundle("placement-messages", Locale.ROOT);

    /** Why one criterion comes to this outcome. @param crowded whether it is about too few places */
    Reason reason(
            Criterion criterion,
            Profile.Line line,
            HouseOfBed house,
            Answers answers,
            Fit fit,
            Touch touch,
            boolean crowded,
            String measure) {
        String subject = text("onderwerp." + criterion.code());
        String exact = (crowded ? "plaatsen" : criterion.code()) + "." + fit.code();
        String explanation = texts.containsKey(exact)
                ? text(
                        exact,
                        text("niveau." + house.securityLevel()),
                        text("woonvorm." + house.living()),
                        house.places(),
                        answers.knownPeople())
                : text(general(line.stance(), fit, touch), subject, criterion.question());
        return new Reason(criterion.code(), fit, explanation, fit == Fit.PAST_MITS ? measure : null);
    }

    /** Why a bed that was asked for in vain does not fit any more. */
    Reason declined(Facts.Declined declined) {
        return new Reason(declined.criterion(), Fit.PAST_NIET, text("eerder." + declined.why()), null);
    }

    /** A sentence by its key. */
    public String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), DUTCH).format(values);
    }

    private static String general(Stance stance, Fit fit, Touch touch) {
        return switch (fit) {
            case PAST_NIET -> stance == Stance.ELDERS ? "past-niet.elders" : "past-niet";
            case PAST_MITS -> touch == Touch.JA ? "past-mits" : "past-mits.onbekend";
            case ONBEKEND -> touch == Touch.LIEVER_NIET ? "onbekend.liever-niet" : "onbekend";
            case PAST -> "past";
        };
    }
}
