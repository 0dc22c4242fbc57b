package nl.schakel.placement.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.matching.internal.Distances;
import nl.schakel.placement.matching.internal.Facts;
import nl.schakel.placement.matching.internal.Matcher;
import nl.schakel.placement.matching.internal.SystemChecks;
import nl.schakel.placement.shelter.internal.BedBoard;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: which bed fits whom, and why (domain.md, process 2 step 3). */
@Service
public class Matching {

    /** Nothing was asked yet: everything is unknown, and nothing fits (R11). */
    private static final NewNeed NOTHING_ASKED = new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of());

    private final PlacementTable placements;
    private final NeedStore needs;
    private final BedBoard board;
    private final AllocationTable promises;
    private final SystemChecks checks;
    private final Matcher matcher;
    private final ContraIndicationPolicies policies;
    private final Distances distances;
    private final Clock clock;

    Matching(
            PlacementTable placements,
            NeedStore needs,
            BedBoard board,
            AllocationTable promises,
            SystemChecks checks,
            Matcher matcher,
            ContraIndicationPolicies policies,
            Distances distances,
            Clock clock) {
        this.placements = placements;
        this.needs = needs;
        this.board = board;
        this.promises = promises;
        this.checks = checks;
        this.matcher = matcher;
        this.policies = policies;
        this.distances = distances;
        this.clock = clock;
    }

    /**
     * All free beds against what is needed now. The caller has opened the door: what comes out tells about a person.
     */
    @Transactional(readOnly = true)
    public MatchResult match(UUID placement) {
        return look(placement, false).match();
    }

    /**
     * The same for who calls shelters at night: one that did not answer its task in time can still be called.
     */
    @Transactional(readOnly = true)
    public NightMatch forNight(UUID placement) {
        return look(placement, true);
    }

    /** How this bed meets the need, also when it is promised to this search already. */
    @Transactional(readOnly = true)
    public Optional<BedFit> fit(UUID placement, UUID bed) {
        Instant now = clock.instant();
        NewNeed need = needs.latest(placement).map(NeedStore.StoredNeed::need).orElse(NOTHING_ASKED);
        PlacementTable.Row search = placements.get(placement);
        Facts facts = checks.facts(search, now);
        Set<UUID> taken = new HashSet<>(promises.all().keySet());
        taken.remove(bed);
        return matcher.match(policies.of(search.dossier()), board.at(now), taken, need, facts, now).beds().stream()
                .filter(fit -> fit.bed().id().equals(bed))
                .findFirst();
    }

    private NightMatch look(UUID placement, boolean night) {
        Instant now = clock.instant();
        PlacementTable.Row search = placements.get(placement);
        NewNeed need = needs.latest(placement).map(NeedStore.StoredNeed::need).orElse(NOTHING_ASKED);
        Facts facts = checks.facts(search, now);
        MatchResult match = matcher.match(
                policies.of(search.dossier()),
                board.at(now),
                promises.all().keySet(),
                need,
                night ? facts.withoutSilence() : facts,
                now);
        if (!night) {
            return new NightMatch(match, Map.of(), Set.of());
        }
        Answers answers = new Answers(need);
        Map<String, Integer> kilometres = new HashMap<>();
        if (!answers.areas().isEmpty()) {
            match.beds().stream()
                    .map(fit -> fit.bed().municipality())
                    .distinct()
                    .forEach(one -> kilometres.put(one, distances.nearest(one, answers.areas())));
        }
        return new NightMatch(match, kilometres, answers.ratherNot());
    }
}
