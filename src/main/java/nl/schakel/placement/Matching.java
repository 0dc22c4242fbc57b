package nl.schakel.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.internal.BedBoard;
import nl.schakel.placement.internal.Matcher;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.PromiseTable;
import nl.schakel.placement.internal.SystemChecks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which bed fits whom, and why (domain.md, process 2 step 3). */
@Service
public class Matching {

    /** Nothing was asked yet: everything is unknown, and nothing fits (R11). */
    private static final NewNeed NOTHING_ASKED = new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of());

    private final PlacementTable placements;
    private final NeedStore needs;
    private final BedBoard board;
    private final PromiseTable promises;
    private final SystemChecks checks;
    private final Matcher matcher;
    private final Clock clock;

    Matching(
            PlacementTable placements,
            NeedStore needs,
            BedBoard board,
            PromiseTable promises,
            SystemChecks checks,
            Matcher matcher,
            Clock clock) {
        this.placements = placements;
        this.needs = needs;
        this.board = board;
        this.promises = promises;
        this.checks = checks;
        this.matcher = matcher;
        this.clock = clock;
    }

    /**
     * All free beds against what is needed now. The caller has opened the door: what comes out tells about a person.
     */
    @Transactional(readOnly = true)
    public MatchResult match(UUID placement) {
        Instant now = clock.instant();
        PlacementTable.Row search = placements.get(placement);
        NewNeed need = needs.latest(placement).map(NeedStore.Told::need).orElse(NOTHING_ASKED);
        return matcher.match(board.at(now), promises.all().keySet(), need, checks.facts(search, now), now);
    }
}
