package nl.schakel.process.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.support.text.Sentences;

/**
 * Calculation of what is different between two bundles: by file, and in it by element, row of a table or question. Looks
 * at everything that a file says, so that no silent change is missed; how it is drawn is kept apart (ADR 132).
 */
public final class BundleComparison {

    static final Sentences TEXTS = Sentences.of("compare-messages");

    private BundleComparison() {}

    /** What is different, by the name of the file; of a file that is the same nothing. A file that cannot be read says so. */
    public static List<FileDifference> between(Map<String, byte[]> before, Map<String, byte[]> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<FileDifference> found = new ArrayList<>();
        for (String name : names) {
            byte[] old = before.get(name);
            byte[] now = after.get(name);
            if (!Arrays.equals(old, now)) {
                FileDifference file = file(name, old, now);
                if (file.change() != null) {
                    found.add(file);
                }
            }
        }
        return List.copyOf(found);
    }

    /** What stands in one file, in words: as if all of it were new. */
    public static FileDifference contents(String name, byte[] content) {
        return file(name, null, content);
    }

    private static FileDifference file(String name, byte[] before, byte[] after) {
        ModelChange change =
                before == null ? ModelChange.NIEUW : after == null ? ModelChange.WEG : ModelChange.GEWIJZIGD;
        try {
            FileContents old = before == null ? FileContents.nothing() : FileContents.of(name, before);
            FileContents now = after == null ? FileContents.nothing() : FileContents.of(name, after);
            String title = (after == null ? old : now).title();
            ContentDifference content = ContentDifference.between(old, now);
            return new FileDifference(
                    name,
                    title.isBlank() ? name : title,
                    change == ModelChange.GEWIJZIGD ? content.change() : change,
                    null,
                    content.elements(),
                    content.moved());
        } catch (UnreadableFile problem) {
            return new FileDifference(name, name, change, problem.getMessage(), List.of(), List.of());
        }
    }
}
