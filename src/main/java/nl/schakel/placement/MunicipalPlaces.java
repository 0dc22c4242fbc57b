package nl.schakel.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.placement.internal.MunicipalPlaceTable;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.shelter.internal.BedTable;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for a place that a municipality found: it becomes a bed of its own and is held for the person at once, so
 * that it is talked about, reached, followed and left like every other. Who may do so is who owns the step of the route.
 */
@Service
@Transactional
public class MunicipalPlaces {

    /** As long as any bed that is given without asking a shelter. */
    private static final Duration HOLD = Duration.ofHours(48);

    private static final int MOST_PLACES = 12;
    private static final int MAX = 200;

    private final PlacementTable placements;
    private final NeedStore needs;
    private final BedTable beds;
    private final MunicipalPlaceTable table;
    private final Holds holds;
    private final Directory directory;
    private final Explanations words;
    private final Clock clock;

    MunicipalPlaces(
            PlacementTable placements,
            NeedStore needs,
            BedTable beds,
            MunicipalPlaceTable table,
            Holds holds,
            Directory directory,
            Explanations words,
            Clock clock) {
        this.placements = placements;
        this.needs = needs;
        this.beds = beds;
        this.table = table;
        this.holds = holds;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Gives a place that was found to the person of this search.
     *
     * @throws nl.schakel.support.input.InvalidInput when something is missing, or the last day is past
     */
    public HoldResult give(UUID placement, MunicipalPlace place, Viewer viewer) {
        Instant now = clock.instant();
        check(place, LocalDate.ofInstant(now, Zones.AMSTERDAM));
        PlacementTable.Row search = placements.lock(placement);
        String region =
                directory.regionOf(search.municipality()).map(Region::code).orElse(null);
        int persons = needs.latest(placement)
                .map(told -> told.need().persons().size())
                .orElse(1);
        UUID bed = beds.addMunicipal(
                search.municipality(),
                region,
                words.text("gemeenteplek.huis"),
                words.text("gemeenteplek.plek"),
                Math.max(1, Math.min(MOST_PLACES, persons)));
        table.insert(bed, placement, place, now, viewer.personId());
        return holds.give(placement, bed, now.plus(HOLD), viewer);
    }

    private static void check(MunicipalPlace place, LocalDate today) {
        InputCheck check = new InputCheck()
                .required("gemeenteNaam", place.name(), MAX, "fout.gemeenteplek.naam")
                .required("gemeenteAdres", place.address(), MAX, "fout.gemeenteplek.adres")
                .required("gemeenteTelefoon", place.phone(), MAX, "fout.gemeenteplek.telefoon")
                .text("gemeenteNodig", place.measure(), InputCheck.MAX_TEXT);
        if (place.until() == null || place.until().isBefore(today)) {
            check.error("gemeenteTot", "verleden", "fout.gemeenteplek.tot");
        }
        if (place.checked() == null) {
            check.error("gemeenteToets", "verplicht", "fout.gemeenteplek.toets");
        }
        check.done();
    }

    /** The place that this bed is, with where it is; the caller has opened the door. Empty for a bed of a shelter. */
    @Transactional(readOnly = true)
    public Optional<MunicipalPlace> of(UUID bed) {
        return table.of(bed);
    }

    /** The last day on which the person can stay in this bed; empty for a bed of a shelter. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> until(UUID bed) {
        return table.until(bed);
    }
}
