package nl.schakel.placement;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.ParkedTable;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: what a search had found before it was parked, checked against what is free now. What waits for an answer, or is
 * promised at this moment, is no earlier place. The caller has opened the door.
 */
@Service
@Transactional(readOnly = true)
public class EarlierPlaces {

    private final ProposalTable proposals;
    private final AllocationTable promises;
    private final ParkedTable parked;
    private final Beds beds;

    EarlierPlaces(ProposalTable proposals, AllocationTable promises, ParkedTable parked, Beds beds) {
        this.proposals = proposals;
        this.promises = promises;
        this.parked = parked;
        this.beds = beds;
    }

    /** Of a search that is or was parked, the likeliest first; empty of one that never was. @param match what is free now */
    public List<EarlierPlace> of(UUID placement, MatchResult match) {
        if (!parked.ever(placement)) {
            return List.of();
        }
        Map<UUID, EarlierPlace> found = new LinkedHashMap<>();
        Map<UUID, BedFit> free = match.beds().stream()
                .collect(Collectors.toMap(fit -> fit.bed().id(), Function.identity(), (one, other) -> one));
        List<AllocationTable.Past> held = promises.past(placement);
        List<ProposalTable.Row> asked = proposals.of(placement);
        Map<UUID, Bed> known = beds.of(Stream.concat(
                        held.stream().map(AllocationTable.Past::bed),
                        asked.stream().map(ProposalTable.Row::bed))
                .collect(Collectors.toSet()));
        for (ProposalTable.Row row : asked) {
            // the newest round says how it stands
            before(row)
                    .ifPresentOrElse(
                            before -> found.put(
                                    row.bed(),
                                    new EarlierPlace(
                                            known.get(row.bed()),
                                            before,
                                            row.answeredAt() == null ? row.at() : row.answeredAt(),
                                            Optional.ofNullable(free.get(row.bed())))),
                            () -> found.remove(row.bed()));
        }
        for (AllocationTable.Past past : held) {
            EarlierPlace now = found.get(past.bed());
            // a no after a yes is the last word
            if (now == null || now.before() == EarlierPlace.Before.GEVRAAGD) {
                found.put(
                        past.bed(),
                        new EarlierPlace(
                                known.get(past.bed()),
                                EarlierPlace.Before.VASTGEHOUDEN,
                                past.at(),
                                Optional.ofNullable(free.get(past.bed()))));
            }
        }
        promises.ofPlacement(placement).map(BedAllocation::bed).ifPresent(found::remove);
        return found.values().stream()
                .sorted(Comparator.comparing(EarlierPlace::before)
                        .thenComparing(EarlierPlace::at, Comparator.reverseOrder()))
                .toList();
    }

    /** @return empty while it waits for an answer, or when the bed is held now */
    private static Optional<EarlierPlace.Before> before(ProposalTable.Row row) {
        return switch (row.state()) {
            case OPEN, TOEGEZEGD -> Optional.empty();
            case INGETROKKEN -> Optional.of(EarlierPlace.Before.GEVRAAGD);
            case GEEN_ANTWOORD -> Optional.of(EarlierPlace.Before.GEEN_ANTWOORD);
            case AFGEWEZEN ->
                Optional.of(
                        row.declinedBy() == DeclinedBy.PERSOON
                                ? EarlierPlace.Before.PERSOON_NEE
                                : EarlierPlace.Before.OPVANG_NEE);
        };
    }
}
