package nl.schakel.piket.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.rota.Rota;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Placements;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call for help at night: made once, had by one, and followed by who sent it. */
@SchakelTest
class CallTest {

    private static final int THREADS = 20;

    @Autowired
    private Calls calls;

    @Autowired
    private CallReading reading;

    @Autowired
    private Placements placements;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private TrialNight night;

    @BeforeEach
    void aNight() {
        night = TrialNight.shared(beans);
    }

    @Test
    void ofTwentyWhoTakeItAtOnceOneHasItAndNineteenHearWho() throws Exception {
        UUID call = night.call();
        List<Callable<TakeResult>> deeds = new ArrayList<>();
        List<Viewer> team = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            team.add(night.area.coordinator("proeflid-" + i));
        }
        team.forEach(one -> deeds.add(() -> calls.take(call, one)));

        List<TakeResult> results = TrialNight.atOnce(deeds);

        UUID holder = calls.get(call).holder();
        Viewer winner = team.stream()
                .filter(one -> one.personId().equals(holder))
                .findFirst()
                .orElseThrow();
        assertThat(results).filteredOn(TakeResult.Taken.class::isInstance).hasSize(1);
        assertThat(results.get(team.indexOf(winner))).isInstanceOf(TakeResult.Taken.class);
        assertThat(results)
                .filteredOn(TakeResult.AlreadyHeld.class::isInstance)
                .hasSize(THREADS - 1)
                .allSatisfy(other -> {
                    assertThat(((TakeResult.AlreadyHeld) other).holder()).isEqualTo(holder);
                    assertThat(((TakeResult.AlreadyHeld) other).name()).matches("proeflid-\\d+ \\(fictief\\)");
                });
        assertThat(calls.timeline(call)).extracting(CallEvent::code).containsOnlyOnce("aangenomen");
    }

    @Test
    void theSameTapTwentyTimesIsOneCall() throws Exception {
        NewCall said = TrialNight.said(null);
        UUID placement = night.invented.placement();

        List<UUID> ids = TrialNight.atOnce(TrialNight.times(THREADS, () -> night.call(said, placement, night.officer)));

        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(calls.sentBefore(said, night.officer)).contains(ids.get(0));
        assertThat(calls.timeline(ids.get(0))).extracting(CallEvent::code).containsExactly("oproep");
        assertThat(calls.sentBefore(said, night.first))
                .as("somebody else's key says nothing")
                .isEmpty();
    }

    @Test
    void aCaseHasOneNightAtATime() {
        UUID placement = night.invented.placement();
        UUID call = night.call(TrialNight.said(null), placement, night.officer);

        assertThat(night.call(TrialNight.said("GM0267"), placement, night.first))
                .isEqualTo(call);
        assertThat(calls.openOf(placements.get(placement).dossier()))
                .map(Call::id)
                .contains(call);
    }

    @Test
    void everythingMayBeUnknown() {
        UUID call =
                night.call(new NewCall(null, null, " ", null, null, null), night.invented.placement(), night.officer);

        Call stored = calls.get(call, night.officer);
        assertThat(stored.number()).matches("P-\\d{4}-\\d{6}");
        assertThat(stored.from()).isEqualTo(CallerKind.ANDERS);
        assertThat(stored.municipality()).isNull();
        assertThat(stored.status()).isEqualTo(CallStatus.ALARM);
        assertThat(reading.of(call, night.first)).isEqualTo(new CallDetails(null, null, List.of()));
    }

    @Test
    void aMunicipalityThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> night.call(TrialNight.said("GM9999"), night.invented.placement(), night.officer))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theNextCoordinatorTakesItOverOnPurposeOnly() {
        UUID call = night.call();
        calls.take(call, night.first);

        assertThat(calls.take(call, night.second)).isInstanceOf(TakeResult.AlreadyHeld.class);
        assertThat(calls.takeOver(call, night.director.personId(), night.second))
                .as("somebody else has it than the viewer saw")
                .isInstanceOf(TakeResult.AlreadyHeld.class);
        assertThat(calls.takeOver(call, night.first.personId(), night.second)).isInstanceOf(TakeResult.Taken.class);

        assertThat(calls.get(call).holder()).isEqualTo(night.second.personId());
        assertThat(calls.timeline(call))
                .extracting(CallEvent::code)
                .containsExactly("oproep", "aangenomen", "overgenomen");
        assertThat(calls.take(call, night.second)).as("twice is once").isInstanceOf(TakeResult.Taken.class);
        assertThat(calls.timeline(call)).hasSize(3);
    }

    @Test
    void whoseShiftEndsKeepsTheCall() {
        UUID call = night.call();
        calls.take(call, night.first);

        // the rota of this area is empty: nobody has duty, and it makes no difference
        assertThat(beans.getBean(Rota.class)
                        .onDuty(night.area.code, calls.get(call).calledAt())
                        .first())
                .isEmpty();
        calls.stillBusy(call, night.first);
        assertThat(calls.get(call).holder()).isEqualTo(night.first.personId());
    }

    @Test
    void outsidersFindNothing() {
        UUID call = night.call();
        TrialNight elsewhere = new TrialNight(beans);
        Viewer shelter = Invented.of(night.invented.house());
        for (Viewer other : List.of(elsewhere.first, elsewhere.director, elsewhere.officer, shelter)) {
            assertThatThrownBy(() -> calls.get(call, other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> calls.take(call, other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> calls.withdraw(call, "vergissing", other)).isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> reading.of(call, other)).isInstanceOf(NotVisible.class);
            assertThat(calls.open(other)).extracting(Call::id).doesNotContain(call);
        }
        assertThatThrownBy(() -> night.call(TrialNight.said(null), night.invented.placement(), shelter))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whoCalledFollowsTheCallAndNotTheSearch() {
        UUID call = night.call();
        calls.take(call, night.first);
        calls.note(call, "gebeld-nee", night.first.personId(), UUID.randomUUID(), "huisdier");

        assertThat(calls.get(call, night.officer).holder()).isEqualTo(night.first.personId());
        assertThat(calls.open(night.officer)).extracting(Call::id).contains(call);
        assertThat(calls.timeline(call, night.officer))
                .extracting(CallEvent::code)
                .containsExactly("oproep", "aangenomen");
        assertThat(calls.timeline(call, night.first))
                .extracting(CallEvent::code)
                .contains("gebeld-nee");
        assertThatThrownBy(() -> reading.of(call, night.officer)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whatWasToldIsReadThroughTheDoorAndStoredUnreadable() {
        UUID call = night.call();
        UUID dossier = calls.get(call).dossier();
        long before = looks(dossier, night.first);

        assertThat(reading.of(call, night.first).situation()).isEqualTo("slaapplek voor een vrouw (fictief)");

        assertThat(looks(dossier, night.first)).isEqualTo(before + 1);
        assertThat(jdbc.sql("select c::text from schakel.night_call c where id = ?")
                        .param(call)
                        .query(String.class)
                        .single())
                .doesNotContain("slaapplek")
                .doesNotContain("meldkamer");
    }

    @Test
    void theCoordinatorsTakePartInTheCaseForTheNightOnly() {
        UUID call = night.call();
        UUID dossier = calls.get(call).dossier();
        assertThat(takesPart(dossier, "piket@" + night.area.code)).isTrue();
        assertThat(takesPart(dossier, "ketenregisseur@" + night.area.code)).isFalse();

        calls.take(call, night.director);
        assertThat(takesPart(dossier, "ketenregisseur@" + night.area.code)).isTrue();
        assertThat(reading.of(call, night.director).callBack()).contains("meldkamer");

        calls.withdraw(call, "niet-meer-nodig", night.director);
        assertThat(takesPart(dossier, "piket@" + night.area.code)).isFalse();
        assertThat(takesPart(dossier, "ketenregisseur@" + night.area.code)).isFalse();
        assertThatThrownBy(() -> reading.of(call, night.first)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whoCalledMayTakeItBackUntilSomebodyHasIt() {
        UUID call = night.call();
        assertThatThrownBy(() -> calls.withdraw(call, "zomaar", night.officer)).isInstanceOf(InvalidInput.class);
        calls.withdraw(call, "vergissing", night.officer);
        calls.withdraw(call, "vergissing", night.officer);
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.INGETROKKEN);
        assertThatThrownBy(() -> calls.take(call, night.first)).isInstanceOf(InvalidInput.class);

        UUID other = night.call();
        calls.take(other, night.first);
        assertThatThrownBy(() -> calls.withdraw(other, "vergissing", night.officer))
                .isInstanceOf(InvalidInput.class);
        assertThat(calls.get(other).open()).isTrue();
    }

    @Test
    void anIncidentStandsUntilSomebodyTakesTheCall() {
        UUID call = night.call();
        calls.incident(call, true);
        calls.incident(call, true);
        assertThat(calls.get(call).incident()).isTrue();
        assertThat(calls.timeline(call)).extracting(CallEvent::code).containsExactly("oproep", "incident");

        calls.take(call, night.director);
        assertThat(calls.get(call).incident()).isFalse();
    }

    @Test
    void everyChangeIsANewVersion() {
        UUID call = night.call();
        List<Long> versions = new ArrayList<>(List.of(calls.get(call).version()));
        for (Runnable deed : List.<Runnable>of(
                () -> calls.take(call, night.first),
                () -> calls.rung(call, "noodbed"),
                () -> calls.note(call, "alarm-eerste", null, null),
                () -> calls.takeOver(call, night.second),
                () -> calls.status(call, CallStatus.OVERDRACHT),
                () -> calls.status(call, CallStatus.OVERGEDRAGEN))) {
            deed.run();
            versions.add(calls.get(call).version());
        }
        assertThat(versions).doesNotHaveDuplicates().isSorted();
        calls.status(call, CallStatus.AANGENOMEN);
        assertThat(calls.get(call).status()).as("over is over").isEqualTo(CallStatus.OVERGEDRAGEN);
    }

    private boolean takesPart(UUID dossier, String group) {
        return parties.of(dossier).stream()
                .filter(party -> party.until() == null)
                .map(Party::group)
                .anyMatch(GroupId.parse(group)::equals);
    }

    private long looks(UUID dossier, Viewer viewer) {
        return jdbc.sql(
                        "select count(*) from schakel.access_log where dossier_id = ? and person = ? and kind = 'inzage'")
                .params(dossier, viewer.personId())
                .query(Long.class)
                .single();
    }
}
