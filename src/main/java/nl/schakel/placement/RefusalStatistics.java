package nl.schakel.placement;

import java.time.YearMonth;
import java.util.List;
import nl.schakel.access.Viewer;
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

    private final RefusalFigures figures;

    RefusalStatistics(RefusalFigures figures) {
        this.figures = figures;
    }

    /**
     * Per month, criterion and kind of shelter, both months included; the newest month first.
     *
     * @throws NotAllowed for others than chain directors and the national team
     */
    @Transactional(readOnly = true)
    public List<RefusalRow> perCriterion(Viewer viewer, YearMonth from, YearMonth to) {
        boolean all = viewer == Viewer.SYSTEM || viewer.holds(Role.LANDELIJK);
        if (!all && !viewer.holds(Role.KETENREGISSEUR)) {
            throw new NotAllowed();
        }
        if (from == null || to == null || to.isBefore(from)) {
            throw InvalidInput.of("tot", "voor-begin", "fout.periode.volgorde.maanden");
        }
        return figures.rows(from, to, all ? null : viewer.organisationsAs(Role.KETENREGISSEUR));
    }
}
