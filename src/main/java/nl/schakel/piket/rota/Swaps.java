package nl.schakel.piket.rota;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.piket.rota.internal.ShiftTable;
import nl.schakel.piket.rota.internal.ShiftTable.Change;
import nl.schakel.piket.rota.internal.SwapTable;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: swapping shifts: one asks, the other accepts, and only then the rota changes. */
@Service
@Transactional
public class Swaps {

    private final Rota rota;
    private final DutyAreas areas;
    private final ShiftTable shifts;
    private final SwapTable table;
    private final Outbox outbox;
    private final Clock clock;

    Swaps(Rota rota, DutyAreas areas, ShiftTable shifts, SwapTable table, Outbox outbox, Clock clock) {
        this.rota = rota;
        this.areas = areas;
        this.shifts = shifts;
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The open questions from and to somebody about shifts that can still be swapped. */
    @Transactional(readOnly = true)
    public List<Swap> openOf(UUID person) {
        Instant now = clock.instant();
        return table.openOf(person).stream()
                .filter(swap -> shifts.find(swap.shift())
                        .filter(shift -> swap.askedBy().equals(shift.person()))
                        .filter(shift -> shift.span().from().isAfter(now))
                        .isPresent())
                .toList();
    }

    /**
     * Asks a colleague to take a shift. The same shift may be offered to several colleagues: the first to accept has it.
     *
     * @param inReturn a shift of the colleague to take for it, or null
     */
    public void ask(UUID shift, UUID colleague, UUID inReturn, Viewer viewer) {
        Shift own = rota.locked(shift);
        DutyArea area = areas.of(own.area())
                .filter(found -> areas.takesPart(viewer, found))
                .orElseThrow(NotVisible::new);
        if (!viewer.personId().equals(own.person())) {
            throw InvalidInput.of("dienst", "niet-van-u", "fout.dienst.niet-van-u");
        }
        if (viewer.personId().equals(colleague)) {
            throw InvalidInput.of("wie", "zelf", "fout.collega.zelf");
        }
        demandNotBegun(own);
        rota.demand(area, colleague);
        if (inReturn != null) {
            demandNotBegun(held(inReturn, colleague, area));
        }
        UUID id = UUID.randomUUID();
        Swap swap = new Swap(id, area.code(), shift, viewer.personId(), colleague, inReturn, SwapState.OPEN);
        if (!table.ask(swap, clock.instant())) {
            throw InvalidInput.of("wie", "al-gevraagd", "fout.ruil.al-gevraagd");
        }
        outbox.toPerson(colleague, Template.PIKETROOSTER, "piket-ruil:" + id, Rota.PAGE);
    }

    /** The colleague says yes: from now on the rota is different. @throws InvalidInput when somebody was earlier */
    public void accept(UUID id, Viewer viewer) {
        Swap swap = own(id, viewer.personId(), false);
        DutyArea area = areas.of(swap.area()).orElseThrow(NotVisible::new);
        shifts.lock(area.code());
        Instant now = clock.instant();
        Shift given = rota.locked(swap.shift());
        if (!swap.askedBy().equals(given.person())) {
            throw rota.gone(given.id());
        }
        demandNotBegun(given);
        rota.demand(area, viewer.personId());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(given.line(), given.span(), viewer.personId()));
        if (swap.inReturn() != null) {
            Shift back = held(swap.inReturn(), viewer.personId(), area);
            demandNotBegun(back);
            rota.demand(area, swap.askedBy());
            changes.add(new Change(back.line(), back.span(), swap.askedBy()));
        }
        if (!table.decide(id, SwapState.AANGENOMEN, now)) {
            throw decided();
        }
        shifts.change(area.code(), changes, "ruil", viewer.personId(), now);
        table.lapse(given.id(), now);
        if (swap.inReturn() != null) {
            table.lapse(swap.inReturn(), now);
        }
        outbox.toPerson(swap.askedBy(), Template.PIKETROOSTER, "piket-ruil:" + id + ":ja", Rota.PAGE);
    }

    /** The colleague says no. */
    public void decline(UUID id, Viewer viewer) {
        Swap swap = own(id, viewer.personId(), false);
        if (!table.decide(id, SwapState.AFGEWEZEN, clock.instant())) {
            throw decided();
        }
        outbox.toPerson(swap.askedBy(), Template.PIKETROOSTER, "piket-ruil:" + id + ":nee", Rota.PAGE);
    }

    /** The asker takes the question back. */
    public void withdraw(UUID id, Viewer viewer) {
        own(id, viewer.personId(), true);
        if (!table.decide(id, SwapState.INGETROKKEN, clock.instant())) {
            throw decided();
        }
    }

    private Swap own(UUID id, UUID person, boolean asker) {
        return table.find(id)
                .filter(swap -> person.equals(asker ? swap.askedBy() : swap.askedTo()))
                .orElseThrow(NotVisible::new);
    }

    private Shift held(UUID shift, UUID person, DutyArea area) {
        return shifts.find(shift)
                .filter(found -> person.equals(found.person()) && found.area().equals(area.code()))
                .orElseThrow(() -> rota.gone(shift));
    }

    private void demandNotBegun(Shift shift) {
        if (!shift.span().from().isAfter(clock.instant())) {
            throw InvalidInput.of("dienst", "begonnen", "fout.dienst.begonnen");
        }
    }

    private static InvalidInput decided() {
        return InvalidInput.of("ruil", "al-beslist", "fout.vraag.al-beslist");
    }
}
