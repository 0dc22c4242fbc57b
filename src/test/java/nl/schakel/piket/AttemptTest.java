package nl.schakel.piket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.Answered;
import nl.schakel.placement.BedFit;
import nl.schakel.placement.Fit;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Matching;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Profiles;
import nl.schakel.placement.Promise;
import nl.schakel.placement.PromiseState;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.Stance;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes of calling shelters at night: written down once, and a bed held or given back at once. */
@SchakelTest
class AttemptTest {

    @Autowired
    private Search search;

    @Autowired
    private Calls calls;

    @Autowired
    private Placements placements;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Matching matching;

    @Autowired
    private Profiles profiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private BeanFactory beans;

    private TrialNight night;
    private UUID call;
    private Invented.House house;
    private UUID bed;

    @BeforeEach
    void aTakenCall() {
        night = TrialNight.shared(beans);
        call = night.taken();
        house = night.house();
        bed = night.invented.bed(house, 1);
    }

    @AfterEach
    void closeWhatIsLeft() {
        night.close();
    }

    @Test
    void aYesHoldsTheBedUntilTheMorning() {
        AttemptResult result = search.attempt(call, says(AttemptOutcome.JA, null, null), night.first);

        Promise promise = ((AttemptResult.Held) result).promise();
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

        AttemptResult result = search.attempt(call, yes, night.first);

        assertThat(((AttemptResult.Held) result).promise().bed()).isEqualTo(bed);
        NewAttempt none = new NewAttempt(UUID.randomUUID(), null, "bestaat-niet", AttemptOutcome.JA, null, null);
        assertThatThrownBy(() -> search.attempt(night.taken(), none, night.first))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void oneMoreAnswerMakesAPlaceKnownAndKeepsWhatWasSaidBefore() {
        profiles.change(Invented.says(house, "huisdier", Stance.UITGESLOTEN, null), Invented.of(house));
        search.answer(call, "huisdier", Answered.UNKNOWN, night.first);
        assertThat(fit()).isEqualTo(Fit.ONBEKEND);

        search.answer(call, "huisdier", Answered.of("nee"), night.first);

        assertThat(fit()).as("where to live is still known too").isEqualTo(Fit.PAST);
        assertThat(codes()).contains("behoefte-aangevuld");
        assertThatThrownBy(() -> search.answer(call, "huisdier", Answered.of("misschien"), night.first))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> search.answer(call, "huisdier", Answered.of("ja"), night.officer))
                .isInstanceOf(NotVisible.class);
    }

