package nl.schakel.piket.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallStatementTable;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.call.internal.NightMessages;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Placements;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Command service for calls that end without a night of their own: the same person was called about twice, or nobody
 * needs a bed any more.
 */
@Component
class CallMerging {

    private static final String FIELD = "oproep";

    /** Two calls about one person come soon after each other; later in the night it is somebody else. */
    private static final Duration SOON = Duration.ofHours(8);

    private final CallTable table;
    private final CallStatementTable told;
    private final CallLog log;
    private final CallAccess access;
    private final CallTaking taking;
    private final Placements placements;
    private final NightMessages messages;
    private final EmergencyAccess emergency;

    CallMerging(
            CallTable table,
            CallStatementTable told,
            CallLog log,
            CallAccess access,
            CallTaking taking,
            Placements placements,
            NightMessages messages,
            EmergencyAccess emergency) {
        this.table = table;
        this.told = told;
        this.log = log;
        this.access = access;
        this.taking = taking;
        this.placements = placements;
        this.messages = messages;
        this.emergency = emergency;
    }

    List<Call> as(UUID call) {
        Call one = table.get(call);
        return table.allOpen().stream().filter(other -> maybe(one, other)).toList();
    }

    private static boolean maybe(Call one, Call other) {
        boolean near = one.municipality() == null
                || other.municipality() == null
                || one.municipality().equals(other.municipality());
        Duration apart = Duration.between(one.calledAt(), other.calledAt()).abs();
        return !one.id().equals(other.id())
                && one.open()
                && near
                && one.area().equals(other.area())
                && apart.compareTo(SOON) <= 0;
    }

    List<CallEvents> join(UUID call, UUID into, Viewer viewer) {
        Call asked = table.get(call);
        Call towards = table.get(into);
        access.mustTake(viewer, asked);
        access.mustTake(viewer, towards);
        if (into.equals(asked.joinedInto())) {
            return List.of();
        }
        if (call.equals(into) || !asked.area().equals(towards.area())) {
            throw InvalidInput.of(FIELD, "niet-samen", "fout.oproep.niet-samen");
        }
        // both in a fixed order, searches before calls, so that nobody waits in a circle
        Stream.of(asked.placement(), towards.placement()).sorted().forEach(placements::inTurn);
        Stream.of(call, into).sorted().forEach(table::lock);
        Call one = taking.locked(call, viewer);
        Call other = taking.locked(into, viewer);
        placements.promise(one.placement()).ifPresent(promise -> {
            throw InvalidInput.of(FIELD, "heeft-plek", "fout.oproep.heeft-bed");
        });
        told.move(call, into);
        table.joined(call, into);
        log.add(call, "samengevoegd", viewer.personId());
        log.add(into, "erbij", viewer.personId(), null, one.number());
        access.leave(one);
        over(one);
        List<CallEvents> happened = new ArrayList<>(List.of(new CallEvents.CallJoined(call, into)));
        keepHolder(one, other).ifPresent(happened::add);
        return happened;
    }

    /** Nobody has the other one yet: who had this one has it now, and no alarm goes on. */
    private Optional<CallEvents> keepHolder(Call joined, Call into) {
        return into.holder() == null && joined.holder() != null
                ? Optional.of(taking.given(into, joined.holder()))
                : Optional.empty();
    }

    /** No message about it goes out any more, and when nobody searches nobody needs emergency access (R12). */
    private void over(Call call) {
        messages.over(call.id());
        emergency.handedOver(call.dossier());
    }

    List<CallEvents> withdraw(UUID call, String reasonCode, Viewer viewer) {
        Call asked = table.get(call);
        boolean searcher = access.takes(viewer, asked);
        if (!searcher && !table.calledBy(viewer.personId(), call)) {
            throw new NotVisible(asked.dossier());
        }
        if (asked.status() == CallStatus.INGETROKKEN) {
            return List.of();
        }
        new InputCheck().code("reden", reasonCode, Calls.REASONS).done();
        placements.inTurn(asked.placement());
        Call now = table.lock(call);
        if (!now.open()) {
            throw InvalidInput.of(FIELD, "voorbij", "fout.oproep.voorbij");
        }
        if (!searcher && now.holder() != null) {
            throw InvalidInput.of(FIELD, "al-aangenomen", "fout.oproep.al-aangenomen");
        }
        Optional<AllocationState> promise = placements.promise(now.placement()).map(found -> found.state());
        if (promise.filter(state -> state == AllocationState.OCCUPIED).isPresent()) {
            throw InvalidInput.of(FIELD, "heeft-plek", "fout.oproep.heeft-plek");
        }
        table.status(call, CallStatus.INGETROKKEN);
        log.add(call, "ingetrokken", viewer.personId(), null, reasonCode);
        access.leave(now);
        over(now);
        return List.of(new CallEvents.CallWithdrawn(call));
    }
}
