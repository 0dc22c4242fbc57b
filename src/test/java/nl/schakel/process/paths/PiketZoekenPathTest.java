package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way a search in the night can go, from an acknowledged call to a person in a bed. */
class PiketZoekenPathTest extends NightPathTest {

    @Autowired
    PlacementCommands placing;

    @Autowired
    private JdbcClient jdbc;

    PiketZoekenPathTest() {
        super("piket-zoeken");
    }

    private void attempt(UUID call, Bed bed, AttemptOutcome outcome, String criterion) {
        NewAttempt attempt = new NewAttempt(
                UUID.randomUUID(),
                bed.id(),
                null,
                outcome,
                criterion,
                outcome == AttemptOutcome.JA ? story.now().plus(Duration.ofHours(2)) : null);
        night.attempt(call, attempt, story.viewer(FIRST));
    }

    @Test
    void aYesByPhoneLeadsToThePersonAndToTheDoor() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        standsAt(dossier, "Task_BedZoeken");
        Bed no = bedOf(LINDE, dossier);
        attempt(call, no, AttemptOutcome.NEE, "taal");
        standsAt(dossier, "Task_BedZoeken");
        Bed bed = bedOf(HAVEN, dossier);

        attempt(call, bed, AttemptOutcome.JA, null);

        path(dossier).hasPassed("Boundary_PlekToegezegd");
        standsAt(dossier, "Task_PlekBespreken");
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        standsAt(dossier, "Call_ReisBegeleiden");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");
        path(dossier).hasPassed("End_Geplaatst").isEnded();
        assertThat(call(call).status()).isEqualTo(CallStatus.GEPLAATST);
    }

    @Test
    void severalSheltersAreAskedAtOnceAndInSeveralRounds() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        asks(call, LINDE);
        asks(call, HAVEN, EMERGENCY);
        standsAt(dossier, "Task_BedZoeken", "Task_PlekBeantwoorden", "Task_PlekBeantwoorden", "Task_PlekBeantwoorden");
        assertAbout(own(LINDE, dossier, "plek-beantwoorden").due(), story.now().plus(Duration.ofMinutes(20)));

        // the older round answers: it must hit its own proposal, not one of the newest round
        declines(LINDE, dossier);
        standsAt(dossier, "Task_BedZoeken", "Task_PlekBeantwoorden", "Task_PlekBeantwoorden");
        accepts(EMERGENCY, dossier);

        standsAt(dossier, "Task_PlekBespreken");
        path(dossier).hasPassed("End_OpvangZeiJa");
        assertThat(story.steps(dossier)).doesNotContain("plek-beantwoorden", "bed-zoeken");
        List<Proposal> asked = proposals.all(placement(dossier).id());
        assertThat(asked).hasSize(3).allSatisfy(proposal -> {
            boolean yes = proposal.group().contains("veluwe");
            boolean no = proposal.group().contains("linde");
            assertThat(proposal.state())
                    .isEqualTo(
                            yes ? ProposalState.TOEGEZEGD : no ? ProposalState.AFGEWEZEN : ProposalState.INGETROKKEN);
        });
    }

    @Test
    void whenNobodyAnswersTheSearchGoesOn() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        asks(call, LINDE, HAVEN);
        declines(LINDE, dossier);
        night.touched(call);

        later(Duration.ofMinutes(31));

        path(dossier).hasPassed("Task_GeenAntwoordVastleggen", "End_GeenJa");
        assertThat(story.steps(dossier)).contains("bed-zoeken").doesNotContain("plek-beantwoorden");
        assertThat(proposals.all(placement(dossier).id()))
                .extracting(Proposal::state)
                .containsExactlyInAnyOrder(ProposalState.AFGEWEZEN, ProposalState.GEEN_ANTWOORD);
    }

    @Test
    void aYesByPhoneWithdrawsWhoWasAskedInEveryRound() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        asks(call, LINDE);
        asks(call, EMERGENCY);

        saysYes(call, HAVEN);

        standsAt(dossier, "Task_PlekBespreken");
        assertThat(proposals.all(placement(dossier).id()))
                .extracting(Proposal::state)
                .containsOnly(ProposalState.INGETROKKEN);
    }

    @Test
    void aYesThatIsTakenBackLeadsBackToTheSearch() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        Bed bed = bedOf(HAVEN, dossier);
        attempt(call, bed, AttemptOutcome.JA, null);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");

        attempt(call, bed, AttemptOutcome.NEE, "toezicht");

        path(dossier).hasPassed("Boundary_ReserveringVerlopen");
        standsAt(dossier, "Task_BedZoeken");
        assertThat(call(call).status()).isEqualTo(CallStatus.AANGENOMEN);
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void aHoldThatPassesLeadsBackToTheSearch() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);

        later(Duration.ofHours(4).plusMinutes(1));

        path(dossier).hasPassed("Boundary_ToezeggingVerlopen");
        standsAt(dossier, "Task_BedZoeken");
    }

    @Test
    void whoDoesNotWantThePlaceIsLookedForOn() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);

        does(FIRST, dossier, "plek-bespreken", "wens", "andere-plek", "redenPersoon", "woonvorm");

        standsAt(dossier, "Task_BedZoeken");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void aNoOfThePersonIsWrittenAtTheShelterThatSaidYesAlsoInAnEarlierRound() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        asks(call, HAVEN);
        asks(call, LINDE);
        accepts(HAVEN, dossier);

        does(FIRST, dossier, "plek-bespreken", "wens", "andere-plek", "redenPersoon", "woonvorm");

        assertThat(proposals.all(placement(dossier).id()))
                .filteredOn(proposal -> proposal.group().contains("haven"))
                .extracting(Proposal::state)
                .containsExactly(ProposalState.AFGEWEZEN);
        assertThat(placement(dossier).promise()).isEmpty();
        standsAt(dossier, "Task_BedZoeken");
    }

    @Test
    void whoDoesNotLeaveIsLookedForOn() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");

        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "gaat-niet");

        standsAt(dossier, "Task_BedZoeken");
    }

    @Test
    void aNightWithoutABedWaitsForTheHandover() {
        UUID call = taken();
        UUID dossier = dossierOf(call);

        does(FIRST, dossier, "bed-zoeken", "redenStoppen", "geen-bed");

        path(dossier).hasPassed("End_Gestopt", "End_GeenPlek").isEnded();
        path(dossier, "piket-waken").isEnded();
        assertThat(call(call).open()).isTrue();
        assertThat(next(call)).contains("overdracht");
    }

    @Test
    void aHotelIsABedLikeAnother() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        Bed room = matching.match(placement(dossier).id()).beds().stream()
                .map(fit -> fit.bed())
                .filter(bed -> bed.kind() == nl.schakel.placement.shelter.ShelterKind.HOTEL)
                .findFirst()
                .orElseThrow();
        placing.hold(placement(dossier).id(), room.id(), story.now().plus(Duration.ofHours(8)), Viewer.SYSTEM);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        does("opvang.herberg", dossier, "aankomst-bevestigen");

        assertThat(promise(dossier).state()).isEqualTo(AllocationState.OCCUPIED);
    }

    @Test
    void whatWasToldWithACallStandsInTheNameOfWhoCalled() {
        UUID call = called();
        UUID officer = story.viewer(OFFICER).personId();

        assertThat(jdbc.sql("select author from schakel.placement_need where placement = ?")
                        .param(call(call).placement())
                        .query(UUID.class)
                        .list())
                .containsExactly(officer);
        assertThat(jdbc.sql("select begun_by from schakel.placement where id = ?")
                        .param(call(call).placement())
                        .query(UUID.class)
                        .single())
                .isEqualTo(officer);
    }
}
