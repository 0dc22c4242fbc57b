package nl.schakel.retention;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.internal.BatchRows;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: an officer reads what a night proposes, and another person confirms what was read; never the same, and the database
 * says so too. Nothing is destroyed before. What may not leave is held ({@link LegalHolds}).
 */
@Service
public class DestructionBatches {

    private final BatchRows rows;
    private final RetentionPeople people;
    private final Clock clock;

    DestructionBatches(BatchRows rows, RetentionPeople people, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    /** Those of the viewer's regions, the newest first. */
    @Transactional(readOnly = true)
    public List<DestructionBatch> all(Viewer viewer) {
        return rows.of(people.asEither(viewer));
    }

    /** One of them. @throws NotVisible when it is of elsewhere */
    @Transactional(readOnly = true)
    public DestructionBatch find(UUID id, Viewer viewer) {
        return rows.find(id)
                .filter(batch -> people.asEither(viewer).contains(batch.region()))
                .orElseThrow(NotVisible::new);
    }

    /** What stands in it. */
    @Transactional(readOnly = true)
    public List<ProposedItem> items(UUID id, Viewer viewer) {
        return rows.items(find(id, viewer).id());
    }

    /**
     * An officer read it; from now on nothing is added. Sent twice it is read once.
     *
     * @param seen how many cases stood in it
     * @throws InvalidInput when it grew since, or somebody else read it
     */
    @Transactional
    public void read(UUID id, int seen, Viewer viewer) {
        DestructionBatch batch = find(id, viewer);
        people.checkOfficer(viewer, batch.region());
        if (batch.state() != BatchState.VOORGESTELD) {
            if (!viewer.personId().equals(batch.readBy())) {
                throw InvalidInput.of("lijst", "al-gelezen", "fout.bewaren.al-gelezen");
            }
            return;
        }
        if (!rows.read(id, viewer.personId(), clock.instant(), seen)) {
            throw InvalidInput.of("lijst", "veranderd", "fout.bewaren.lijst-veranderd");
        }
    }

    /**
     * Another person confirms what was read: it is destroyed from now on. Sent twice it is confirmed once.
     *
     * @throws InvalidInput when nobody read it, who confirms is who read it, or somebody else confirmed it
     */
    @Transactional
    public void confirm(UUID id, Viewer viewer) {
        DestructionBatch batch = find(id, viewer);
        if (batch.state() == BatchState.VOORGESTELD) {
            throw InvalidInput.of("lijst", "niet-gelezen", "fout.bewaren.niet-gelezen");
        }
        if (viewer.personId().equals(batch.confirmedBy())) {
            return;
        }
        if (viewer.personId().equals(batch.readBy())) {
            throw InvalidInput.of("lijst", "zelfde-persoon", "fout.bewaren.zelfde-persoon");
        }
        if (!rows.confirm(id, viewer.personId(), clock.instant())) {
            throw InvalidInput.of("lijst", "al-bevestigd", "fout.bewaren.al-bevestigd");
        }
    }
}
