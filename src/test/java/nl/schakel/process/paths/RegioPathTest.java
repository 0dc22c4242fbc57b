package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Entries;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The region divides the work, hears what came of it, and divides again until it is done. */
class RegioPathTest extends PathTest {

    @Autowired
    private Entries entries;

    RegioPathTest() {
        super("regio");
    }

    private UUID atTheRegion(Object... triage) {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier, triage);
        story.runDueJobs();
        if (triage.length > 0) {
            standsAt(dossier, "Task_ZaakOntvangen", "Task_ZaakVerdelen");
            assertAbout(due(dossier, "zaak-ontvangen"), workingDaysLater(story.now(), 2));
        }
        assertAbout(due(dossier, "zaak-verdelen"), workingDaysLater(story.now(), 10));
        return dossier;
    }

    private Map<String, Object> action(String party, int days) {
        return Map.of(
                "partij",
                party,
                "wat",
                "Verzonnen actie (fictief)",
                "termijn",
                today().plusDays(days).toString());
    }

    @Test
    void nothingToDo() {
        UUID dossier = atTheRegion("persoon", "ja", "persoonBekend", "nee");

        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");

        path(dossier).hasPassed("Task_InBehandeling");
        standsAt(dossier, "Task_ZaakOntvangen", "Task_UitkomstenBespreken");
        path(dossier).hasNotPassed("Task_ActieUitvoeren", "Task_ComenshaMelden", "Call_OpvangRegelen");
        does("zorg.wvv", dossier, "zaak-ontvangen");
        path(dossier).hasPassed("End_ZorgKlaar");
        regionEnds(dossier, "hulp-geregeld");
        path(dossier).hasPassed("Task_StappenBeeindigen", "End_ZaakBehandeld").isEnded();
    }

    /** Care has no business with a place where nobody is. */
    /** Reported already, and no victim, are two answers; that nobody reports has a reason. */
    @Test
    void whyNobodyReportsToComenshaIsSaid() {
        UUID dossier = atTheRegion();
        assertThatThrownBy(() ->
                        story.does("keten.wvv", dossier, "zaak-verdelen", Map.of("comensha", "nee", "opvang", "nee")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("field").containsExactly("comenshaNiet"));

        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "comenshaNiet", "al-gemeld", "opvang", "nee");

        assertThat(entries.of(dossier)).extracting("value").contains("Het slachtoffer is al gemeld");
    }

    @Test
    void withoutAPersonCareGetsNoStep() {
        UUID dossier = atTheRegion();

        standsAt(dossier, "Task_ZaakVerdelen");
        path(dossier).hasPassed("End_ZorgKlaar").hasNotPassed("Task_ZaakOntvangen");
    }

    @Test
    void theSecondReaderSendsTheCaseBack() {
        UUID dossier = atTheRegion();
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        does("keten.wvv", dossier, "uitkomsten-bespreken", "klaar", "ja", "uitkomst", "geen-aanwijzingen");
        standsAt(dossier, "Task_EindeTegenlezen");

        does("keten2.wvv", dossier, "einde-tegenlezen", "besluit", "doorgaan");

        path(dossier).hasPassed("Task_EindeAfwijzen");
        standsAt(dossier, "Task_ZaakVerdelen");
    }

    /** Silence is no agreement, here as little as before the region. */
    @Test
    void unreadTheCaseStaysOpen() {
        UUID dossier = atTheRegion();
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        does("keten.wvv", dossier, "uitkomsten-bespreken", "klaar", "ja", "uitkomst", "geen-aanwijzingen");

        until(workingDaysLater(story.now(), 8));

        standsAt(dossier, "Task_EindeTegenlezen");
    }

    @Test
    void everyPartyGetsItsActionWithTheAgreedDeadline() {
        UUID dossier = atTheRegion();

        does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                "acties",
                List.of(action("tmm", 3), action("ondermijning", 5)),
                "comensha",
                "ja",
                "comenshaPartij",
                "tmm",
                "opvang",
                "ja");

        assertThat(story.state(dossier).status()).isEqualTo(Status.IN_BEHANDELING);
        assertThat(story.steps(dossier))
                .contains("actie-uitvoeren", "comensha-melden", "behoefte-bespreken")
                .doesNotContain("uitkomsten-bespreken");
        assertThat(actions(dossier))
                .extracting(task -> task.group().toString(), TaskSummary::due)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("tmm@politie-oost", endOfDay(3)),
                        org.assertj.core.groups.Tuple.tuple("ondermijning@GM0267", endOfDay(5)));
        assertThat(story.task(dossier, "comensha-melden").group()).hasToString("tmm@politie-oost");
        act("tmm.oost", dossier);
        act("ondermijning.nijkerk", dossier);
        does("tmm.oost", dossier, "comensha-melden");
        assertThat(story.steps(dossier)).doesNotContain("uitkomsten-bespreken");
        findsOutAboutShelter(dossier);
        path(dossier).isWaitingAt("Task_UitkomstenBespreken");
    }

    @Test
    void unknownIsFoundOutAndNotDoneMeansDividingAgain() {
        UUID dossier = atTheRegion("persoon", "ja", "persoonBekend", "nee");
        does("zorg.wvv", dossier, "zaak-ontvangen");
        does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                "acties",
                List.of(action("zorgcoordinator", 3)),
                "comensha",
                "onbekend",
                "comenshaPartij",
                "zorgcoordinator",
                "opvang",
                "onbekend");
        does("zorg.wvv", dossier, "comensha-melden");
        findsOutAboutShelter(dossier);
        act("zorg.wvv", dossier);

        does("keten.wvv", dossier, "uitkomsten-bespreken", "klaar", "nee");

        standsAt(dossier, "Task_ZaakVerdelen");
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        // the action of the first round is not done again
        standsAt(dossier, "Task_UitkomstenBespreken");
        regionEnds(dossier, "hulp-geregeld");
        path(dossier).isEnded();
    }

    private void findsOutAboutShelter(UUID dossier) {
        does("zorg.wvv", dossier, "behoefte-bespreken");
        does("zorg.wvv", dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
    }

    private List<TaskSummary> actions(UUID dossier) {
        return story.open(dossier).stream()
                .filter(task -> task.step().equals("actie-uitvoeren"))
                .toList();
    }

    /** Somebody does the action that stands in the own list, which need not be the oldest one. */
    private void act(String username, UUID dossier) {
        TaskSummary mine = actions(dossier).stream()
                .filter(task -> story.viewer(username).groups().contains(task.group()))
                .findFirst()
                .orElseThrow();
        desk.complete(mine.id(), Map.of("actieUitkomst", "gedaan"), story.viewer(username));
    }

    private Instant endOfDay(int days) {
        return at(today().plusDays(days), LocalTime.of(23, 59));
    }
}
