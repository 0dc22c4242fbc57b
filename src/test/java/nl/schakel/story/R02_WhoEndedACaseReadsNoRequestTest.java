package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Receipt;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.trial.FormAnswers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R2: a reporter who asks to look again is read by somebody who did not end the case, and the second time by yet another. */
@SchakelTest
class R02_WhoEndedACaseReadsNoRequestTest {

    private static final String STEP = "herziening-lezen";

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private TaskCommands desk;

    private static final Map<String, Object> STAYS = Map.of(
            "besluit", "blijft",
            "blijftReden", "al-bekeken",
            "tekstVoorMelder", "Dank u wel (fictief).",
            "toelichting", "Gewogen (fictief).");

    @Test
    void whoReadTheProposalASecondTimeDoesNotReadTheRequest() {
        UUID dossier = stopped(story.report(Story.plain()), "keten.wvv");

        reporter.askAgain(dossier, "Het gaat door (fictief).", null);

        assertThat(story.task(dossier, STEP).group().role()).isEqualTo(Role.KETENREGISSEUR);
        assertRefused("keten.wvv", dossier);
        story.does("keten2.wvv", dossier, STEP, STAYS);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void theSecondRequestGoesToWhoDidNotReadTheFirst() {
        UUID dossier = stopped(story.report(Story.plain()), "keten.wvv");
        reporter.askAgain(dossier, "Het gaat door (fictief).", null);
        story.does("keten2.wvv", dossier, STEP, STAYS);

        reporter.askAgain(dossier, "Nog steeds (fictief).", null);

        TaskSummary task = story.task(dossier, STEP);
        assertThat(task.group().role())
                .as("both chain directors had it in hand before")
                .isEqualTo(Role.ZORGCOORDINATOR);
        story.does("zorg.wvv", dossier, STEP, STAYS);
    }

    @Test
    void whoReportedDoesNotReadTheOwnRequest() {
        // a region that reports itself: the other chain director proposes the end, the care coordinator reads it
        UUID dossier = story.reportAs("keten2.wvv", Story.plain()).dossier();
        story.runDueJobs();
        answers("keten.wvv", dossier, "zaak-verdelen", Map.of("comensha", "nee", "opvang", "nee"));
        answers("keten.wvv", dossier, "uitkomsten-bespreken", Map.of("klaar", "ja", "uitkomst", "doorverwezen"));
        answers("zorg.wvv", dossier, "einde-tegenlezen", Map.of("besluit", "bevestigen"));
        assertThat(story.state(dossier).closed()).isNotNull();

        reporter.askAgain(dossier, "Het gaat door (fictief).", null);

        assertThat(story.task(dossier, STEP).group().role()).isEqualTo(Role.TMM);
    }

    private void answers(String username, UUID dossier, String step, Map<String, Object> given) {
        String schema = desk.open(story.task(dossier, step).id(), story.viewer(username))
                .schema();
        story.does(
                username,
                dossier,
                step,
                new FormAnswers(LocalDate.ofInstant(story.now(), Zones.AMSTERDAM))
                        .minimal(schema, new HashMap<>(given)));
    }

    @Test
    void whereNobodyElseIsTheNationalTeamReadsIt() {
        // a municipality without region: the national team ended it, and one of the two reads
        Receipt receipt = story.report(Story.in("GM0014"));
        story.does("landelijk", receipt.dossier(), "signaal-beoordelen", stop());
        story.does("landelijk2", receipt.dossier(), "voorstel-tegenlezen", confirm());

        reporter.askAgain(receipt.dossier(), "Het gaat door (fictief).", null);

        assertThat(story.task(receipt.dossier(), STEP).group().role()).isEqualTo(Role.LANDELIJK);
    }

    private UUID stopped(Receipt receipt, String reader) {
        story.does("af.nijkerk", receipt.dossier(), "signaal-beoordelen", stop());
        story.does(reader, receipt.dossier(), "voorstel-tegenlezen", confirm());
        return receipt.dossier();
    }

    private static Map<String, Object> stop() {
        return Story.triage(
                "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets gezien (fictief).");
    }

    private static Map<String, Object> confirm() {
        return Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief).");
    }

    private void assertRefused(String username, UUID dossier) {
        assertThatThrownBy(() -> story.does(username, dossier, STEP, STAYS))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly("eigen-voorstel"));
    }
}
