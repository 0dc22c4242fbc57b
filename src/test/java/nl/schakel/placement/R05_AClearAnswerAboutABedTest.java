package nl.schakel.placement;

import static nl.schakel.placement.TrialHolds.BED;
import static nl.schakel.placement.TrialHolds.DOSSIER;
import static nl.schakel.placement.TrialHolds.NOW;
import static nl.schakel.placement.TrialHolds.OTHER_BED;
import static nl.schakel.placement.TrialHolds.PROMISE;
import static nl.schakel.placement.TrialHolds.SEARCH;
import static nl.schakel.placement.TrialHolds.SHELTER;
import static nl.schakel.placement.TrialHolds.TONIGHT;
import static nl.schakel.placement.TrialHolds.VIEWER;
import static nl.schakel.placement.TrialHolds.promise;
import static nl.schakel.placement.TrialHolds.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.support.input.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.InOrder;

/** R5: whoever asks for a bed hears whether it is theirs, and if not, why; without a database. */
class R05_AClearAnswerAboutABedTest {

    private static final UUID PROPOSAL = new UUID(5, 1);

    private final TrialHolds trial = new TrialHolds();

    @Test
    void aFreeBedIsHeldUntilTheMomentThatWasAgreed() {
        HoldResult answer = ask(TONIGHT);

        BedAllocation held = said(answer).held();
        assertThat(held.bed()).isEqualTo(BED);
        assertThat(held.placement()).isEqualTo(SEARCH);
        assertThat(held.state()).isEqualTo(AllocationState.HELD);
        assertThat(held.from()).isEqualTo(NOW);
        assertThat(held.expiresAt()).isEqualTo(TONIGHT);
        assertThat(answer.happened()).containsExactly(new PlacementEvents.Held(SEARCH, held.id(), null));
        verify(trial.promises).insert(held, null, VIEWER.personId());
    }

    @Test
    void theFirstYesEndsEveryOtherQuestion() {
        HoldResult answer = trial.holds.hold(SEARCH, BED, TONIGHT, PROPOSAL, VIEWER);

        verify(trial.withdrawals).allBut(Optional.of(PROPOSAL), SEARCH);
        assertThat(answer.happened())
                .containsExactly(
                        new PlacementEvents.Held(SEARCH, said(answer).held().id(), PROPOSAL));
    }

    @Test
    void theSearchIsTakenBeforeTheBedSoThatNobodyWaitsInACircle() {
        ask(TONIGHT);

        InOrder turns = inOrder(trial.placements, trial.beds);
        turns.verify(trial.placements).lock(SEARCH);
        turns.verify(trial.beds).lock(BED);
    }

    @Test
    void aHoldOfBeforeWhoseTimeIsOverIsToldWhateverTheAnswer() {
        PlacementEvents before = new PlacementEvents.HoldExpired(new UUID(1, 9), new UUID(3, 9));
        when(trial.promises.expire(BED)).thenReturn(List.of(before));

        assertThat(ask(TONIGHT).happened()).startsWith(before).hasSize(2);
        trial.bed(BedStatus.GESLOTEN);
        assertThat(ask(TONIGHT).happened()).containsExactly(before);
    }

