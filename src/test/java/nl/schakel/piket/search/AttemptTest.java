package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Invented;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;

/** What comes of calling shelters at night: written down once, and a bed held or given back at once. */
class AttemptTest extends ShelterCalledTest {

    @Test
    void aYesHoldsTheBedUntilTheMorning() {
        AttemptResult result = search.attempt(call, says(AttemptOutcome.JA, null, null), night.first)
                .result();

        BedAllocation promise = ((AttemptResult.Held) result).promise();
        assertThat(promise.bed()).isEqualTo(bed);
        assertThat(LocalTime.ofInstant(promise.expiresAt(), Zones.AMSTERDAM)).isEqualTo(LocalTime.of(10, 0));
        assertThat(promise.expiresAt()).isAfter(clock.instant().plus(Duration.ofHours(1)));
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.PLEK);
        assertThat(search.view(call, night.first).promise()).contains(promise);
        assertThat(codes()).containsSubsequence("aangenomen", "plek", "gebeld-ja");
    }

    @Test
    void aYesOfAShelterThatNamesNoBedHoldsItsBestOne() {
        NewAttempt yes = new NewAttempt(UUID.randomUUID(), null, house.shelter(), AttemptOutcome.JA, null, null);

        AttemptResult result = search.attempt(call, yes, night.first).result();

        assertThat(((AttemptResult.Held) result).promise().bed()).isEqualTo(bed);
        NewAttempt none = new NewAttempt(UUID.randomUUID(), null, "bestaat-niet", AttemptOutcome.JA, null, null);
        assertThatThrownBy(
                        () -> search.attempt(night.taken(), none, night.first).result())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theSameTapTwentyTimesCountsOnceAndGetsTheSameAnswer() throws Exception {
        NewAttempt yes = says(AttemptOutcome.JA, null, clock.instant().plus(Duration.ofHours(6)));

        List<AttemptResult> results = TrialNight.atOnce(TrialNight.times(
                20, () -> search.attempt(call, yes, night.first).result()));

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(results.get(0)).isInstanceOf(AttemptResult.Held.class);
        assertThat(search.view(call, night.first).attempts()).hasSize(1);
        assertThat(codes()).containsOnlyOnce("gebeld-ja");
    }

    @Test
    void aRetryAfterALostAnswerHearsTheSameEvenWhenTheCallIsOverByThen() {
        NewAttempt no = says(AttemptOutcome.NEE, "huisdier", null);
        AttemptResult first = search.attempt(call, no, night.first).result();
        calls.status(call, CallStatus.OVERDRACHT);
        calls.status(call, CallStatus.OVERGEDRAGEN);

        assertThat(search.attempt(call, no, night.first).result()).isEqualTo(first);
        assertThatThrownBy(() -> search.attempt(call, says(AttemptOutcome.NEE, "huisdier", null), night.first)
                        .result())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedAndNothingIsStored() {
        for (NewAttempt bad : List.of(
                says(null, null, null),
                new NewAttempt(UUID.randomUUID(), null, null, AttemptOutcome.NEE, null, null),
                new NewAttempt(UUID.randomUUID(), null, "bestaat-niet", AttemptOutcome.JA, null, null),
                says(AttemptOutcome.NEE, "geen-criterium", null),
                says(AttemptOutcome.JA, null, clock.instant().minusSeconds(1)),
                says(AttemptOutcome.LATER, null, clock.instant().plus(Duration.ofDays(2))))) {
            assertThatThrownBy(() -> search.attempt(call, bad, night.first).result())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(search.view(call, night.first).attempts()).isEmpty();
    }

    @Test
    void nobodySearchesBeforeTheCallIsTakenAndNobodyElseSearches() {
        UUID fresh = night.call();
        assertThatThrownBy(() -> search.attempt(fresh, says(AttemptOutcome.JA, null, null), night.first)
                        .result())
                .isInstanceOf(InvalidInput.class);
        for (var other : List.of(night.officer, Invented.of(house), TrialNight.CARE)) {
            assertThatThrownBy(() -> search.attempt(call, says(AttemptOutcome.JA, null, null), other)
                            .result())
                    .isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> search.view(call, other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> search.ask(call, List.of(bed), UUID.randomUUID(), other)
                            .result())
                    .isInstanceOf(NotVisible.class);
        }
    }

    @Test
    void aChainDirectorWhoHasTheCallHoldsABedToo() {
        calls.takeOver(call, night.director);

        assertThat(search.attempt(call, says(AttemptOutcome.JA, null, null), night.director)
                        .result())
                .isInstanceOf(AttemptResult.Held.class);
    }

    @Test
    void aSecondYesForTheSameBedKeepsItLonger() {
        Instant first = clock.instant().plus(Duration.ofHours(3));
        Instant later = first.plus(Duration.ofHours(2));
        search.attempt(call, says(AttemptOutcome.JA, null, first), night.first).result();

        search.attempt(call, says(AttemptOutcome.JA, null, later), night.first).result();
        search.attempt(call, says(AttemptOutcome.JA, null, first), night.first).result();

        assertThat(placements.promise(placement()).map(BedAllocation::expiresAt))
                .as("never shorter by itself")
                .hasValueSatisfying(until -> assertThat(until).isCloseTo(later, within(1, ChronoUnit.MILLIS)));
    }

    @Test
    void aShelterThatDoesNotExistIsNotThere() {
        NewAttempt nowhere = new NewAttempt(UUID.randomUUID(), null, "GM0267", AttemptOutcome.GEEN_GEHOOR, null, null);
        assertThatThrownBy(() -> search.attempt(call, nowhere, night.first).result())
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void aYesThatIsTakenBackFreesTheBedAndTheSearchGoesOn() {
        search.attempt(call, says(AttemptOutcome.JA, null, null), night.first).result();

        search.attempt(call, says(AttemptOutcome.NEE, "dreiging", null), night.first)
                .result();

        assertThat(placements.promise(placement())).isEmpty();
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.AANGENOMEN);
        assertThat(codes()).containsSubsequence("gebeld-ja", "plek-terug", "plek-vrijgegeven", "gebeld-nee");
        assertThat(offered(bed)).isFalse();
        UUID next = night.invented.bed(night.house(), 1);
        assertThat(search.attempt(call, says(next, AttemptOutcome.JA), night.first)
                        .result())
                .isInstanceOf(AttemptResult.Held.class);
    }

    @Test
    void whoArrivedIsPlacedAndALateNoChangesNothing() {
        AttemptResult result = search.attempt(call, says(AttemptOutcome.JA, null, null), night.first)
                .result();
        UUID promise = ((AttemptResult.Held) result).promise().id();
        calls.follow(beans.getBean(Holds.class).arrive(promise, Invented.of(house)));
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.GEPLAATST);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first)
                .result();
        assertThat(placements.promise(placement()).map(BedAllocation::state)).contains(AllocationState.OCCUPIED);
    }
}
