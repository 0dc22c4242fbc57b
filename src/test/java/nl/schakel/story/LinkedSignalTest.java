package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.Timeline;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Hoort bij zaak ..": a coded end of which the reporter hears (domain.md, "Who owns a signal"). */
@SchakelTest
class LinkedSignalTest {

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Feedback feedback;

    @Autowired
    private JdbcClient jdbc;

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
        assertThat(told("af.nijkerk", first)).containsExactly("NIEUWS_IN_ZAAK");
    }

    /** Nobody works on a case that ended: who can open it again hears that something new belongs to it. */
    @Test
    void aSignalThatBelongsToAClosedCaseIsToldToWhoCanOpenItAgain() {
        Receipt first = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                first.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "doorverwezen", "eindToelichting", "Elders (fictief)."));
        confirms(first);
        assertThat(story.state(first.dossier()).closed()).isNotNull();
        Receipt second = story.report(Story.plain());

        story.does("af.nijkerk", second.dossier(), "signaal-beoordelen", belongsTo(first.reference()));
        assertThat(told("keten.wvv", first)).as("not before it is so").isEmpty();
        confirms(second);

        assertThat(told("keten.wvv", first)).containsExactly("GEKOPPELD_AAN_EINDE");
    }

    private void confirms(Receipt signal) {
        story.does(
                "keten.wvv",
                signal.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
    }

    private List<String> told(String username, Receipt about) {
        return jdbc.sql(
                        "select template from schakel.outbox where key like '%gekoppeld-%' and link = ? and receiver = ?")
                .params("/zaken/" + about.dossier(), story.viewer(username).personId())
                .query(String.class)
                .list();
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
