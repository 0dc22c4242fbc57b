package nl.schakel.placement.matching.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.internal.HouseOfBed;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Component;

/** Maker of the Dutch sentence that says why a bed fits or not ({@code placement-messages.properties}). */
@Component
public class Explanations {

    /** All that a sentence depends on: a few thousand at most, so each is made once. */
    private record SentenceKey(
            String subject, String general, Fit fit, int security, String living, int places, int people) {}

    private final Map<SentenceKey, String> sentences = new ConcurrentHashMap<>();
    private final Sentences texts = Sentences.of("placement-messages");

    /** Why one criterion comes to this outcome. @param crowded whether it is about too few places */
    Reason reason(
            Criterion criterion,
            Profile.CriterionRule line,
            HouseOfBed house,
            Answers answers,
            Fit fit,
            CriterionMatch touch,
            boolean crowded,
            String measure) {
        SentenceKey said = new SentenceKey(
                crowded ? "plaatsen" : criterion.code(),
                general(line.stance(), fit, touch),
                fit,
                house.securityLevel(),
                house.living(),
                house.places(),
                answers.knownPeople());
        String explanation = sentences.get(said);
        if (explanation == null) {
            explanation = sentence(said, criterion);
            sentences.put(said, explanation);
        }
        return new Reason(criterion.code(), fit, explanation, fit == Fit.PAST_MITS ? measure : null);
    }

    private String sentence(SentenceKey said, Criterion criterion) {
        String exact = said.subject() + "." + said.fit().code();
        return texts.has(exact)
                ? text(
                        exact,
                        text("niveau." + said.security()),
                        text("woonvorm." + said.living()),
                        said.places(),
                        said.people())
                : text(said.general(), text("onderwerp." + criterion.code()), criterion.question());
    }

    /** Why a bed that was asked for in vain does not fit any more. */
    Reason declined(Facts.Declined declined) {
        return new Reason(declined.criterion(), Fit.PAST_NIET, text("eerder." + declined.why()), null);
    }

    /** A sentence by its key. */
    public String text(String key, Object... values) {
        return texts.say(key, values);
    }

    private static String general(AcceptancePolicy stance, Fit fit, CriterionMatch touch) {
        return switch (fit) {
            case PAST_NIET -> stance == AcceptancePolicy.ELDERS ? "past-niet.elders" : "past-niet";
            case PAST_MITS -> touch == CriterionMatch.JA ? "past-mits" : "past-mits.onbekend";
            case ONBEKEND -> touch == CriterionMatch.LIEVER_NIET ? "onbekend.liever-niet" : "onbekend";
            case PAST -> "past";
        };
    }
}
