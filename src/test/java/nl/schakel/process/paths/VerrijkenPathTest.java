package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** Partners get the question that they may answer, the police first; nobody's silence holds a signal up. */
class VerrijkenPathTest extends PathTest {

    VerrijkenPathTest() {
        super("verrijken");
    }

    private UUID asked(String... partners) {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier, "partners", List.of(partners));
        return dossier;
    }

    @Test
    void withoutQuestionsTheSignalGoesOnAtOnce() {
        UUID dossier = asked();

        path(dossier)
                .hasPassed(
                        "Gateway_PolitieVragen", "Gateway_PolitieGeweest", "Sub_AnderePartners", "End_PartnersBevraagd")
                .isEnded();
        path(dossier).hasNotPassed("Task_PartnervraagPolitie", "Task_PartnervraagNla");
    }

    @Test
    void thePoliceAnswerFirstAndThenTheOthersTogether() {
        UUID dossier = asked("tmm", "nla", "veiligthuis", "gebiedsteam", "procesregisseur");
        standsAt(dossier, "Task_PartnervraagPolitie");
        assertAbout(due(dossier, "partnervraag-politie"), workingDaysLater(story.now(), 1));

        does("tmm.oost", dossier, "partnervraag-politie");

        standsAt(
                dossier,
                "Task_PartnervraagNla",
                "Task_PartnervraagVeiligThuis",
                "Task_PartnervraagGebiedsteam",
                "Task_PartnervraagProcesregisseur");
        assertAbout(due(dossier, "partnervraag-nla"), workingDaysLater(story.now(), 3));
        does("nla.oost", dossier, "partnervraag-nla");
        does("veiligthuis.gm", dossier, "partnervraag-veilig-thuis");
        does("gebiedsteam.nijkerk", dossier, "partnervraag-gebiedsteam");
        path(dossier).isNotEnded();
        does("procesregie.nijkerk", dossier, "partnervraag-procesregisseur");

        path(dossier).hasPassed("End_AnderePartners", "End_PartnersBevraagd").isEnded();
        path(dossier).hasNotPassed("Task_OpenVragenVastleggen", "Task_VraagPolitieVastleggen");
    }

    @Test
    void thePoliceHaveOneWorkingDay() {
        UUID dossier = asked("tmm", "nla");
        Instant end = workingDaysLater(story.now(), 1);
        assertAbout(rings(dossier, "verrijken", "Boundary_PolitieNietOpTijd"), end);

        until(end.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Task_PartnervraagPolitie");
        until(end);

        path(dossier).hasPassed("Boundary_PolitieNietOpTijd", "Task_VraagPolitieVastleggen");
        standsAt(dossier, "Task_PartnervraagNla");
    }

    @Test
    void theOthersTogetherHaveThreeWorkingDays() {
        UUID dossier = asked("nla", "gebiedsteam");
        Instant end = workingDaysLater(story.now(), 3);
        assertAbout(rings(dossier, "verrijken", "Boundary_PartnersNietOpTijd"), end);
        does("nla.oost", dossier, "partnervraag-nla");

        until(end.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Task_PartnervraagGebiedsteam");
        until(end);

        path(dossier)
                .hasPassed("Boundary_PartnersNietOpTijd", "Task_OpenVragenVastleggen", "End_PartnersBevraagd")
                .isEnded();
        assertThat(story.steps(dossier)).doesNotContain("partnervraag-gebiedsteam");
    }
}
