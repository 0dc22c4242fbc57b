package nl.schakel.piket.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.Search;
import nl.schakel.placement.Invented;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two officers call about the same person: shown as perhaps the same, joined by a person, and nothing is lost. */
@SchakelTest
class SameCallTwiceTest {

    @Autowired
    private Calls calls;

    @Autowired
    private CallReading reading;

    @Autowired
    private Search search;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private final Viewer colleague =
            new Viewer(UUID.randomUUID(), "politie-twee", Set.of(GroupId.parse("tmm@politie-proef")));

    private TrialNight night;
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoCalls() {
        // an area of its own: other calls of the same evening may be the same too
        night = new TrialNight(beans);
        first = night.call(TrialNight.said("GM0267"), night.invented.placement(), night.officer);
        second = night.call(
                TrialNight.said(null, "straatteam (fictief)", "vrouw bij het station (fictief)"),
                night.invented.placement(),
                colleague);
    }

    @Test
    void perhapsTheSameIsShownAndAnotherMunicipalityOrAreaIsNot() {
        UUID elsewhere = night.call(TrialNight.said("GM0203"), night.invented.placement(), night.officer);
        UUID long_ago = night.call(TrialNight.said("GM0267"), night.invented.placement(), night.officer);
        jdbc.sql("update schakel.night_call set called_at = called_at - interval '9 hours' where id = ?")
                .param(long_ago)
                .update();
        new TrialNight(beans).call();

        assertThat(calls.maybeSame(first)).extracting(Call::id).containsExactly(second);
        assertThat(calls.maybeSame(second)).extracting(Call::id).containsExactlyInAnyOrder(first, elsewhere);
    }

    @Test
    void joinedEndsInTheOtherAndBothContactsAndSituationsAreRead() {
        calls.take(first, night.first);

        calls.join(second, first, night.first);
        calls.join(second, first, night.first);

        Call ended = calls.get(second);
        assertThat(ended.status()).isEqualTo(CallStatus.SAMENGEVOEGD);
        assertThat(ended.joinedInto()).isEqualTo(first);
        CallDetails told = reading.of(first, night.first);
        assertThat(told.callBack()).contains("meldkamer");
        assertThat(told.joined()).singleElement().satisfies(other -> {
            assertThat(other.number()).isEqualTo(ended.number());
            assertThat(other.callBack()).isEqualTo("straatteam (fictief)");
            assertThat(other.situation()).isEqualTo("vrouw bij het station (fictief)");
        });
        assertThat(calls.timeline(first)).extracting(CallEvent::code).containsOnlyOnce("erbij");
        assertThat(calls.timeline(first)).extracting(CallEvent::detailCode).contains(ended.number());
    }

    @Test
    void whoCalledSecondFollowsTheCallThatGoesOn() {
        calls.join(second, first, night.first);

        assertThat(calls.get(second, colleague).joinedInto()).isEqualTo(first);
        assertThat(calls.get(first, colleague).status()).isEqualTo(CallStatus.ALARM);
        assertThat(calls.open(colleague)).extracting(Call::id).containsExactly(first);
        assertThatThrownBy(() -> reading.of(first, colleague)).isInstanceOf(NotVisible.class);
    }

    @Test
    void joinedAgainPointsToTheLastOneAndLosesNothing() {
        UUID third = night.call(TrialNight.said("GM0267"), night.invented.placement(), night.officer);
        calls.join(second, first, night.first);
        calls.join(first, third, night.first);

        assertThat(calls.get(second).joinedInto()).isEqualTo(third);
        assertThat(calls.get(third, colleague)).isNotNull();
        assertThat(reading.of(third, night.first).joined())
                .extracting(CallDetails.Joined::callBack)
                .containsExactlyInAnyOrder("meldkamer (fictief), 06 00 00 00 99", "straatteam (fictief)");
    }

    @Test
    void whoHadTheJoinedCallHasTheOtherNow() {
        calls.take(second, night.second);

        calls.join(second, first, night.first);

        assertThat(calls.get(first).holder()).isEqualTo(night.second.personId());
        assertThat(calls.get(first).status()).isEqualTo(CallStatus.AANGENOMEN);
    }

    @Test
    void joinedBothWaysAtOnceOneWayWins() throws Exception {
        List<Boolean> done = TrialNight.atOnce(List.of(() -> joined(first, second), () -> joined(second, first)));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(List.of(calls.get(first).open(), calls.get(second).open())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aCallWithABedIsNotJoinedAway() {
        calls.take(second, night.first);
        UUID bed = night.invented.bed(night.invented.house(), 1);
        search.attempt(second, new NewAttempt(UUID.randomUUID(), bed, null, AttemptOutcome.JA, null, null), night.first)
                .result();

        assertThatThrownBy(() -> calls.join(second, first, night.first)).isInstanceOf(InvalidInput.class);
        calls.join(first, second, night.first);
        assertThat(calls.get(second).status()).isEqualTo(CallStatus.PLEK);
    }

    @Test
    void onlyWhoTakesBothJoinsThem() {
        TrialNight elsewhere = new TrialNight(beans);
        UUID other = elsewhere.call();
        for (Viewer one : List.of(night.officer, elsewhere.first, Invented.of(night.invented.house()))) {
            assertThatThrownBy(() -> calls.join(second, first, one)).isInstanceOf(NotVisible.class);
        }
        assertThatThrownBy(() -> calls.join(first, other, night.first)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> calls.join(first, first, night.first)).isInstanceOf(InvalidInput.class);
    }

    private boolean joined(UUID call, UUID into) {
        try {
            calls.join(call, into, night.first);
            return true;
        } catch (InvalidInput over) {
            return false;
        }
    }
}
