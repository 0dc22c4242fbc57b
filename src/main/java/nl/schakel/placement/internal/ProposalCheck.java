package nl.schakel.placement.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Aside;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Check: whether shelters may be asked for these beds. */
@Component
public class ProposalCheck {

    private static final int MOST_AT_ONCE = 10;
    private static final String FIELD = "bedden";

    private final ProposalTable proposals;
    private final AllocationTable promises;
    private final AsideTable aside;

    ProposalCheck(ProposalTable proposals, AllocationTable promises, AsideTable aside) {
        this.proposals = proposals;
        this.promises = promises;
        this.aside = aside;
    }

    /** By day what is put aside is not asked until it is back. @throws InvalidInput when one of these houses is aside */
    public void mustNotBeAside(UUID placement, Set<UUID> locations, Instant now) {
        if (aside.of(placement, now).stream().map(Aside::location).anyMatch(locations::contains)) {
            throw InvalidInput.of(FIELD, "opzij", "fout.bedden.opzij");
        }
    }

    /** By day one round is answered before the next. @throws InvalidInput when a shelter still has to answer */
    public void mustNotWait(UUID placement) {
        if (proposals.counts(placement).open() > 0) {
            throw InvalidInput.of(FIELD, "nog-open", "fout.plaatsing.nog-open");
        }
    }

    /** The chosen beds with how they fit now, in the order of choice. @throws InvalidInput when one cannot be asked */
    public List<BedFit> chosen(
            PlacementTable.Row search, MatchResult match, List<UUID> beds, String rung, String reason, Viewer viewer) {
        if (search.over()) {
            throw InvalidInput.of(FIELD, "voorbij", "fout.plaatsing.voorbij");
        }
        if (search.parked() != null) {
            throw InvalidInput.of(FIELD, "geparkeerd", "fout.plaatsing.geparkeerd");
        }
        // anyone who stays in an emergency bed looks for the next place while there
        if (promises.ofPlacement(search.id())
                .filter(promise -> promise.state() != AllocationState.OCCUPIED)
                .isPresent()) {
            throw InvalidInput.of(FIELD, "heeft-plek", "fout.plaatsing.heeft-plek");
        }
        InputCheck check = new InputCheck();
        check.code("trede", rung, ShelterRung.ASKED_FOR).text("reden", reason, InputCheck.MAX_TEXT);
        if (rung == null) {
            check.error("trede", "verplicht", "fout.plaatsing.trede");
        }
        if (beds == null || beds.isEmpty()) {
            check.error(FIELD, "verplicht", "fout.bedden.verplicht");
        } else if (beds.size() > MOST_AT_ONCE) {
            check.error(FIELD, "te-veel", "fout.bedden.te-veel");
        }
        check.done();
        return fits(match, new LinkedHashSet<>(beds), viewer);
    }

    private static List<BedFit> fits(MatchResult match, LinkedHashSet<UUID> beds, Viewer viewer) {
        Map<UUID, BedFit> byBed =
                match.beds().stream().collect(Collectors.toMap(fit -> fit.bed().id(), Function.identity()));
        InputCheck check = new InputCheck();
        List<BedFit> chosen = new ArrayList<>();
        for (UUID bed : beds) {
            BedFit fit = byBed.get(bed);
            if (fit == null) {
                check.error(FIELD, "niet-vrij", "fout.bedden.niet-vrij");
            } else if (fit.fit() == Fit.PAST_NIET) {
                check.error(
                        FIELD,
                        "past-niet",
                        "fout.bedden.past-niet",
                        name(fit),
                        fit.reasons().get(0).explanation());
            } else if (fit.bed().kind().byComenshaOnly() && !placesForComensha(viewer)) {
                check.error(FIELD, "alleen-comensha", "fout.bedden.alleen-comensha", name(fit));
            } else {
                chosen.add(fit);
            }
        }
        check.done();
        return chosen;
    }

    private static boolean placesForComensha(Viewer viewer) {
        return viewer == Viewer.SYSTEM || viewer.holds(Role.COMENSHA);
    }

    private static String name(BedFit fit) {
        return fit.bed().organisationName() + ", " + fit.bed().label();
    }
}
