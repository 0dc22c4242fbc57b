package nl.schakel.placement;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.placement.internal.RefusalFigures;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: who was kept out by what, for how many nights: the evidence of what the field lacks (Bureau Beke,
 * section 8.3). Numbers under five leave this class as {@code <5} only, so that no page and no file can show them.
 */
@Service
public class RefusalStatistics {

    /** The columns of {@link RefusalRow#columns()}, in Dutch. */
    public static final List<String> HEADER =
            List.of("maand", "criterium", "soort-opvang", "personen", "nachten-zonder-plek", "mediaan-uren-tot-bed");

    /** Who directs the chain of a region, and who buys the places there. */
    private static final Set<Role> READERS = Set.of(Role.KETENREGISSEUR, Role.CENTRUMGEMEENTE);

    private final RefusalFigures figures;
    private final Directory directory;

    RefusalStatistics(RefusalFigures figures, Directory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    /**
     * Per month, criterion and kind of shelter, both months included; the newest month first.
     *
     * @throws NotAllowed for others than chain directors, the municipality that buys the places of a region, and the
     *     national team
     */
    @Transactional(readOnly = true)
    public List<RefusalRow> perCriterion(Viewer viewer, YearMonth from, YearMonth to) {
        boolean all = viewer == Viewer.SYSTEM || viewer.holds(Role.LANDELIJK);
        if (!all && READERS.stream().noneMatch(viewer::holds)) {
            throw new NotAllowed();
        }
        if (from == null || to == null || to.isBefore(from)) {
            throw InvalidInput.of("tot", "voor-begin", "fout.periode.volgorde.maanden");
        }
        return figures.rows(from, to, all ? null : regions(viewer));
    }

    private Set<String> regions(Viewer viewer) {
        Stream<String> bought = directory.regions().stream()
                .map(Region::code)
                .filter(region -> directory
                        .covering(region, Role.CENTRUMGEMEENTE)
                        .filter(viewer.groups()::contains)
                        .isPresent());
        return Stream.concat(viewer.organisationsAs(Role.KETENREGISSEUR).stream(), bought)
                .collect(Collectors.toSet());
    }
}
