package nl.schakel.placement.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.BedAllocation;
import org.springframework.stereotype.Component;

/** Command service: taking back what shelters were asked, of whatever round; each of them is told. */
@Component
public class Withdrawals {

    private final ProposalTable table;
    private final Outbox outbox;
    private final Clock clock;

    Withdrawals(ProposalTable table, Outbox outbox, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Everything that is still open, but this one. */
    public void allBut(Optional<UUID> proposal, UUID placement) {
        table.withdrawOpen(placement, proposal, clock.instant()).forEach(this::tell);
    }

    /** The search is parked: whoever was asked answers nothing now, and is asked again when it goes on. */
    public void parked(UUID placement) {
        table.park(placement, clock.instant())
                .forEach(proposal -> tell(
                        GroupId.parse(table.get(proposal).group()), Template.PLEKVRAAG_WACHT, "voorstel:" + proposal));
    }

    /** The same for a shelter that keeps a bed, which it need not keep any longer. */
    public void parked(BedAllocation given, GroupId shelter) {
        table.park(given.placement(), given.bed(), clock.instant());
        tell(shelter, Template.PLEKVRAAG_WACHT, "toezegging:" + given.id());
    }

    /** The shelter hears that it is not needed any more. */
    public void tell(UUID proposal) {
        tell(
                GroupId.parse(table.get(proposal).group()),
                Template.PLEK_NIET_MEER_NODIG,
                "voorstel:" + proposal + ":ingetrokken");
    }

    private void tell(GroupId shelter, Template template, String what) {
        outbox.toGroup(shelter, template, what, "/opvang");
    }

    /** A bed that was given back: the yes of then counts no more. */
    public void lapse(UUID placement, UUID bed) {
        table.lapse(placement, bed, clock.instant());
    }
}
