package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.ReporterContacts;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R11: what was not asked or not known stays unknown; nothing on the way makes it a yes or a no. */
@SchakelTest
class R11_UnknownIsAValueTest {

    @Autowired
    private Story story;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ReporterContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatAReportDoesNotSayIsNotAskedInTheDossierAndNotSaidInTheRoute() {
        UUID dossier = story.report(Story.plain()).dossier();

        Map<String, Object> report = jdbc.sql(
                        "select minor, reporting_code_duty from schakel.report where dossier_id = ?")
                .param(dossier)
                .query()
                .singleRow();
        assertThat(report.values()).as("not asked is no answer").containsOnly("niet-gevraagd");
        String route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .singleResult()
                .getId();
        // so that triage asks it, with nothing chosen beforehand
        assertThat(runtime.getVariables(route, List.of("minderjarig", "acuut", "meldcode"))
                        .values())
                .containsOnlyNulls();
    }

    @Test
    void unknownThatWasChosenIsKeptAsAnAnswer() {
        UUID dossier = story.report(new NewSignal(
                        "GM0267",
                        "Verzonnen (fictief).",
                        null,
                        null,
                        "onbekend",
                        null,
                        null,
                        null,
                        null,
                        new NewSignal.Reporter(null, "docent", null, null, null, null, "onbekend")))
                .dossier();

        assertThat(jdbc.sql("select minor, reporting_code_duty from schakel.report where dossier_id = ?")
                        .param(dossier)
                        .query()
                        .singleRow()
                        .values())
                .containsOnly("onbekend");
        String route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .singleResult()
                .getId();
        assertThat(runtime.getVariable(route, "meldcode")).isEqualTo("onbekend");
    }

    /** "nee" is an answer as much as "ja"; it never becomes "onbekend" on its way. */
    @Test
    void whatTheReporterSaysAboutDangerReachesTheTriageAsItWasSaid() {
        NewSignal noDanger =
                new NewSignal("GM0267", "Verzonnen (fictief).", false, null, "onbekend", null, null, null, null, null);
        UUID dossier = story.report(noDanger).dossier();

        String route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .singleResult()
                .getId();
        assertThat(runtime.getVariable(route, "acuut")).isEqualTo("nee");
        assertThat(runtime.getVariable(route, "minderjarig")).isEqualTo("onbekend");
    }

    @Test
    void whetherContactIsSafeCountsAsNotSafeUntilTheReporterSaysSo() {
        UUID dossier = story.report(Story.plain()).dossier();

        assertThat(contacts.contact(dossier).safe()).isFalse();
        assertThat(contacts.safeEmail(dossier)).isEmpty();
    }

    @Test
    void anUnknownPersonOfUnknownAgeIsNotTreatedAsNobody() {
        UUID dossier = story.report(Story.plain()).dossier();

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "persoon", "onbekend",
                        "minderjarig", "onbekend",
                        "locatie", "onbekend",
                        "dader", "onbekend",
                        "acuut", "onbekend"));

        assertThat(story.steps(dossier)).contains("onbekend-uitzoeken").doesNotContain("pga-starten");
    }
}