    @Test
    void whoComesSecondHearsUntilWhenTheBedIsHeld() {
        somebodyElseHas(AllocationState.HELD);

        assertThat(said(ask(TONIGHT)).toWhoCameSecond())
                .isEqualTo("Een ander was u net voor: dit bed wordt vastgehouden tot 27 november, 11:00.");
        verify(trial.promises, never()).insert(any(), any(), any());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "OCCUPIED"})
    void whoComesSecondToABedWhereSomebodyComesOrLivesHearsNoMoment(AllocationState state) {
        somebodyElseHas(state);

        assertThat(said(ask(TONIGHT)).toWhoCameSecond())
                .isEqualTo("Een ander was u net voor: dit bed is al aan iemand toegezegd.");
    }

    @Test
    void whenTwoAskAtTheSameMomentTheDatabaseSaysWhoWasSecond() {
        when(trial.promises.insert(any(), any(), any())).thenReturn(false);

        assertThat(ask(TONIGHT)).isInstanceOf(HoldResult.Taken.class);
        verify(trial.withdrawals, never()).allBut(any(), any());
    }

    @Test
    void askingAgainForTheBedThatOneHasIsTheSameYes() {
        BedAllocation mine = promise(PROMISE, BED, SEARCH, AllocationState.CONFIRMED, TONIGHT);
        when(trial.promises.ofPlacement(SEARCH)).thenReturn(Optional.of(mine));

        HoldResult answer = ask(TONIGHT);

        assertThat(said(answer).held()).isEqualTo(mine);
        assertThat(answer.happened()).isEmpty();
        verify(trial.promises, never()).insert(any(), any(), any());
    }

    @Test
    void onePersonHasOneBed() {
        when(trial.promises.ofPlacement(SEARCH))
                .thenReturn(Optional.of(promise(PROMISE, OTHER_BED, SEARCH, AllocationState.HELD, TONIGHT)));

        assertThat(said(ask(TONIGHT)).reason()).isEqualTo("Voor deze persoon wordt al een andere plek vastgehouden.");
    }

    @Test
    void whoStaysInAnEmergencyBedMayHaveTheNextOneHeld() {
        when(trial.promises.ofPlacement(SEARCH))
                .thenReturn(Optional.of(promise(PROMISE, OTHER_BED, SEARCH, AllocationState.OCCUPIED, TONIGHT)));

        assertThat(said(ask(TONIGHT)).held().bed()).isEqualTo(BED);
    }

    @Test
    void whoStaysInTheBedThatIsAskedForKeepsIt() {
        BedAllocation stay = promise(PROMISE, BED, SEARCH, AllocationState.OCCUPIED, TONIGHT);
        when(trial.promises.ofPlacement(SEARCH)).thenReturn(Optional.of(stay));

        assertThat(said(ask(TONIGHT)).held()).isEqualTo(stay);
    }

    @Test
    void aClosedBedASearchThatIsOverAndABedThatTheShelterCallsTakenEachGetTheirOwnReason() {
        trial.bed(BedStatus.GESLOTEN);
        assertThat(said(ask(TONIGHT)).reason()).isEqualTo("Dit bed is gesloten.");

        trial.bed(BedStatus.BEZET);
        assertThat(said(ask(TONIGHT)).reason()).isEqualTo("Dit bed staat op bezet. Zet het eerst op vrij.");

        trial.bed(BedStatus.VRIJ);
        trial.search(PlacementOutcome.values()[0]);
        assertThat(said(ask(TONIGHT)).reason()).isEqualTo("Deze aanvraag is al afgesloten.");
        verify(trial.promises, never()).insert(any(), any(), any());
    }

    @Test
    void aBedIsHeldForAMomentThatComesAndAtMostSevenDays() {
        refused("verleden", () -> ask(null));
        refused("verleden", () -> ask(NOW));
        refused("verleden", () -> ask(NOW.minusSeconds(1)));
        refused("te-lang", () -> ask(NOW.plus(Duration.ofDays(7)).plusSeconds(1)));

        Instant week = NOW.plus(Duration.ofDays(7));
        assertThat(said(ask(week)).held().expiresAt()).isEqualTo(week);
        assertThat(said(ask(NOW.plusSeconds(1))).held().expiresAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void onlyWhoSpeaksForTheShelterOfTheBedPromisesIt() {
        doThrow(new NotAllowed()).when(trial.rights).mustPromise(VIEWER, SHELTER, DOSSIER);

        assertThatThrownBy(() -> ask(TONIGHT)).isInstanceOf(NotAllowed.class);
        verify(trial.promises, never()).insert(any(), any(), any());
    }

    @Test
    void aRoomForWhichNoShelterIsAskedIsGivenByWhoOwnsTheStep() {
        doThrow(new NotAllowed()).when(trial.rights).mustPromise(any(), any(), any());

        HoldResult given = trial.holds.give(SEARCH, BED, TONIGHT, VIEWER);

        assertThat(said(given).held().bed()).isEqualTo(BED);
        verify(trial.promises).insert(said(given).held(), null, VIEWER.personId());
    }

    private HoldResult ask(Instant until) {
        return trial.holds.hold(SEARCH, BED, until, VIEWER);
    }

    private void somebodyElseHas(AllocationState state) {
        when(trial.promises.ofBed(BED))
                .thenReturn(Optional.of(
                        promise(PROMISE, BED, new UUID(1, 9), state, Instant.parse("2026-11-27T10:00:00Z"))));
    }

    private static void refused(String code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly(code));
    }
}
