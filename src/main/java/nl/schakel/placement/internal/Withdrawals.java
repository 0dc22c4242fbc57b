package nl.schakel.placement.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
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

    /** The shelter hears that it is not needed any more. */
    public void tell(UUID proposal) {
        outbox.toGroup(
                GroupId.parse(table.get(proposal).group()),
                Template.PLEK_NIET_MEER_NODIG,
                "voorstel:" + proposal + ":ingetrokken",
                "/opvang");
    }

    /** A bed that was given back: the yes of then counts no more. */
    public void lapse(UUID placement, UUID bed) {
        table.lapse(placement, bed, clock.instant());
    }
}
