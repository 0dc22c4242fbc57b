package nl.schakel.placement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.RefusalTable;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.input.InputCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: a shelter that says no by phone, without having been asked through its task. It counts as any other
 * refusal.
 */
@Service
@Transactional
public class PhoneRefusals {

    private final PlacementTable placements;
    private final RefusalTable refusals;
    private final BedBoard board;
    private final Criteria criteria;
    private final PlacementRights rights;
    private final JdbcClient jdbc;
    private final Clock clock;

    PhoneRefusals(
            PlacementTable placements,
            RefusalTable refusals,
            BedBoard board,
            Criteria criteria,
            PlacementRights rights,
            JdbcClient jdbc,
            Clock clock) {
        this.placements = placements;
        this.refusals = refusals;
        this.board = board;
        this.criteria = criteria;
        this.rights = rights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a no: this bed, or no bed of this shelter, is offered to this search again.
     *
     * @param bed or null when the shelter as a whole said no
     * @param criterion which criterion it is about; null when nobody said
     * @throws NotAllowed for who does not speak with shelters; @throws NotVisible when there is no such shelter
     */
    public void add(UUID placement, UUID bed, String organisation, String criterion, Viewer viewer) {
        PlacementTable.Row search = placements.lock(placement);
        rights.mustPromise(viewer, organisation, search.dossier());
        new InputCheck()
                .code(
                        "criterium",
                        criterion,
                        criteria.all().stream().map(Criterion::code).toList())
                .done();
        Instant now = clock.instant();
        List<Bed> refused = board.at(now).entries().stream()
                .map(BedBoard.Entry::bed)
                .filter(one -> one.organisation().equals(organisation) && (bed == null || bed.equals(one.id())))
                .toList();
        if (refused.isEmpty()) {
            throw new NotVisible();
        }
        jdbc.sql("insert into schakel.phone_refusal (id, placement, organisation, bed, criterion, at, by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        placement,
                        organisation,
                        bed,
                        criterion,
                        Timestamp.from(now),
                        viewer.personId())
                .update();
        // a shelter has houses of more than one kind; each counts once
        refused.stream()
                .collect(Collectors.toMap(Bed::kind, one -> one, (one, other) -> one))
                .values()
                .forEach(one -> refusals.add(placement, one, criterion, DeclinedBy.OPVANG.code(), now));
    }
}
