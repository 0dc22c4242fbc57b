package nl.schakel.placement.shelter;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.placement.shelter.internal.ProfileCheck;
import nl.schakel.placement.shelter.internal.ProfileTable;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: what shelters say about the criteria: per organisation, location and bed, from a day on. The
 * narrowest level counts; on one level the newest line that is valid. Nothing is ever changed or thrown away.
 */
@Service
@Transactional
public class Profiles {

    private static final String POLICE = "politie-medewerking";

    private final ProfileTable table;
    private final ProfileCheck check;
    private final BedBoard board;
    private final Directory directory;
    private final PlacementRights rights;
    private final Clock clock;

    Profiles(
            ProfileTable table,
            ProfileCheck check,
            BedBoard board,
            Directory directory,
            PlacementRights rights,
            Clock clock) {
        this.table = table;
        this.check = check;
        this.board = board;
        this.directory = directory;
        this.rights = rights;
        this.clock = clock;
    }

    /** What holds for a bed at a moment. @throws NotVisible when there is no such bed */
    @Transactional(readOnly = true)
    public Profile effective(UUID bed, Instant at) {
        BedBoard.Entry entry = board.at(clock.instant()).byBed().get(bed);
        if (entry == null) {
            throw new NotVisible();
        }
        return table.load().effective(entry.bed().organisation(), entry.bed().location(), bed, at);
    }

    /**
     * The lines of a shelter, of now, before and later; the newest first for each criterion.
     *
     * @throws NotVisible for others than the shelter itself and chain directors
     */
    @Transactional(readOnly = true)
    public List<ProfileLine> lines(String organisation, Viewer viewer) {
        if (!rights.shelters(viewer, organisation) && !viewer.holds(Role.KETENREGISSEUR)) {
            throw new NotVisible();
        }
        Instant now = clock.instant();
        ProfileTable.Lines lines = table.load();
        Map<Object, String> names = check.names(organisation);
        return lines.rows().stream()
                .filter(row -> row.organisation().equals(organisation))
                .sorted(Comparator.comparing(row -> lines.positions().get(row.criterion())))
                .map(row -> new ProfileLine(
                        row.id(),
                        row.level(),
                        row.bed() != null ? row.bed() : row.location(),
                        names.getOrDefault(row.target(), directory.labelOf(organisation)),
                        row.criterion(),
                        row.stance(),
                        row.measure(),
                        row.choices(),
                        row.validFrom(),
                        lines.newest(row.target(), row.criterion(), now)
                                .filter(newest -> newest.id() == row.id())
                                .isPresent()))
                .toList();
    }

    /** Adds a line, whatever was there. @see #change(ProfileChange, Long, Viewer) */
    public void change(ProfileChange change, Viewer viewer) {
        change(change, null, viewer);
    }

    /**
     * Adds a line; what held before is kept.
     *
     * @param seen the newest line about this at this place that the viewer saw, 0 for none; null for who looked at none
     * @throws NotVisible for a shelter of somebody else
     * @throws StaleChange when there is a newer line by now
     * @throws nl.schakel.support.input.InvalidInput when it contradicts the building or a line of the same moment
     */
    public void change(ProfileChange change, Long seen, Viewer viewer) {
        if (!rights.shelters(viewer, change.organisation())) {
            throw new NotVisible();
        }
        table.lock(change.organisation());
        Instant now = clock.instant();
        ProfileTable.Lines lines = table.load();
        ProfileTable.Row row = check.row(change, now, lines);
        if (seen != null && seen != lines.version(row.target(), row.criterion())) {
            throw new StaleChange("versie", "fout.versie.profiel", said(lines, row));
        }
        table.add(row, now, viewer.personId());
    }

    /** What the newest line says, for who saw an older one. */
    private static String said(ProfileTable.Lines lines, ProfileTable.Row about) {
        long newest = lines.version(about.target(), about.criterion());
        return lines.rows().stream()
                .filter(row -> row.id() == newest && row.stance() != null)
                .map(row -> row.measure() == null
                        ? row.stance().code()
                        : row.stance().code() + ", " + row.measure())
                .findFirst()
                .orElse("-");
    }

    /** The shelters that want cooperation with the police, for the chain director. @throws NotAllowed for others */
    @Transactional(readOnly = true)
    public List<PoliceDemand> demandingCooperation(Viewer viewer) {
        if (viewer != Viewer.SYSTEM && RoleSets.STAND_INS.stream().noneMatch(viewer::holds)) {
            throw new NotAllowed();
        }
        Instant now = clock.instant();
        ProfileTable.Lines lines = table.load();
        Set<AcceptancePolicy> demands =
                Set.of(AcceptancePolicy.ONDERHANDELBAAR, AcceptancePolicy.UITGESLOTEN, AcceptancePolicy.ELDERS);
        return lines.rows().stream()
                .filter(row -> row.criterion().equals(POLICE))
                .filter(row -> lines.valid(row.target(), POLICE, now)
                        .filter(valid -> valid.id() == row.id() && demands.contains(valid.stance()))
                        .isPresent())
                .map(row -> new PoliceDemand(
                        row.organisation(), directory.labelOf(row.organisation()), row.level(), row.validFrom()))
                .sorted(Comparator.comparing(PoliceDemand::organisationName))
                .toList();
    }
}
