package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.routes.night.AfterCall;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.routes.placement.AfterPlacement;
import nl.schakel.process.routes.placement.PlacementCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nights in which everything is invented: the police calls in the evening, two coordinators have duty. */
abstract class NightPathTest extends PlacementPathTest {

    static final String AREA = "piket-wvv";
    static final String FIRST = "piket.een";
    static final String SECOND = "piket.twee";
    static final String DIRECTOR = "keten.wvv";
    static final String OFFICER = "tmm.oost";
    static final LocalTime CLOSES = LocalTime.of(17, 0);
    static final LocalTime OPENS = LocalTime.of(8, 30);

    @Autowired
    NightService night;

    @Autowired
    PlacementCommands placing;

    @Autowired
    Calls calls;

    @Autowired
    AfterCall afterCall;

    @Autowired
    AfterPlacement afterPlacement;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Handovers handovers;

    @Autowired
    Rota rota;

    @Autowired
    JdbcClient jdbc;

    NightPathTest(String model) {
        super(model);
    }

    @BeforeEach
    void begin() {
        nightFalls();
    }

    /** Two in the night from Monday to Tuesday. */
    void nightFalls() {
        LocalDate monday = today();
        onDuty(monday, FIRST, SECOND);
        until(at(monday.plusDays(1), LocalTime.of(2, 0)));
    }

    /** Nothing of a night is left for the next test. */
    @AfterEach
    void nobodyCallsAnyMore() {
        bedsAreFreeAgain();
        // what a story ended with is over by a withdrawal too
        calls.allOpen().forEach(call -> night.withdraw(call.id(), "vergissing", Viewer.SYSTEM));
    }

    /** Who has duty in the night that begins on this day; null is nobody. */
    void onDuty(LocalDate day, String first, String second) {
        Span span = new Span(at(day, CLOSES), at(day.plusDays(1), OPENS));
        Viewer director = story.viewer(DIRECTOR);
        rota.override(AREA, Line.EERSTE, span, person(first), director);
        rota.override(AREA, Line.TWEEDE, span, person(second), director);
    }

    private UUID person(String username) {
        return username == null ? null : story.viewer(username).personId();
    }

    static NewCall asked(Map<String, Answered> answers) {
        NewNeed need =
                new NewNeed(List.of(new PersonNeed(null, false, answers)), Set.of(), Consent.CRITERIA, List.of());
        return new NewCall(
                CallerKind.POLITIE,
                "GM0267",
                "meldkamer (fictief), 06 00 00 00 99",
                "slaapplek voor een vrouw (fictief)",
                need,
                UUID.randomUUID());
    }

    /** Somebody who works on a case calls for a bed tonight, while a place is looked for or the person cannot stay. */
    UUID calledIn(UUID dossier, String username) {
        Viewer caller = story.viewer(username);
        NewCall call = asked(Map.of());
        return LostRaceRetry.inTransaction(transaction, () -> {
            UUID placement = placements.begin(dossier, call.municipality(), caller);
            placements.toldWithCall(placement, call.need(), caller);
            CallOutcome<UUID> made = calls.open(call, dossier, placement, AREA, caller);
            afterPlacement.inCall(made.search());
            afterCall.outside(made.call());
            return made.result();
        });
    }

    /** The police calls. */
    UUID called() {
        return called(Map.of());
    }

    UUID called(Map<String, Answered> answers) {
        UUID call = night.call(asked(answers), story.viewer(OFFICER));
        remember(call(call).placement());
        return call;
    }

    /** The police calls and the first line takes it. */
    UUID taken() {
        UUID call = called();
        takes(FIRST, call);
        return call;
    }

    void takes(String username, UUID call) {
        night.take(call, story.viewer(username));
    }

    Call call(UUID call) {
        return calls.get(call);
    }

    UUID dossierOf(UUID call) {
        return call(call).dossier();
    }

    /** A shelter says yes on the phone. */
    Bed saysYes(UUID call, String shelter) {
        Bed bed = bedOf(shelter, dossierOf(call));
        HoldResult result = placing.hold(
                call(call).placement(), bed.id(), story.now().plus(Duration.ofHours(4)), story.viewer(FIRST));
        assertThat(result).isInstanceOf(HoldResult.Held.class);
        return bed;
    }

    /** The coordinator asks these shelters by their own tasks. */
    void asks(UUID call, String... shelters) {
        List<UUID> beds = java.util.Arrays.stream(shelters)
                .map(shelter -> bedOf(shelter, dossierOf(call)).id())
                .toList();
        night.ask(call, beds, UUID.randomUUID(), story.viewer(FIRST));
    }

    @Autowired
    nl.schakel.piket.search.Search search;

    @Autowired
    Outbox outbox;

    /** Where a model called by the night stands. */
    void standsIn(String model, UUID call, String... places) {
        path(dossierOf(call), model).isWaitingAt(places);
    }

    /** Nobody takes the call; every timer of the alarm rings at its moment. Gives the minutes at which one rang. */
    List<Long> alarmRunsOut(UUID call) {
        List<Long> minutes = new ArrayList<>();
        UUID alarm = UUID.fromString(instance(dossierOf(call), "piket-alarm").getId());
        for (Optional<Instant> ring = rings(alarm); ring.isPresent(); ring = rings(alarm)) {
            until(ring.get());
            minutes.add(Math.round(
                    Duration.between(call(call).calledAt(), story.now()).toSeconds() / 60.0));
        }
        return minutes;
    }

    private Optional<Instant> rings(UUID alarm) {
        return management.createJobQuery().processInstanceId(alarm.toString()).timers().list().stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    void morning() {
        Instant now = story.now();
        LocalDate day = LocalDate.ofInstant(now, nl.schakel.support.time.Zones.AMSTERDAM);
        Instant opening = at(day, OPENS);
        until((opening.isAfter(now) ? opening : at(day.plusDays(1), OPENS)).plusSeconds(1));
    }

    /** The alarms that went out so far, by code of the line on the timeline. */
    List<String> alarms(UUID call) {
        return calls.timeline(call).stream()
                .map(nl.schakel.piket.call.CallEvent::code)
                .filter(code -> code.startsWith("alarm-"))
                .toList();
    }

    Optional<String> next(UUID call) {
        return night.next(call).map(nl.schakel.process.routes.night.NextStep::code);
    }
}
