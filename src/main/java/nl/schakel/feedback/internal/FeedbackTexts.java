package nl.schakel.feedback.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Component;

/**
 * Text factory: makes the Dutch sentence of a message from its codes. Says that and by what kind of party a report was
 * picked up, never who the victim is or what the police do.
 */
@Component
public class FeedbackTexts {

    private final Sentences texts = Sentences.of("feedback-messages");
    private final Directory directory;

    FeedbackTexts(Directory directory) {
        this.directory = directory;
    }

    /**
     * Who reads it, and when.
     *
     * @param professional somebody who reported from their work reads other words at the end
     * @param asked whether this is the question that is open now
     * @param over whether the report was opened again after this: what was said of its end, and of looking at it again, holds no more
     */
    public record Reader(boolean professional, boolean asked, boolean over) {}

    /** The sentence of this kind; who has the report, or the outcome where a reporter may know it, makes it more exact. */
    public String text(String kind, Map<String, String> codes, Reader reader) {
        String text = texts.say(key(kind, codes, reader));
        String municipality = municipality(codes.get(FeedbackCodes.MUNICIPALITY));
        String who = party(codes.get(FeedbackCodes.PARTY)).replace("{gemeente}", municipality);
        return text.replace("{Wie}", capital(who)).replace("{wie}", who).replace("{gemeente}", municipality);
    }

    private String key(String kind, Map<String, String> codes, Reader reader) {
        boolean question = kind.equals(FeedbackKind.VRAAG.code());
        String over = kind + ".voorbij";
        if (question ? !reader.asked() : reader.over() && texts.has(over)) {
            return over;
        }
        String exact = first(kind, codes.get(FeedbackCodes.OUTCOME), codes.get(FeedbackCodes.PARTY));
        String toProfessional = exact + ".professional";
        return reader.professional() && texts.has(toProfessional) ? toProfessional : exact;
    }

    private String first(String kind, String... codes) {
        return Stream.of(codes)
                .filter(Objects::nonNull)
                .map(code -> kind + "." + code)
                .filter(texts::has)
                .findFirst()
                .orElse(kind);
    }

    private String party(String role) {
        String key = "partij." + role;
        return texts.say(role != null && texts.has(key) ? key : "partij");
    }

    private String municipality(String code) {
        return directory
                .municipality(code == null ? "" : code)
                .map(Municipality::name)
                .map(name -> texts.say("gemeente.bekend").replace("{naam}", name))
                .orElseGet(() -> texts.say("gemeente"));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
