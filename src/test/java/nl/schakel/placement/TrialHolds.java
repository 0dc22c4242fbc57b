package nl.schakel.placement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.Withdrawals;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.BedTable;
import nl.schakel.placement.shelter.internal.PlacementRights;

/** One search, one bed of an invented shelter and what is promised of them, without a database, at three at night. */
class TrialHolds {

    static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    static final Instant TONIGHT = NOW.plus(Duration.ofHours(8));
    static final UUID SEARCH = new UUID(1, 1);
    static final UUID DOSSIER = new UUID(1, 2);
    static final UUID BED = new UUID(2, 1);
    static final UUID OTHER_BED = new UUID(2, 2);
    static final UUID PROMISE = new UUID(3, 1);
    static final String SHELTER = "opvang-proef";
    static final Viewer VIEWER = new Viewer(new UUID(0, 7), "opvang.proef", Set.of(GroupId.parse("opvang@" + SHELTER)));

    final PlacementTable placements = mock(PlacementTable.class);
    final BedTable beds = mock(BedTable.class);
    final AllocationTable promises = mock(AllocationTable.class);
    final PlacementRights rights = mock(PlacementRights.class);
    final Withdrawals withdrawals = mock(Withdrawals.class);
    final Holds holds = new Holds(
            placements, beds, promises, rights, new Explanations(), withdrawals, Clock.fixed(NOW, ZoneOffset.UTC));

    TrialHolds() {
        search(null);
        bed(BedStatus.VRIJ);
        when(promises.expire(any())).thenReturn(List.of());
        when(promises.ofPlacement(any())).thenReturn(Optional.empty());
        when(promises.ofBed(any())).thenReturn(Optional.empty());
        when(promises.lock(any())).thenReturn(Optional.empty());
        when(promises.stay(any())).thenReturn(Optional.empty());
        when(promises.insert(any(), any(), any())).thenReturn(true);
    }

    /** The search ended like this; null when it still runs. */
    void search(PlacementOutcome outcome) {
        PlacementTable.Row row =
                new PlacementTable.Row(SEARCH, DOSSIER, "M-2026-TEST", "GM0267", NOW, "opvang", outcome, null);
        when(placements.get(SEARCH)).thenReturn(row);
        when(placements.lock(SEARCH)).thenReturn(row);
    }

    /** What the shelter typed of the bed. */
    void bed(BedStatus status) {
        BedTable.Row row = new BedTable.Row(BED, new UUID(4, 1), SHELTER, ShelterKind.NOODBED, "wvv", status);
        when(beds.get(any())).thenReturn(row);
        when(beds.lock(any())).thenReturn(row);
    }

    /** A promise of the bed to the person of this search, which there is. */
    BedAllocation promised(AllocationState state) {
        BedAllocation promise = promise(PROMISE, BED, SEARCH, state, TONIGHT);
        when(promises.lock(PROMISE)).thenReturn(Optional.of(promise));
        return promise;
    }

    static BedAllocation promise(UUID id, UUID bed, UUID search, AllocationState state, Instant expires) {
        return new BedAllocation(id, bed, search, state, NOW.minus(Duration.ofHours(1)), expires);
    }

    static Answer said(HoldResult result) {
        return new Answer(result);
    }

    /** The answer to the question for a bed, to read what it says. */
    record Answer(HoldResult result) {

        BedAllocation held() {
            return ((HoldResult.Held) result).promise();
        }

        String reason() {
            return ((HoldResult.NotFree) result).reason();
        }

        String toWhoCameSecond() {
            return HoldSentence.of((HoldResult.Taken) result);
        }
    }
}
