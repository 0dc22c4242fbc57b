package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** Partners get the question that they may answer, the police always; nobody's silence holds a signal up. */
class VerrijkenPathTest extends PathTest {

    VerrijkenPathTest() {
        super("verrijken");
    }

    /** Whom a focus officer may ask as well (B 8.3): care, the border, organised crime and another region. */
    @Test
    void careTheBorderTheRiecAndAnotherRegionCanBeAskedToo() {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(
                dossier,
                "partners",
                List.of("zorgcoordinator", "kmar", "riec", "andere-regio"),
                "andereRegio",
                "noord");

        standsAt(
                dossier,
                "Task_PartnervraagPolitie",
                "Task_PartnervraagZorgcoordinator",
                "Task_PartnervraagKmar",
                "Task_PartnervraagRiec",
                "Task_PartnervraagAndereRegio");
        assertAbout(due(dossier, "partnervraag-andere-regio"), workingDaysLater(story.now(), 3));
        does("zorg.wvv", dossier, "partnervraag-zorgcoordinator");
        does("kmar", dossier, "partnervraag-kmar");
        does("riec.on", dossier, "partnervraag-riec");
        does("keten.noord", dossier, "partnervraag-andere-regio");
        path(dossier).hasPassed("End_AnderePartners").isNotEnded();
    }

    private UUID asked(String... partners) {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier, "partners", List.of(partners));
        return dossier;
    }

    @Test
    void thePoliceAreAskedWithoutAnybodyChoosingThat() {
        UUID dossier = asked();
        standsAt(dossier, "Task_PartnervraagPolitie");
        assertAbout(due(dossier, "partnervraag-politie"), workingDaysLater(story.now(), 1));

        does("tmm.oost", dossier, "partnervraag-politie", "voorzichtig", "nee");

        path(dossier)
                .hasPassed("Gateway_PolitieGeweest", "End_PartnersBevraagd")
                .isEnded();
        path(dossier).hasNotPassed("Call_WachtverzoekBewaken", "Task_PartnervraagNla");
    }

    @Test
    void withNoPersonPlaceOrOffenderThereIsNothingToAskThePolice() {
        UUID dossier = story.report(Story.plain()).dossier();

        passesOn(dossier, "locatie", "nee");

        path(dossier).hasNotPassed("Task_PartnervraagPolitie").isEnded();
    }

    @Test
    void allAreAskedAtTheSameTime() {
        UUID dossier = asked("nla", "veiligthuis", "gebiedsteam", "procesregisseur");

        standsAt(
                dossier,
                "Task_PartnervraagPolitie",
                "Task_PartnervraagNla",
                "Task_PartnervraagVeiligThuis",
                "Task_PartnervraagGebiedsteam",
                "Task_PartnervraagProcesregisseur");
        assertAbout(due(dossier, "partnervraag-nla"), workingDaysLater(story.now(), 3));
        does("nla.oost", dossier, "partnervraag-nla");
        does("veiligthuis.gm", dossier, "partnervraag-veilig-thuis");
        does("gebiedsteam.nijkerk", dossier, "partnervraag-gebiedsteam");
        does("procesregie.nijkerk", dossier, "partnervraag-procesregisseur");
        path(dossier).hasPassed("End_AnderePartners").isNotEnded();
        does("tmm.oost", dossier, "partnervraag-politie", "voorzichtig", "nee");

        path(dossier).hasPassed("End_PartnersBevraagd").isEnded();
        path(dossier).hasNotPassed("Task_OpenVragenVastleggen");
    }

    /** An answer that comes late counts as much as one in time. */
    @Test
    void thePoliceKeepTheirQuestionAfterItsTerm() {
        UUID dossier = asked("nla");

        until(workingDaysLater(story.now(), 4));

        standsAt(dossier, "Task_PartnervraagPolitie");
        assertThat(story.steps(dossier)).doesNotContain("partnervraag-nla");
    }

    @Test
    void policeWhoAskToWaitGetThat() {
        UUID dossier = asked();

        does("tmm.oost", dossier, "partnervraag-politie", "voorzichtig", "ja");

        standsAt(dossier, "Call_WachtverzoekBewaken");
        does("af.nijkerk", dossier, "afstemmen-met-politie");
        does("tmm.oost", dossier, "wachtverzoek-bevestigen", "wachten", "contact-vrij");
        path(dossier).hasPassed("End_PartnersBevraagd").isEnded();
    }

    @Test
    void theOthersTogetherHaveThreeWorkingDays() {
        UUID dossier = asked("nla", "gebiedsteam");
        Instant end = workingDaysLater(story.now(), 3);
        assertAbout(rings(dossier, "verrijken", "Boundary_PartnersNietOpTijd"), end);
        does("nla.oost", dossier, "partnervraag-nla");

        until(end.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Task_PartnervraagPolitie", "Task_PartnervraagGebiedsteam");
        until(end);

        path(dossier).hasPassed("Boundary_PartnersNietOpTijd", "Task_OpenVragenVastleggen", "Gateway_AnderenGeweest");
        assertThat(story.steps(dossier)).doesNotContain("partnervraag-gebiedsteam");
    }
}
