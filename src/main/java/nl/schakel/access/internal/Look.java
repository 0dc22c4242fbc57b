package nl.schakel.access.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;

/**
 * Value: one look or refusal, as it becomes a row of the access log.
 *
 * @param parts of a dossier that were shown
 * @param hits how many lines a list showed or how often somebody unknown was refused, else null
 * @param shown the dossiers of a list, and those beside the one that was opened
 * @param network of somebody unknown, as a hash
 * @param poll what asked by itself, or null for what a person asked for
 */
record Look(
        Viewer viewer,
        String kind,
        UUID dossier,
        String why,
        Set<Part> parts,
        Integer hits,
        Set<UUID> shown,
        String network,
        String poll) {

    static final String OPENED = "inzage";
    static final String LIST = "lijst";
    static final String REFUSED = "geweigerd";
    private static final String ANONYMOUS = "anoniem";
    private static final Viewer NOBODY = new Viewer(new UUID(0, 0), ANONYMOUS, Set.of());

    static Look opened(Viewer viewer, UUID dossier, String why, Set<Part> parts) {
        return new Look(viewer, OPENED, dossier, why, Set.copyOf(parts), null, Set.of(), null, null);
    }

    static Look list(Viewer viewer, String what, int hits, Collection<UUID> dossiers) {
        return new Look(viewer, LIST, null, what, Set.of(), hits, new LinkedHashSet<>(dossiers), null, null);
    }

    static Look refused(Viewer viewer, UUID dossier, String why) {
        return new Look(viewer, REFUSED, dossier, why, Set.of(), null, Set.of(), null, null);
    }

    static Look anonymous(String network, String what, int times) {
        return new Look(NOBODY, ANONYMOUS, null, what, Set.of(), times, Set.of(), network, null);
    }

    /** The same, asked by a page itself. */
    Look polled(String what) {
        return new Look(viewer, kind, dossier, why, parts, hits, shown, network, what);
    }

    boolean refusal() {
        return kind.equals(REFUSED);
    }

    /** Every dossier that it tells of. */
    Set<UUID> dossiers() {
        Set<UUID> all = new LinkedHashSet<>(shown);
        if (dossier != null) {
            all.add(dossier);
        }
        return all;
    }

    List<String> partCodes() {
        return parts.stream().sorted().map(Part::name).toList();
    }

    String shownIds() {
        return shown.isEmpty() ? null : shown.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    List<String> groups() {
        return viewer.groups().stream().map(GroupId::toString).sorted().toList();
    }

    List<String> organisations() {
        return viewer.groups().stream()
                .map(GroupId::organisation)
                .distinct()
                .sorted()
                .toList();
    }

    /** Everything that one answer showed, as one look: of the first case that was opened, if any was. */
    static Look oneOf(List<Look> looks) {
        Look first = looks.stream()
                .filter(look -> look.dossier() != null)
                .findFirst()
                .orElse(looks.get(0));
        Set<UUID> others = new LinkedHashSet<>();
        Set<Part> parts = new TreeSet<>();
        looks.forEach(look -> {
            others.addAll(look.dossiers());
            parts.addAll(look.parts());
        });
        others.remove(first.dossier());
        boolean emergency = looks.stream().anyMatch(look -> look.why().startsWith(EmergencyTable.PREFIX));
        int hits = looks.stream()
                .map(Look::hits)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return new Look(
                widest(looks),
                first.kind(),
                first.dossier(),
                emergency && !first.why().startsWith(EmergencyTable.PREFIX)
                        ? EmergencyTable.PREFIX + first.why()
                        : first.why(),
                parts,
                first.dossier() == null ? hits : null,
                others,
                null,
                null);
    }

    /** A refused answer shows nothing: of which case it was, as far as anything before the refusal says so. */
    static Look oneRefusal(List<Look> refusals, List<Look> opened) {
        Look known = refusals.stream()
                .filter(look -> look.dossier() != null)
                .findFirst()
                .orElse(refusals.get(0));
        UUID dossier = known.dossier() != null
                ? known.dossier()
                : opened.stream()
                        .map(Look::dossier)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        List<Look> all = new ArrayList<>(refusals);
        all.addAll(opened);
        return refused(widest(all), dossier, known.why());
    }

    /** A door may have looked at some of the viewer's groups only. */
    private static Viewer widest(List<Look> looks) {
        return looks.stream()
                .map(Look::viewer)
                .max(Comparator.comparingInt(viewer -> viewer.groups().size()))
                .orElseThrow();
    }
}
