package nl.schakel.piket.rota;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.rota.internal.PatternTable;
import nl.schakel.piket.rota.internal.Planner;
import nl.schakel.piket.rota.internal.ShiftTable;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: the week that repeats itself; the chain director sets it up. */
@Service
public class Patterns {

    private final Rota rota;
    private final PatternTable table;
    private final Planner planner;
    private final ShiftTable shifts;
    private final Clock clock;

    Patterns(Rota rota, PatternTable table, Planner planner, ShiftTable shifts, Clock clock) {
        this.rota = rota;
        this.table = table;
        this.planner = planner;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** The pattern of an area from Monday on. */
    public List<PatternSlot> of(String area) {
        return table.of(area);
    }

    /** Adds the same duty on some days of the week; its shifts are there at once, some weeks ahead. */
    @Transactional
    public void add(String area, NewDuty duty, Viewer viewer) {
        DutyArea found = rota.directed(area, viewer);
        check(duty);
        rota.demand(found, duty.person());
        shifts.lock(area);
        LocalDate firstWeek = duty.everyOtherWeek()
                ? duty.firstWeek().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : null;
        duty.days().stream()
                .sorted()
                .forEach(day -> table.insert(new PatternSlot(
                        UUID.randomUUID(),
                        area,
                        duty.line(),
                        day,
                        duty.starts(),
                        duty.ends(),
                        firstWeek,
                        duty.person())));
        planner.plan(area, clock.instant());
    }

    private void check(NewDuty duty) {
        InputCheck check = new InputCheck();
        if (duty.line() == null) {
            check.error("lijn", "verplicht", "fout.rooster.lijn");
        }
        if (duty.days().isEmpty()) {
            check.error("dag", "verplicht", "fout.rooster.dag");
        }
        if (duty.starts() == null) {
            check.error("van", "verplicht", "fout.rooster.van");
        }
        if (duty.ends() == null) {
            check.error("tot", "verplicht", "fout.rooster.tot");
        }
        if (!duty.everyOtherWeek() && duty.firstWeek() != null) {
            check.error("vanaf", "niet-nodig", "fout.rooster.vanaf.niet-nodig");
        }
        if (duty.everyOtherWeek() && duty.firstWeek() == null) {
            check.error("vanaf", "verplicht", "fout.rooster.vanaf.verplicht");
        } else if (duty.everyOtherWeek() && far(duty.firstWeek())) {
            check.error("vanaf", "te-ver", "fout.rooster.vanaf.te-ver");
        }
        check.done();
    }

    /** A year that was typed wrong: the duty would begin long after everybody forgot it. */
    private boolean far(LocalDate day) {
        LocalDate today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate();
        return day.isBefore(today.minusYears(1)) || day.isAfter(today.plusYears(1));
    }

    /**
     * Takes a duty out of the week. A shift that runs, or that somebody changed by hand, stays.
     *
     * @return what it was, so that it can be put back
     */
    @Transactional
    public PatternSlot remove(String area, UUID slot, Viewer viewer) {
        rota.directed(area, viewer);
        Instant now = clock.instant();
        shifts.lock(area);
        PatternSlot removed = table.of(area).stream()
                .filter(found -> found.id().equals(slot))
                .findFirst()
                .orElseThrow(NotVisible::new);
        table.delete(slot, now);
        return removed;
    }

    /** Puts back exactly what was taken out; nothing happens when it is there already. */
    @Transactional
    public void putBack(PatternSlot removed, Viewer viewer) {
        DutyArea found = rota.directed(removed.area(), viewer);
        shifts.lock(removed.area());
        if (table.of(removed.area()).stream().anyMatch(removed::same)) {
            return;
        }
        rota.demand(found, removed.person());
        table.insert(removed);
        planner.plan(removed.area(), clock.instant());
    }
}
