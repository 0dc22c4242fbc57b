package nl.schakel.feedback.internal;

import java.util.Locale;
import java.util.Map;
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

    /** The sentence of this kind; the outcome makes it more exact where a reporter may know the outcome. */
    public String text(String kind, Map<String, String> codes) {
        String outcome = codes.get(FeedbackCodes.OUTCOME);
        String exact = kind + "." + outcome;
        String text = texts.say(outcome != null && texts.has(exact) ? exact : kind);
        String municipality = municipality(codes.get(FeedbackCodes.MUNICIPALITY));
        String who = party(codes.get(FeedbackCodes.PARTY)).replace("{gemeente}", municipality);
        return text.replace("{Wie}", capital(who)).replace("{wie}", who).replace("{gemeente}", municipality);
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
