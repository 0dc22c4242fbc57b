package nl.schakel.piket.call.internal;

import java.util.EnumSet;
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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows in a call what happens in its search, whoever did it: a shelter that says yes in its own task list, a hold
 * whose time is over, a person who arrives.
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

    CallProgress(CallTable calls, CallLog log, Placements placements, Proposals proposals) {
        this.calls = calls;
        this.log = log;
        this.placements = placements;
        this.proposals = proposals;
    }

    /** Where a call stands that somebody has, by what is promised. */
    public CallStatus of(UUID placement) {
        Optional<AllocationState> promise = placements.promise(placement).map(BedAllocation::state);
        if (promise.isEmpty()) {
            return CallStatus.AANGENOMEN;
        }
        return promise.get() == AllocationState.OCCUPIED ? CallStatus.GEPLAATST : CallStatus.PLEK;
    }

    @EventListener
    void on(PlacementEvents.Held event) {
        follow(event.placement(), "plek", bed(event.placement()), null);
    }

    @EventListener
    void on(PlacementEvents.HoldExpired event) {
        follow(event.placement(), "plek-verlopen", null, null);
    }

    @EventListener
    void on(PlacementEvents.Released event) {
        follow(event.placement(), "plek-vrijgegeven", null, null);
    }

    @EventListener
    void on(PlacementEvents.SetOut event) {
        follow(event.placement(), "vertrokken", bed(event.placement()), null);
    }

    @EventListener
    void on(PlacementEvents.Arrived event) {
        follow(event.placement(), "geplaatst", bed(event.placement()), null);
    }

    @EventListener
    void on(PlacementEvents.Declined event) {
        UUID bed = proposals.get(event.proposal()).bed().id();
        follow(
                event.placement(),
                event.whose() == DeclinedBy.PERSOON ? "persoon-nee" : "opvang-nee",
                bed,
                event.criterion());
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