    private Fit fit() {
        return matching.match(calls.get(call).placement()).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .map(BedFit::fit)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameTapTwentyTimesCountsOnceAndGetsTheSameAnswer() throws Exception {
        NewAttempt yes = says(AttemptOutcome.JA, null, clock.instant().plus(Duration.ofHours(6)));

        List<AttemptResult> results =
                TrialNight.atOnce(TrialNight.times(20, () -> search.attempt(call, yes, night.first)));

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(results.get(0)).isInstanceOf(AttemptResult.Held.class);
        assertThat(search.view(call, night.first).attempts()).hasSize(1);
        assertThat(codes()).containsOnlyOnce("gebeld-ja");
    }

    @Test
    void aRetryAfterALostAnswerHearsTheSameEvenWhenTheCallIsOverByThen() {
        NewAttempt no = says(AttemptOutcome.NEE, "huisdier", null);
        AttemptResult first = search.attempt(call, no, night.first);
        calls.status(call, CallStatus.OVERGEDRAGEN);

        assertThat(search.attempt(call, no, night.first)).isEqualTo(first);
        assertThatThrownBy(() -> search.attempt(call, says(AttemptOutcome.NEE, "huisdier", null), night.first))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aNoCountsWhereRefusalsAreCountedAndTheBedIsNotOfferedAgain() {
        assertThat(offered(bed)).isTrue();
        search.attempt(call, says(AttemptOutcome.NEE, "huisdier", null), night.first);

        UUID placement = calls.get(call).placement();
        assertThat(refusals(placement)).containsExactly(house.shelter() + " huisdier opvang");
        assertThat(fit(placement)).isEqualTo(Fit.PAST_NIET);
        assertThat(offered(bed)).isFalse();
    }

    @Test
    void aShelterThatSaysNoAsAWholeIsNotCalledAboutAnotherBed() {
        UUID other = night.invented.bed(house, 2);
        NewAttempt no = new NewAttempt(UUID.randomUUID(), null, house.shelter(), AttemptOutcome.NEE, "dreiging", null);

        search.attempt(call, no, night.first);

        assertThat(offered(bed)).isFalse();
        assertThat(offered(other)).isFalse();
        assertThat(fit(calls.get(call).placement())).isEqualTo(Fit.PAST_NIET);
    }

    @Test
    void fullAfterAllSaysNothingAboutThePerson() {
        search.attempt(call, says(AttemptOutcome.NEE, "vol", null), night.first);

        UUID placement = calls.get(call).placement();
        assertThat(refusals(placement)).isEmpty();
        assertThat(fit(placement)).isEqualTo(Fit.PAST);
        assertThat(offered(bed)).as("not called again tonight").isFalse();
    }

    @Test
    void aNoWithoutAReasonIsCountedAsOne() {
        search.attempt(call, says(AttemptOutcome.NEE, null, null), night.first);

        assertThat(refusals(calls.get(call).placement())).containsExactly(house.shelter() + " null opvang");
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
            assertThatThrownBy(() -> search.attempt(call, bad, night.first)).isInstanceOf(InvalidInput.class);
        }
        assertThat(search.view(call, night.first).attempts()).isEmpty();
    }

    @Test
    void nobodySearchesBeforeTheCallIsTakenAndNobodyElseSearches() {
        UUID fresh = night.call();
        assertThatThrownBy(() -> search.attempt(fresh, says(AttemptOutcome.JA, null, null), night.first))
                .isInstanceOf(InvalidInput.class);
        for (var other : List.of(night.officer, Invented.of(house), TrialNight.CARE)) {
            assertThatThrownBy(() -> search.attempt(call, says(AttemptOutcome.JA, null, null), other))
                    .isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> search.view(call, other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> search.ask(call, List.of(bed), UUID.randomUUID(), other))
                    .isInstanceOf(NotVisible.class);
        }
    }

    @Test
    void aChainDirectorWhoHasTheCallHoldsABedToo() {
        calls.takeOver(call, night.director);

        assertThat(search.attempt(call, says(AttemptOutcome.JA, null, null), night.director))
                .isInstanceOf(AttemptResult.Held.class);
    }

    @Test
    void aSecondYesForTheSameBedKeepsItLonger() {
        Instant first = clock.instant().plus(Duration.ofHours(3));
        Instant later = first.plus(Duration.ofHours(2));
        search.attempt(call, says(AttemptOutcome.JA, null, first), night.first);

        search.attempt(call, says(AttemptOutcome.JA, null, later), night.first);
        search.attempt(call, says(AttemptOutcome.JA, null, first), night.first);

        assertThat(placements.promise(calls.get(call).placement()).map(Promise::expiresAt))
                .as("never shorter by itself")
                .hasValueSatisfying(until -> assertThat(until).isCloseTo(later, within(1, ChronoUnit.MILLIS)));
    }

    @Test
    void aShelterThatDoesNotExistIsNotThere() {
        NewAttempt nowhere = new NewAttempt(UUID.randomUUID(), null, "GM0267", AttemptOutcome.GEEN_GEHOOR, null, null);
        assertThatThrownBy(() -> search.attempt(call, nowhere, night.first)).isInstanceOf(NotVisible.class);
    }

    @Test
    void aYesThatIsTakenBackFreesTheBedAndTheSearchGoesOn() {
        search.attempt(call, says(AttemptOutcome.JA, null, null), night.first);

        search.attempt(call, says(AttemptOutcome.NEE, "dreiging", null), night.first);

        assertThat(placements.promise(calls.get(call).placement())).isEmpty();
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.AANGENOMEN);
        assertThat(codes()).containsSubsequence("gebeld-ja", "plek-terug", "plek-vrijgegeven", "gebeld-nee");
        assertThat(offered(bed)).isFalse();
        UUID next = night.invented.bed(night.house(), 1);
        assertThat(search.attempt(call, says(next, AttemptOutcome.JA), night.first))
                .isInstanceOf(AttemptResult.Held.class);
    }

