package nl.schakel.process.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.process.rules.HiddenCharacters;

/** Calculation of what is different between two versions of one file. */
record ContentDifference(List<ElementDifference> elements, List<ElementDifference> moved) {

    static ContentDifference between(FileContents before, FileContents after) {
        List<ElementDifference> elements = new ArrayList<>();
        List<ElementDifference> moved = new ArrayList<>();
        Map<String, int[]> places = places(before, after);
        Set<String> keys = new LinkedHashSet<>(after.elements().keySet());
        keys.addAll(before.elements().keySet());
        Set<String> changedFlows = new HashSet<>();
        for (String key : keys) {
            ComparedElement old = before.elements().get(key);
            ComparedElement now = after.elements().get(key);
            if (old == null || now == null) {
                elements.add(whole(key, old == null ? now : old, old == null));
                changedFlows.add(key);
            } else {
                List<PartDifference> parts = parts(old, now, places.get(key));
                if (!parts.isEmpty()) {
                    elements.add(difference(key, ModelChange.GEWIJZIGD, now, parts));
                    changedFlows.add(key);
                }
            }
        }
        for (String key : keys) {
            ComparedElement old = before.elements().get(key);
            ComparedElement now = after.elements().get(key);
            if (old != null && now != null && redrawn(old, now, changedFlows)) {
                moved.add(difference(key, ModelChange.VERSCHOVEN, now, List.of()));
            }
        }
        return new ContentDifference(List.copyOf(elements), List.copyOf(moved));
    }

    /** What became of the file as a whole; null when nothing did. */
    ModelChange change() {
        return !elements.isEmpty() ? ModelChange.GEWIJZIGD : moved.isEmpty() ? null : ModelChange.VERSCHOVEN;
    }

    private static ElementDifference whole(String key, ComparedElement element, boolean isNew) {
        List<PartDifference> parts = new ArrayList<>();
        element.says.forEach((path, values) -> {
            if (PartWords.tellsWhatItIs(path)) {
                String words = PartWords.values(element, path, values, false);
                parts.add(new PartDifference(
                        PartWords.code(path),
                        PartWords.part(element, path),
                        isNew ? null : words,
                        isNew ? words : null));
            }
        });
        return difference(key, isNew ? ModelChange.NIEUW : ModelChange.WEG, element, parts);
    }

    private static ElementDifference difference(
            String key, ModelChange change, ComparedElement element, List<PartDifference> parts) {
        return new ElementDifference(
                key,
                element.kind,
                change,
                PartWords.thing(element),
                shown(PartWords.name(element)),
                parts.stream()
                        .map(part -> new PartDifference(
                                part.code(), shown(part.part()), shown(part.before()), shown(part.after())))
                        .toList());
    }

    private static String shown(String text) {
        return text == null
                ? null
                : HiddenCharacters.shown(text.replace("\n", " \u21B5 ").replace('\t', ' '));
    }

    private static List<PartDifference> parts(ComparedElement old, ComparedElement now, int[] places) {
        Set<String> paths = new LinkedHashSet<>(now.says.keySet());
        paths.addAll(old.says.keySet());
        paths.removeIf(path -> old.says.getOrDefault(path, List.of()).equals(now.says.getOrDefault(path, List.of())));
        if (paths.stream().anyMatch(path -> !path.endsWith("!"))) {
            // what goes with the thing in which it stood says enough
            paths.removeIf(path -> path.endsWith("!"));
        }
        List<PartDifference> found = new ArrayList<>();
        for (String path : paths) {
            found.add(part(old, now, path));
        }
        if (places != null) {
            found.add(new PartDifference(
                    "plaats", PartWords.place(now), String.valueOf(places[0]), String.valueOf(places[1])));
        }
        return found;
    }

    private static PartDifference part(ComparedElement old, ComparedElement now, String path) {
        List<String> before = old.says.get(path);
        List<String> after = now.says.get(path);
        String oldWords = before == null ? null : PartWords.values(old, path, before, false);
        String newWords = after == null ? null : PartWords.values(now, path, after, false);
        if (before != null && after != null && oldWords.equals(newWords)) {
            // our words do not tell them apart: then the text of the file does
            oldWords = PartWords.values(old, path, before, true);
            newWords = PartWords.values(now, path, after, true);
        }
        return new PartDifference(PartWords.code(path), PartWords.part(now, path), oldWords, newWords);
    }

    /**
     * Whether it is only drawn otherwise. The lists of arrows of an element change along with the arrows themselves, which tell of
     * it already.
     */
    private static boolean redrawn(ComparedElement old, ComparedElement now, Set<String> changed) {
        Map<String, List<String>> before = new LinkedHashMap<>(old.drawn);
        Map<String, List<String>> after = new LinkedHashMap<>(now.drawn);
        for (String name : ModelContents.LISTS) {
            before.computeIfPresent("/" + name, (path, flows) -> without(flows, changed));
            after.computeIfPresent("/" + name, (path, flows) -> without(flows, changed));
        }
        changed.forEach(gone -> {
            before.keySet().removeIf(path -> path.startsWith(ModelContents.LOOSE + gone + " "));
            after.keySet().removeIf(path -> path.startsWith(ModelContents.LOOSE + gone + " "));
        });
        before.values().removeIf(Collection::isEmpty);
        after.values().removeIf(Collection::isEmpty);
        return !before.equals(after);
    }

    private static List<String> without(List<String> flows, Set<String> changed) {
        return flows.stream().filter(flow -> !changed.contains(flow)).toList();
    }

    /** Of what is in both files and stands in another order now: its place before and after, counted from 1. */
    private static Map<String, int[]> places(FileContents before, FileContents after) {
        Map<String, List<String>> old = rows(before, after);
        Map<String, List<String>> now = rows(after, before);
        Map<String, int[]> moved = new LinkedHashMap<>();
        now.forEach((row, order) -> {
            List<String> former = old.getOrDefault(row, List.of());
            if (!former.equals(order)) {
                Set<String> stayed = longestCommon(former, order);
                order.stream()
                        .filter(key -> !stayed.contains(key) && former.contains(key))
                        .forEach(key -> moved.put(key, new int[] {former.indexOf(key) + 1, order.indexOf(key) + 1}));
            }
        });
        return moved;
    }

    /** The keys of each row, of those that stand in the same row of the other file. */
    private static Map<String, List<String>> rows(FileContents of, FileContents other) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        of.elements().forEach((key, element) -> {
            ComparedElement same = other.elements().get(key);
            if (element.row != null && same != null && element.row.equals(same.row)) {
                rows.computeIfAbsent(element.row, none -> new ArrayList<>()).add(key);
            }
        });
        return rows;
    }

    /** Both hold the same keys, each once: the longest run of them that kept its order. */
    private static Set<String> longestCommon(List<String> former, List<String> order) {
        int size = order.size();
        int[] place = order.stream().mapToInt(former::indexOf).toArray();
        int[] length = new int[size];
        int[] previous = new int[size];
        int best = -1;
        for (int i = 0; i < size; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (place[j] < place[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        Set<String> stayed = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            stayed.add(order.get(i));
        }
        return stayed;
    }
}
