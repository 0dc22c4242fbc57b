package nl.schakel.piket.rota.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.piket.rota.PatternSlot;
import nl.schakel.piket.rota.Shift;
import nl.schakel.piket.rota.Span;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/** Planner: turns the weekly pattern into shifts, some weeks ahead. What was changed by hand stays as it is. */
@Component
public class Planner {

    private static final int DAYS_AHEAD = 42;

    private final PatternTable patterns;
    private final ShiftTable shifts;

    Planner(PatternTable patterns, ShiftTable shifts) {
        this.patterns = patterns;
        this.shifts = shifts;
    }

    /** Plans what is not planned yet; the caller holds the lock of the area. */
    public void plan(String area, Instant now) {
        patterns.of(area).forEach(slot -> plan(slot, now));
    }

    private void plan(PatternSlot slot, Instant now) {
        // a night that began yesterday may still go on
        LocalDate first = now.atZone(Zones.AMSTERDAM).toLocalDate().minusDays(1);
        Set<LocalDate> planned = patterns.plannedDays(slot.id(), first);
        first.datesUntil(first.plusDays(DAYS_AHEAD + 1L))
                .filter(slot::holds)
                .filter(day -> !planned.contains(day))
                .forEach(day -> {
                    patterns.markPlanned(slot.id(), day);
                    slot.on(day).flatMap(span -> span.after(now)).ifPresent(span -> add(slot, span));
                });
    }

    private void add(PatternSlot slot, Span span) {
        List<Span> taken = shifts.within(slot.area(), span).stream()
                .filter(shift -> shift.line() == slot.line())
                .map(Shift::span)
                .toList();
        for (Span free : Span.difference(List.of(span), taken)) {
            // somebody who took another duty by hand cannot do this one as well: it looks for somebody
            boolean busy = !shifts.ofPerson(slot.person(), free).isEmpty();
            shifts.insert(new Shift(
                    UUID.randomUUID(), slot.area(), slot.line(), free, busy ? null : slot.person(), slot.id()));
        }
    }
}
