package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.Timeline;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Hoort bij zaak ..": a coded end of which the reporter hears (domain.md, "Who owns a signal"). */
@SchakelTest
class LinkedSignalTest {

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Feedback feedback;

    @Test
    void aSignalThatBelongsToAnotherCaseEndsThereAndTheReporterHears() {
        Receipt first = story.report(Story.plain());
        Receipt second = story.report(Story.plain());

        String fromPaper = first.reference().replace("-", " ").toLowerCase();
        story.does("af.nijkerk", second.dossier(), "signaal-beoordelen", belongsTo(fromPaper));
        assertThat(story.state(second.dossier()).closed())
                .as("R2: not before a second reader")
                .isNull();
        story.does(
                "keten.wvv",
                second.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));

        assertThat(story.state(second.dossier()).outcome().code()).isEqualTo("gekoppeld");
        assertThat(timeline.of(first.dossier())).anySatisfy(line -> {
            assertThat(line.kind()).isEqualTo("zaak-gekoppeld");
            assertThat(line.codes()).containsExactly(second.reference());
        });
        assertThat(feedback.read(second.dossier()).stream().map(Message::text))
                .anyMatch(text -> text.contains("hoort bij iets waar al naar gekeken wordt"));
        assertThat(story.state(first.dossier()).closed()).isNull();
    }

    @Test
    void aCaseThatIsNotTheirsIsRefusedLikeOneThatDoesNotExist() {
        Receipt elsewhere = story.report(Story.in("GM0228"));
        Receipt own = story.report(Story.plain());

        assertThat(refusal(own, elsewhere.reference()))
                .isEqualTo(refusal(own, "M-2026-ZZZZ-ZZZZ"))
                .contains("Wij vinden geen andere zaak met dit nummer");
        assertThat(story.steps(own.dossier())).containsExactly("signaal-beoordelen");
    }

    private String refusal(Receipt own, String reference) {
        return catchThrowableOfType(
                        InvalidInput.class,
                        () -> story.does("af.nijkerk", own.dossier(), "signaal-beoordelen", belongsTo(reference)))
                .errors()
                .get(0)
                .message();
    }

    private static Map<String, Object> belongsTo(String reference) {
        return Story.triage(
                "vervolg", "stoppen",
                "eindreden", "gekoppeld",
                "zaakReferentie", reference,
                "eindToelichting", "Zelfde adres (fictief).");
    }
}
