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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.support.input.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R5: what becomes of a promise of a bed, from the hold to the day on which the person leaves; without a database. */
class R05_FromHoldToStayTest {

    private static final Instant LATER = TONIGHT.plus(Duration.ofDays(1));

    private final TrialHolds trial = new TrialHolds();

    @Test
    void theShelterKeepsABedLongerWhileTheHoldRuns() {
        trial.promised(AllocationState.HELD);

        trial.holds.extend(PROMISE, LATER, VIEWER);

        verify(trial.promises).set(PROMISE, AllocationState.HELD, LATER, null, null, VIEWER.personId());
    }

    @Test
    void keepingLongerIsForTheShelterAloneAndForAMomentThatComes() {
        trial.promised(AllocationState.HELD);

        refused("verleden", () -> trial.holds.extend(PROMISE, NOW, VIEWER));
        refused("te-lang", () -> trial.holds.extend(PROMISE, NOW.plus(Duration.ofDays(8)), VIEWER));
        doThrow(new NotAllowed()).when(trial.rights).mustPromise(VIEWER, SHELTER, DOSSIER);
        assertThatThrownBy(() -> trial.holds.extend(PROMISE, LATER, VIEWER)).isInstanceOf(NotAllowed.class);
        nothingChanged();
    }

    @Test
    void aHoldIsOverAtTheMomentItself() {
        when(trial.promises.lock(PROMISE))
                .thenReturn(Optional.of(promise(PROMISE, BED, SEARCH, AllocationState.HELD, NOW)));

        refused("voorbij", () -> trial.holds.extend(PROMISE, LATER, VIEWER));
        refused("voorbij", () -> trial.holds.confirm(PROMISE, VIEWER));
        refused("voorbij", () -> trial.holds.arrive(PROMISE, VIEWER));

        when(trial.promises.lock(PROMISE))
                .thenReturn(Optional.of(promise(PROMISE, BED, SEARCH, AllocationState.HELD, NOW.plusMillis(1))));
        assertThat(trial.holds.confirm(PROMISE, VIEWER)).hasSize(1);
    }