    @Test
    void severalAreAskedAtOnceAndAYesByPhoneEndsThemAll() {
        Invented.House second = night.house();
        Invented.House third = night.house();
        UUID secondBed = night.invented.bed(second, 1);
        UUID thirdBed = night.invented.bed(third, 1);
        UUID key = UUID.randomUUID();

        List<Proposal> asked = search.ask(call, List.of(bed, secondBed), key, night.first);
        List<Proposal> again = search.ask(call, List.of(bed, secondBed), key, night.first);
        List<Proposal> more = search.ask(call, List.of(secondBed, thirdBed), UUID.randomUUID(), night.first);

        assertThat(asked).extracting(one -> one.bed().id()).containsExactly(bed, secondBed);
        assertThat(again).extracting(Proposal::id).containsExactlyElementsOf(ids(asked));
        assertThat(more)
                .as("who is asked already is not asked again")
                .extracting(one -> one.bed().id())
                .containsExactly(thirdBed);
        assertThat(codes().stream().filter("gevraagd"::equals)).hasSize(3);

        UUID byPhone = night.invented.bed(night.house(), 1);
        search.attempt(call, says(byPhone, AttemptOutcome.JA), night.first);

        assertThat(proposals.all(calls.get(call).placement()))
                .extracting(Proposal::state)
                .containsOnly(ProposalState.INGETROKKEN)
                .hasSize(3);
    }

    @Test
    void aShelterOfAnEarlierRoundThatSaysYesEndsTheLaterRoundsToo() {
        UUID secondBed = night.invented.bed(night.house(), 1);
        Proposal early =
                search.ask(call, List.of(bed), UUID.randomUUID(), night.first).get(0);
        Proposal late = search.ask(call, List.of(secondBed), UUID.randomUUID(), night.first)
                .get(0);

        proposals.accept(early.id(), null, clock.instant().plus(Duration.ofHours(6)), Invented.of(house));

        assertThat(proposals.get(early.id()).state()).isEqualTo(ProposalState.TOEGEZEGD);
        assertThat(proposals.get(late.id()).state()).isEqualTo(ProposalState.INGETROKKEN);
        assertThat(calls.get(call).status()).as("the call follows").isEqualTo(CallStatus.PLEK);
    }

    @Test
    void aYesByPhoneOfWhoWasAskedAnswersTheRequest() {
        Proposal asked =
                search.ask(call, List.of(bed), UUID.randomUUID(), night.first).get(0);

        assertThat(search.attempt(call, says(AttemptOutcome.JA, null, null), night.first))
                .isInstanceOf(AttemptResult.Held.class);
        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.TOEGEZEGD);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first);
        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.INGETROKKEN);
        assertThat(placements.promise(calls.get(call).placement())).isEmpty();
    }

    @Test
    void aNoByPhoneOfWhoWasAskedAnswersTheRequest() {
        Proposal asked =
                search.ask(call, List.of(bed), UUID.randomUUID(), night.first).get(0);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first);

        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.AFGEWEZEN);
        assertThat(refusals(calls.get(call).placement())).containsExactly(house.shelter() + " taal opvang");
    }

    @Test
    void whenAllSaidNoNothingIsLeftAndEveryNoIsThere() {
        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first);
        UUID other = night.invented.bed(night.house(), 1);
        search.attempt(call, says(other, AttemptOutcome.NEE), night.first);

        SearchView view = search.view(call, night.first);
        assertThat(view.places()).extracting(one -> one.bed().id()).doesNotContain(bed, other);
        assertThat(view.attempts()).extracting(Attempt::bed).containsExactly(other, bed);
        assertThat(view.call().open()).isTrue();
    }

    @Test
    void whoArrivedIsPlacedAndALateNoChangesNothing() {
        AttemptResult result = search.attempt(call, says(AttemptOutcome.JA, null, null), night.first);
        UUID promise = ((AttemptResult.Held) result).promise().id();
        beans.getBean(nl.schakel.placement.Holds.class).arrive(promise, Invented.of(house));
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.GEPLAATST);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first);
        assertThat(placements.promise(calls.get(call).placement()).map(Promise::state))
                .contains(PromiseState.OCCUPIED);
    }

    private NewAttempt says(AttemptOutcome outcome, String criterion, Instant until) {
        return new NewAttempt(UUID.randomUUID(), bed, null, outcome, criterion, until);
    }

    private static NewAttempt says(UUID bed, AttemptOutcome outcome) {
        return new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, null);
    }

    private boolean offered(UUID bed) {
        return search.view(call, night.first).places().stream()
                .anyMatch(place -> place.bed().id().equals(bed));
    }

    private Fit fit(UUID placement) {
        return matching.match(placement).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .map(BedFit::fit)
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes() {
        return calls.timeline(call).stream().map(CallEvent::code).toList();
    }

    private static List<UUID> ids(List<Proposal> some) {
        return some.stream().map(Proposal::id).toList();
    }

    private List<String> refusals(UUID placement) {
        return jdbc.sql("select organisation || ' ' || coalesce(criterion, 'null') || ' ' || whose"
                        + " from schakel.refusal where placement = ? and whose <> 'toets' order by at")
                .param(placement)
                .query(String.class)
                .list();
    }
}
