package nl.schakel.process.draft;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Component;

/** Command service: brings what changed elsewhere into a draft, file by file; what the draft changed itself stays as it is. */
@Component
class DraftMerge {

    private final DraftTable table;
    private final Clock clock;

    DraftMerge(DraftTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Brings the changes from one bundle to another into a draft; the caller has the draft alone.
     *
     * @param entries every file of the draft
     * @return the files that the draft has otherwise and that changed there as well, by name
     */
    List<String> bring(
            UUID draft, List<DraftFile> entries, Map<String, byte[]> from, Map<String, byte[]> to, Viewer viewer) {
        Map<String, DraftFile> files = new TreeMap<>();
        to.keySet().forEach(name -> files.put(name, new DraftFile(name, null, null, 0, null, null, false)));
        entries.forEach(file -> files.put(file.name(), file));
        List<String> both = new ArrayList<>();
        for (DraftFile file : files.values()) {
            byte[] before = from.get(file.name());
            byte[] after = to.get(file.name());
            if (Arrays.equals(after, before) || Arrays.equals(after, file.content())) {
                continue;
            }
            if (Arrays.equals(file.content(), before)) {
                keep(draft, file, after, viewer);
            } else {
                if (file.version() == 0) {
                    keep(draft, file, file.content(), viewer);
                }
                table.overtake(draft, file.name());
                both.add(file.name());
            }
        }
        return List.copyOf(both);
    }

    /** A version of its own: an editor that still shows the older text must not put it over this one. */
    private void keep(UUID draft, DraftFile file, byte[] content, Viewer viewer) {
        table.save(draft, file.name(), file.version(), content, viewer.personId(), clock.instant())
                .orElseThrow();
    }
}
