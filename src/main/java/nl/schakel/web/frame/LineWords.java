package nl.schakel.web.frame;

import java.util.List;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.CaseLines;
import nl.schakel.signal.ExploitationForms;
import org.springframework.stereotype.Component;

/** View factory: what the line of a case in a list says, in words. */
@Component
public class LineWords {

    /** The form that says that nobody knows which. */
    private static final String UNKNOWN = "onbekend";

    private final Words words;
    private final ExploitationForms exploitation;

    LineWords(Words words, ExploitationForms exploitation) {
        this.words = words;
        this.exploitation = exploitation;
    }

    /**
     * What a line says of its case; each part is null when it is not for the reader or says nothing.
     *
     * @param minor that somebody is a minor or may be one: who protects a child looks for these
     * @param age that nobody knows whether somebody is a minor, which is no "no"
     */
    public record LineText(String form, String minor, String age, String channel) {

        static final LineText NOTHING = new LineText(null, null, null, null);
    }

    /** @param line null when the reader sees nothing of the case */
    public LineText of(CaseLines.CaseLine line) {
        if (line == null) {
            return LineText.NOTHING;
        }
        boolean known = line.minor().equals(AgeAnswer.JA.code());
        boolean doubt = line.minor().equals(AgeAnswer.TWIJFEL.code());
        return new LineText(
                form(line.forms()),
                known || doubt ? words.of("lijst.minderjarig", line.minor()) : null,
                line.minor().equals(AgeAnswer.ONBEKEND.code()) ? words.say("lijst.leeftijd-onbekend") : null,
                line.channel() == null ? null : words.of("kanaal", line.channel()));
    }

    private String form(List<String> forms) {
        List<String> known =
                forms.stream().filter(form -> !form.equals(UNKNOWN)).toList();
        return known.isEmpty() ? words.say("lijst.vorm-onbekend") : exploitation.labels(known);
    }
}
