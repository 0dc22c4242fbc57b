package nl.schakel.piket.call.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposals;
import org.springframework.stereotype.Component;

/**
 * Projection: follows in a call what happens in its search, by any hand: a shelter that says yes in its own task
 * list, a hold whose time is over, a person who arrives.
 */
@Component
public class CallProgress {

    /** Once the handover is offered, the status says that until it is accepted. */
    private static final Set<CallStatus> FOLLOWS =
            EnumSet.of(CallStatus.AANGENOMEN, CallStatus.PLEK, CallStatus.GEPLAATST);

    private final CallTable calls;
    private final CallLog log;
    private final Placements placements;
    private final Proposals proposals;
    private final NightMessages messages;

    CallProgress(CallTable calls, CallLog log, Placements placements, Proposals proposals, NightMessages messages) {
        this.calls = calls;
        this.log = log;
        this.placements = placements;
        this.proposals = proposals;
        this.messages = messages;
    }

    /** Where a call stands that somebody has, by what is promised. */
    public CallStatus of(UUID placement) {
        Optional<AllocationState> promise = placements.promise(placement).map(BedAllocation::state);
        if (promise.isEmpty()) {
            return CallStatus.AANGENOMEN;
        }
        return promise.get() == AllocationState.OCCUPIED ? CallStatus.GEPLAATST : CallStatus.PLEK;
    }

    /** Writes down in the call what happened in its search, in that order. */
    public void follow(List<PlacementEvents> happened) {
        happened.forEach(this::follow);
    }

    // a switch over types is not in this version of the language
    private void follow(PlacementEvents event) {
        UUID placement = event.placement();
        if (event instanceof PlacementEvents.Held) {
            follow(placement, "plek", bed(placement), null);
            calls.openOfPlacement(placement).map(Call::id).ifPresent(messages::placeFound);
        } else if (event instanceof PlacementEvents.HoldExpired) {
            follow(placement, "plek-verlopen", null, null);
        } else if (event instanceof PlacementEvents.Released) {
            follow(placement, "plek-vrijgegeven", null, null);
        } else if (event instanceof PlacementEvents.SetOut) {
            follow(placement, "vertrokken", bed(placement), null);
        } else if (event instanceof PlacementEvents.Arrived) {
            follow(placement, "geplaatst", bed(placement), null);
        } else if (event instanceof PlacementEvents.Declined declined) {
            follow(
                    placement,
                    declined.whose() == DeclinedBy.PERSOON ? "persoon-nee" : "opvang-nee",
                    proposals.get(declined.proposal()).bed().id(),
                    declined.criterion());
        }
    }

    private void follow(UUID placement, String code, UUID bed, String detail) {
        calls.openOfPlacement(placement).map(Call::id).map(calls::lock).ifPresent(call -> {
            if (FOLLOWS.contains(call.status())) {
                calls.status(call.id(), of(placement));
            }
            log.add(call.id(), code, null, bed, detail);
        });
    }

    private UUID bed(UUID placement) {
        return placements.promise(placement).map(BedAllocation::bed).orElse(null);
    }
}
