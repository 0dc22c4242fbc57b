package nl.schakel.process.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;

/**
 * Command service for the decision tables of a draft, row by row: two directors who change different rows do not meet. The
 * table of terms has a service of its own, {@link DraftTerms}.
 */
@Service
public class DraftTables {

    /** Somebody who saves another row at the same moment is let through first. */
    private static final int TRIES = 5;

    /** Value: a table of a draft with its version. */
    public record TableOfDraft(String file, int version, TableSheet sheet) {}

    private final ModelDrafts drafts;
    private final DeploymentGate gate;
    private final ExploitationForms forms;

    DraftTables(ModelDrafts drafts, DeploymentGate gate, ExploitationForms forms) {
        this.drafts = drafts;
        this.gate = gate;
        this.forms = forms;
    }

    /** Forms of exploitation are kept as data (ADR 117), with the form that each is a sub-form of. */
    private Map<String, Map<String, String>> own() {
        Map<String, String> known = new LinkedHashMap<>();
        forms.forRouting(forms.codes()).stream().sorted().forEach(code -> known.put(code, forms.label(code)));
        return Map.of("vormen", known);
    }

    /**
     * Reads a table.
     *
     * @throws NotVisible when there is none of this name
     * @throws InvalidInput when it cannot be read
     */
    public TableOfDraft read(UUID id, String file, Viewer viewer) {
        if (!file.endsWith(TableSheet.ENDING) || file.equals(TermSheet.FILE)) {
            throw new NotVisible();
        }
        // first the version, then what it says: whoever saves in between is found by the version
        int version = drafts.version(id, file, viewer);
        Map<String, byte[]> files = drafts.files(id, viewer);
        byte[] content = files.get(file);
        if (content == null) {
            throw new NotVisible();
        }
        try {
            return new TableOfDraft(file, version, TableSheet.of(content, file, gate.read(files), own()));
        } catch (IllegalArgumentException unreadable) {
            throw InvalidInput.of("regels", "onleesbaar", "fout.tabel.onleesbaar");
        }
    }

    /**
     * Saves all rows of a table in their order. What is not among them is taken away.
     *
     * @param seen the version that the viewer began from
     * @return its version from now on
     * @throws DraftChanged when somebody saved it since
     * @throws InvalidInput when something cannot be so; fields are named {@code regels[1].voorwaarden[0]}
     */
    public int save(UUID id, String file, int seen, List<TableRow> lines, Viewer viewer) {
        TableOfDraft table = read(id, file, viewer);
        byte[] changed;
        try {
            changed = table.sheet().with(lines);
        } catch (InvalidInput wrong) {
            // what somebody else saved since may be why, and is said first
            drafts.expect(id, file, seen, viewer);
            throw wrong;
        }
        return drafts.save(id, file, seen, changed, viewer);
    }

    /**
     * Changes one row.
     *
     * @param seen what the row said when the viewer began, see {@link TableRow#seen}
     * @throws StaleChange when somebody changed or removed it since
     */
    public int set(UUID id, String file, String seen, TableRow line, Viewer viewer) {
        return change(
                id,
                file,
                lines -> {
                    int at = place(lines, line.id());
                    if (at < 0 || !lines.get(at).seen().equals(seen)) {
                        throw stale();
                    }
                    lines.set(at, line);
                    return lines;
                },
                viewer);
    }

    /**
     * Puts a new row in; one that stands there already is not put in twice.
     *
     * @param after id of the row above it; empty for at the top, of a row that has gone: at the end
     */
    public int add(UUID id, String file, String after, TableRow line, Viewer viewer) {
        return change(
                id,
                file,
                lines -> {
                    if (lines.stream().noneMatch(line::agrees)) {
                        int at = place(lines, after);
                        lines.add(after.isEmpty() ? 0 : at < 0 ? lines.size() : at + 1, line);
                    }
                    return lines;
                },
                viewer);
    }

    /** Takes a row away, unless it has gone already. @throws StaleChange when somebody changed it since */
    public int remove(UUID id, String file, String row, String seen, Viewer viewer) {
        return change(
                id,
                file,
                lines -> {
                    int at = place(lines, row);
                    if (at >= 0 && !lines.get(at).seen().equals(seen)) {
                        throw stale();
                    }
                    if (at >= 0) {
                        lines.remove(at);
                    }
                    return lines;
                },
                viewer);
    }

    /** Moves a row by so many places; no further than the table goes. */
    public int move(UUID id, String file, String row, int places, Viewer viewer) {
        return change(
                id,
                file,
                lines -> {
                    int at = place(lines, row);
                    if (at < 0) {
                        throw stale();
                    }
                    TableRow moved = lines.remove(at);
                    lines.add(Math.max(0, Math.min(lines.size(), at + places)), moved);
                    return lines;
                },
                viewer);
    }

    private static int place(List<TableRow> lines, String row) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id().equals(row)) {
                return i;
            }
        }
        return -1;
    }

    private static StaleChange stale() {
        return new StaleChange("regels", "fout.tabel.veranderd");
    }

    private int change(UUID id, String file, UnaryOperator<List<TableRow>> change, Viewer viewer) {
        for (int tries = 1; ; tries++) {
            TableOfDraft table = read(id, file, viewer);
            List<TableRow> before = table.sheet().lines();
            List<TableRow> wanted = change.apply(new ArrayList<>(before));
            if (wanted.equals(before)) {
                return table.version();
            }
            try {
                return drafts.save(id, file, table.version(), table.sheet().with(wanted), viewer);
            } catch (DraftChanged another) {
                if (tries == TRIES) {
                    throw another;
                }
            }
        }
    }
}
