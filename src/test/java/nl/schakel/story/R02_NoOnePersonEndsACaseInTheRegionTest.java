package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.trial.FormAnswers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R2 in the region: who proposes to end a case says why for each step that is open and for each partner that recorded a
 * victim or an investigation; somebody else decides, and whoever had an open step is told.
 */
@SchakelTest
class R02_NoOnePersonEndsACaseInTheRegionTest {

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private JdbcClient jdbc;

    private UUID divided(Object... triage) {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage(triage));
        story.does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                Map.of("comensha", "nee", "comenshaNiet", "geen-slachtoffer", "opvang", "nee"));
        return dossier;
    }

    private List<Map<String, Object>> reasons(UUID dossier) {
        String schema = desk.open(story.task(dossier, "uitkomsten-bespreken").id(), story.viewer("keten.wvv"))
                .schema();
        JsonNode open = FormAnswers.fields(schema).stream()
                .filter(field -> FormAnswers.key(field).equals("openStappen"))
                .findFirst()
                .orElseThrow();
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (JsonNode option : open.path("components").path(0).path("values")) {
            reasons.add(Map.of("stap", option.path("value").asText(), "reden", "Verzonnen reden (fictief)."));
        }
        return reasons;
    }

    private void proposes(UUID dossier, List<Map<String, Object>> reasons) {
        proposes("keten.wvv", dossier, reasons);
    }

    private void proposes(String username, UUID dossier, List<Map<String, Object>> reasons) {
        story.does(
                username,
                dossier,
                "uitkomsten-bespreken",
                Map.of("klaar", "ja", "uitkomst", "bestuurlijke-maatregel", "openStappen", reasons));
    }

    private void agrees(String username, UUID dossier) {
        story.does(
                username,
                dossier,
                "einde-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Verzonnen akkoord (fictief)."));
    }

    @Test
    void everyOpenStepNeedsAReason() {
        UUID dossier = divided("locatie", "ja");

        assertThatThrownBy(() -> proposes(dossier, List.of())).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.errors()).extracting("code").containsExactly("reden-ontbreekt");
            assertThat(refused.errors().get(0).message())
                    .contains("Plek of dader onderzoeken", "Vraag beantwoorden: politie");
        });
        proposes(dossier, reasons(dossier));

        assertThat(story.steps(dossier)).contains("einde-tegenlezen", "ondermijning-onderzoeken");
    }

    /** Nothing ends against a partner who recorded a victim or an investigation, unless somebody says why. */
    @Test
    void soDoesWhatAPartnerRecordedAlsoWhenItsStepIsDone() {
        UUID dossier = divided("vormen", List.of("arbeid"), "locatie", "ja");
        story.does(
                "nla.oost",
                dossier,
                "arbeidsuitbuiting-onderzoeken",
                Map.of("onderzoek", "start", "slachtoffers", "ja"));
        List<Map<String, Object>> reasons = reasons(dossier);

        assertThatThrownBy(() -> proposes(dossier, reasons.subList(0, reasons.size() - 2)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).message())
                                .contains(
                                        "Er is een slachtoffer",
                                        "Er loopt of start een onderzoek",
                                        "Arbeidsinspectie"));
    }

    @Test
    void theProposerNeverDecides() {
        UUID dossier = divided("locatie", "ja");
        proposes(dossier, reasons(dossier));

        assertThatThrownBy(() -> agrees("keten.wvv", dossier))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly("eigen-voorstel"));
        agrees("keten2.wvv", dossier);

        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.BESTUURLIJKE_MAATREGEL);
    }

    /** Else a case stays open for good as soon as everybody who may read its end has once proposed it. */
    @Test
    void whoWasOverruledMayReadTheNextProposal() {
        UUID dossier = divided("locatie", "ja");
        proposes(dossier, reasons(dossier));
        story.does(
                "keten2.wvv",
                dossier,
                "einde-tegenlezen",
                Map.of("besluit", "doorgaan", "toelichting", "Verzonnen bezwaar (fictief)."));
        story.does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                Map.of("comensha", "nee", "comenshaNiet", "geen-slachtoffer", "opvang", "nee"));
        List<Map<String, Object>> reasons = reasons(dossier);
        proposes("keten2.wvv", dossier, reasons);

        agrees("keten.wvv", dossier);

        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.BESTUURLIJKE_MAATREGEL);
    }

    @Test
    void withTheEndWhoeverHadAStepIsToldAndNothingStaysOpen() {
        UUID dossier = divided("locatie", "ja");
        String step = story.task(dossier, "ondermijning-onderzoeken").id();
        proposes(dossier, reasons(dossier));

        agrees("keten2.wvv", dossier);

        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
        assertThat(story.open(dossier)).isEmpty();
        assertThat(jdbc.sql("select count(distinct receiver) from schakel.outbox where key like :key || '%'")
                        .param("key", "stap-vervallen-" + step)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