    @Test
    void onceThePersonComesTheMomentOfTheHoldMeansNothing() {
        when(trial.promises.lock(PROMISE))
                .thenReturn(Optional.of(promise(PROMISE, BED, SEARCH, AllocationState.CONFIRMED, NOW.minusSeconds(1))));

        assertThat(trial.holds.arrive(PROMISE, VIEWER)).containsExactly(new PlacementEvents.Arrived(SEARCH, PROMISE));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "CONFIRMED"})
    void aBedIsGivenBackBeforeThePersonHasCome(AllocationState state) {
        trial.promised(state);

        assertThat(trial.holds.release(PROMISE, "opvang", VIEWER))
                .containsExactly(new PlacementEvents.Released(SEARCH, PROMISE));
        verify(trial.promises).set(PROMISE, AllocationState.RELEASED, TONIGHT, NOW, "opvang", VIEWER.personId());
        // the yes of then counts no more
        verify(trial.withdrawals).lapse(SEARCH, BED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "EXPIRED", "ENDED"})
    void givingBackWhatIsOverChangesNothing(AllocationState state) {
        trial.promised(state);

        assertThat(trial.holds.release(PROMISE, "opvang", VIEWER)).isEmpty();
        nothingChanged();
        verify(trial.withdrawals, never()).lapse(any(), any());
    }

    @Test
    void whereSomebodyLivesNothingIsGivenBack() {
        trial.promised(AllocationState.OCCUPIED);

        refused("woont-er", () -> trial.holds.release(PROMISE, "opvang", VIEWER));
    }

    @Test
    void whoTakesNoPartChangesNoPromise() {
        trial.promised(AllocationState.CONFIRMED);
        doThrow(new NotAllowed()).when(trial.rights).mustTakePart(VIEWER, SHELTER, DOSSIER);

        assertThatThrownBy(() -> trial.holds.release(PROMISE, "opvang", VIEWER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> trial.holds.confirm(PROMISE, VIEWER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> trial.holds.arrive(PROMISE, VIEWER)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> trial.holds.leave(PROMISE, NOW, VIEWER)).isInstanceOf(NotAllowed.class);
        nothingChanged();
    }

    @Test
    void aPromiseThatDoesNotExistIsForNobody() {
        assertThatThrownBy(() -> trial.holds.release(PROMISE, "opvang", VIEWER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> trial.holds.confirm(PROMISE, VIEWER)).isInstanceOf(NotVisible.class);
        when(trial.promises.arrival(PROMISE)).thenReturn(Optional.empty());
        assertThatThrownBy(() -> trial.holds.arrival(PROMISE)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whenThePersonWantsThePlaceTheyHaveSetOut() {
        trial.promised(AllocationState.HELD);

        assertThat(trial.holds.confirm(PROMISE, VIEWER)).containsExactly(new PlacementEvents.SetOut(SEARCH, PROMISE));
        verify(trial.promises).set(PROMISE, AllocationState.CONFIRMED, TONIGHT, null, null, VIEWER.personId());
    }

    @Test
    void settingOutIsToldOnce() {
        trial.promised(AllocationState.CONFIRMED);

        assertThat(trial.holds.confirm(PROMISE, VIEWER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "CONFIRMED"})
    void whoArrivesLivesThere(AllocationState state) {
        trial.promised(state);

        assertThat(trial.holds.arrive(PROMISE, VIEWER)).containsExactly(new PlacementEvents.Arrived(SEARCH, PROMISE));
        verify(trial.promises).set(PROMISE, AllocationState.OCCUPIED, TONIGHT, null, null, VIEWER.personId());
    }

    @Test
    void whoSaysThatSomebodyArrivedIsKeptAndWhetherThatIsTheShelter() {
        trial.promised(AllocationState.CONFIRMED);
        Arrival arrival = new Arrival(VIEWER.personId(), NOW, null, null);
        when(trial.promises.arrival(PROMISE)).thenReturn(Optional.of(arrival));

        when(trial.rights.shelters(VIEWER, SHELTER)).thenReturn(true);
        trial.holds.arrive(PROMISE, VIEWER);
        verify(trial.promises).arrived(PROMISE, VIEWER.personId(), true);

        when(trial.rights.shelters(VIEWER, SHELTER)).thenReturn(false);
        trial.holds.arrive(PROMISE, VIEWER);
        verify(trial.promises).arrived(PROMISE, VIEWER.personId(), false);
        assertThat(trial.holds.arrival(PROMISE)).isEqualTo(arrival);
    }

    @Test
    void nobodySaidItWhenTheApplicationItselfWroteTheArrival() {
        trial.promised(AllocationState.CONFIRMED);

        trial.holds.arrive(PROMISE, Viewer.SYSTEM);

        verify(trial.promises, never()).arrived(any(), any(), anyBoolean());
    }

    @Test
    void anArrivalThatTheShelterConfirmsLaterIsToldOnce() {
        trial.promised(AllocationState.OCCUPIED);
        when(trial.promises.stay(SEARCH))
                .thenReturn(Optional.of(promise(PROMISE, BED, SEARCH, AllocationState.OCCUPIED, TONIGHT)));

        assertThat(trial.holds.arrive(PROMISE, VIEWER)).isEmpty();
        verify(trial.promises, never()).set(any(), eq(AllocationState.ENDED), any(), any(), any(), any());
    }

    @Test
    void whoMovesOnLeavesTheEmergencyBedFree() {
        UUID emergency = new UUID(3, 2);
        trial.promised(AllocationState.CONFIRMED);
        when(trial.promises.stay(SEARCH))
                .thenReturn(Optional.of(promise(emergency, OTHER_BED, SEARCH, AllocationState.OCCUPIED, NOW)));

        trial.holds.arrive(PROMISE, VIEWER);

        verify(trial.promises).set(emergency, AllocationState.ENDED, NOW, NOW, "doorgestroomd", VIEWER.personId());
        verify(trial.promises).set(PROMISE, AllocationState.OCCUPIED, TONIGHT, null, null, VIEWER.personId());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "OCCUPIED"})
    void whoLeavesFreesTheBedFromThatMoment(AllocationState state) {
        BedAllocation stay = trial.promised(state);

        trial.holds.leave(PROMISE, NOW, VIEWER);
        trial.holds.leave(PROMISE, stay.from(), VIEWER);

        verify(trial.promises).set(PROMISE, AllocationState.ENDED, TONIGHT, NOW, null, VIEWER.personId());
        verify(trial.promises).set(PROMISE, AllocationState.ENDED, TONIGHT, stay.from(), null, VIEWER.personId());
    }

    @Test
    void nobodyLeavesBeforeTheyCameNorTomorrow() {
        BedAllocation stay = trial.promised(AllocationState.OCCUPIED);

        refused("voor-begin", () -> trial.holds.leave(PROMISE, null, VIEWER));
        refused("voor-begin", () -> trial.holds.leave(PROMISE, stay.from().minusMillis(1), VIEWER));
        refused("toekomst", () -> trial.holds.leave(PROMISE, NOW.plusMillis(1), VIEWER));
        nothingChanged();
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "EXPIRED", "ENDED"})
    void whatIsOverStaysOver(AllocationState state) {
        trial.promised(state);

        refused("voorbij", () -> trial.holds.extend(PROMISE, LATER, VIEWER));
        refused("voorbij", () -> trial.holds.confirm(PROMISE, VIEWER));
        refused("voorbij", () -> trial.holds.arrive(PROMISE, VIEWER));
        refused("voorbij", () -> trial.holds.leave(PROMISE, NOW, VIEWER));
    }

    @Test
    void holdsWhoseTimeIsOverAreToldEachByItself() {
        List<PlacementEvents> ended = List.of(new PlacementEvents.HoldExpired(SEARCH, PROMISE));
        when(trial.promises.expireAll()).thenReturn(ended);

        assertThat(trial.holds.expire()).isEqualTo(ended);
    }

    @Test
    void aBedIsTakenWhileThePromiseLasts() {
        assertThat(AllocationState.values())
                .filteredOn(AllocationState::lasts)
                .containsExactly(AllocationState.HELD, AllocationState.CONFIRMED, AllocationState.OCCUPIED);
    }

    @Test
    void aPromiseGoesOneWay() {
        assertThat(next(AllocationState.HELD))
                .containsExactlyInAnyOrder(
                        AllocationState.CONFIRMED,
                        AllocationState.OCCUPIED,
                        AllocationState.RELEASED,
                        AllocationState.EXPIRED);
        assertThat(next(AllocationState.CONFIRMED))
                .containsExactlyInAnyOrder(AllocationState.OCCUPIED, AllocationState.RELEASED, AllocationState.ENDED);
        assertThat(next(AllocationState.OCCUPIED)).containsExactly(AllocationState.ENDED);
        assertThat(EnumSet.of(AllocationState.RELEASED, AllocationState.EXPIRED, AllocationState.ENDED))
                .allSatisfy(over -> assertThat(next(over)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseNamesEachStateByItsCode(AllocationState state) {
        assertThat(AllocationState.of(state.code())).contains(state);
        assertThat(AllocationState.of("weg")).isEmpty();
    }

    private static Set<AllocationState> next(AllocationState state) {
        EnumSet<AllocationState> next = EnumSet.allOf(AllocationState.class);
        next.removeIf(one -> !state.mayBecome(one));
        return next;
    }

    private void nothingChanged() {
        verify(trial.promises, never()).set(any(), any(), any(), any(), any(), any());
    }

    private static void refused(String code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly(code));
    }
}
