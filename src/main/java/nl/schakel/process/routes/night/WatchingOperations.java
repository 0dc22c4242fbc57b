package nl.schakel.process.routes.night;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.notification.Template;
import nl.schakel.piket.alarm.Alarms;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Shift;
import nl.schakel.piket.rota.Span;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Placements;
import nl.schakel.placement.ShelterRung;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.terms.Terms;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: what {@code piket-waken.bpmn} looks at while somebody searches, and who hears of a night that
 * is not handed over.
 */
@ModelOperations("waken")
public class WatchingOperations {

    /** The rungs of the search at night, in order; the search begins before the first. */
    private static final String SECOND_LINE = "tweede-lijn";

    private static final String CALL = "oproepId";
    private static final String SILENCE = "stil";

    /** With no change of duty in sight, look again after this. */
    private static final Duration NO_SHIFT = Duration.ofHours(12);

    private final Calls calls;
    private final Alarms alarms;
    private final Rota rota;
    private final Placements placements;
    private final Terms terms;
    private final Clock clock;

    WatchingOperations(Calls calls, Alarms alarms, Rota rota, Placements placements, Terms terms, Clock clock) {
        this.calls = calls;
        this.alarms = alarms;
        this.rota = rota;
        this.placements = placements;
        this.terms = terms;
        this.clock = clock;
    }

    /** When a search in which nothing happens any more is silent. */
    @Gives(Gives.What.TERM)
    public Date wekker(DelegateExecution execution, String stap) {
        Instant now = clock.instant();
        Instant silent = terms.end(execution, stap, call(execution).lastActivityAt());
        return Date.from(silent.isAfter(now) ? silent : terms.end(execution, stap, now));
    }

    /** Whether nothing happened for that long; on the way to a bed the arrival is what is watched. */
    public boolean stil(DelegateExecution execution) {
        Call call = call(execution);
        boolean travelling = placements
                .get(call.placement())
                .promise()
                .filter(promise -> promise.state() == AllocationState.CONFIRMED)
                .isPresent();
        return !travelling
                && !terms.end(execution, SILENCE, call.lastActivityAt()).isAfter(clock.instant());
    }

    /** When the next duty of the first line begins. */
    @Gives(Gives.What.MOMENT)
    public Date dienstWisselt(String oproep) {
        Instant now = clock.instant();
        return Date.from(firstLine(get(oproep), now, NO_SHIFT)
                .map(shift -> shift.span().from())
                .filter(start -> start.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(NO_SHIFT)));
    }

    /**
     * Tells who came on duty that a call is not handed over yet; it stays with whoever has it. Not while nobody has it: an
     * alarm finds by itself who is on duty, until it stands as an incident.
     */
    public void volgendeInlichten(String oproep) {
        Call call = get(oproep);
        if ((call.holder() != null || call.incident())
                && firstLine(call, clock.instant(), Duration.ofSeconds(1)).anyMatch(shift -> comesFresh(shift, call))) {
            alarms.nextOnDuty(call.id());
        }
    }

    /** Whoever goes on after an earlier duty knows already, and so does whoever was called at first. */
    private boolean comesFresh(Shift shift, Call call) {
        Instant begins = shift.span().from();
        Optional<UUID> before = rota.onDuty(call.area(), begins.minusSeconds(1)).first();
        return shift.person() != null
                && begins.isAfter(call.calledAt())
                && !shift.person().equals(call.holder())
                && !before.equals(Optional.of(shift.person()));
    }

    private Stream<Shift> firstLine(Call call, Instant from, Duration time) {
        return rota.shifts(call.area(), new Span(from, from.plus(time))).stream()
                .filter(shift -> shift.line() == Line.EERSTE);
    }

    /** Goes one rung down, as long as no bed is held; when it is the turn of the second line, the whole team hears it. */
    public void tredeVerder(String oproep) {
        Call call = get(oproep);
        if (placements.get(call.placement()).promise().isPresent() || !nogEenTrede(oproep)) {
            return;
        }
        String next = ShelterRung.OF_THE_NIGHT.get(ShelterRung.OF_THE_NIGHT.indexOf(call.rung()) + 1);
        calls.rung(call.id(), next);
        if (next.equals(SECOND_LINE)) {
            alarms.team(call.id(), Template.PIKET_NIET_AANGEKOMEN);
        }
    }

    /** Whether the ladder goes on. */
    public boolean nogEenTrede(String oproep) {
        return ShelterRung.OF_THE_NIGHT.indexOf(get(oproep).rung()) < ShelterRung.OF_THE_NIGHT.size() - 1;
    }

    private Call call(DelegateExecution execution) {
        return get((String) execution.getVariable(CALL));
    }

    private Call get(String oproep) {
        return calls.get(UUID.fromString(oproep));
    }
}
