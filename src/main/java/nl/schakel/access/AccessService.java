package nl.schakel.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.access.internal.EmergencyTable;
import org.springframework.stereotype.Service;

/**
 * Command service that opens a dossier: the only door to it. Every read goes through it: it decides per part, writes
 * down who looked at what and why (a refusal too), and says nothing about what exists to those who may not see it.
 */
@Service
public class AccessService {

    private final AccessRule rule;
    private final AccessLog log;

    AccessService(AccessRule rule, AccessLog log) {
        this.rule = rule;
        this.log = log;
    }

    /**
     * Opens a dossier for all parts that the viewer may see.
     *
     * @param why code of the reason, for example {@code taak:signaal-beoordelen}; never anything about a person
     * @throws NotVisible when it is not for this viewer, or does not exist
     */
    public Grant open(Viewer viewer, UUID dossier, String why) {
        return open(viewer, dossier, why, EnumSet.allOf(Part.class));
    }

    /**
     * Opens a dossier for some parts only: what is not asked for is not granted, and not logged as seen.
     *
     * @throws NotVisible when none of these parts is for this viewer, or the dossier does not exist
     */
    public Grant open(Viewer viewer, UUID dossier, String why, Set<Part> parts) {
        Set<Part> granted = EnumSet.noneOf(Part.class);
        granted.addAll(rule.ordinary(viewer, dossier));
        Set<Part> extra = EnumSet.noneOf(Part.class);
        extra.addAll(rule.emergency(viewer, dossier));
        extra.removeAll(granted);
        extra.retainAll(parts);
        granted.addAll(extra);
        granted.retainAll(parts);
        if (granted.isEmpty()) {
            log.denied(viewer, dossier, why);
            throw new NotVisible();
        }
        // the log tells a look that only emergency access made possible from every other look (R8, R12)
        log.granted(viewer, dossier, extra.isEmpty() ? why : EmergencyTable.PREFIX + why, granted);
        return new Grant(dossier, granted);
    }

    /** Whether the case itself would open. Only to decide about a button: nothing is logged, so nothing may be shown. */
    public boolean permits(Viewer viewer, UUID dossier) {
        return rule.parts(viewer, dossier).stream().anyMatch(Part.OF_THE_CASE::contains);
    }

    /** Whether the door would open for this part. Logs nothing, so what it decides about may tell nothing of people. */
    public boolean permits(Viewer viewer, UUID dossier, Part part) {
        return rule.parts(viewer, dossier).contains(part);
    }

    /** The same rule as a condition for lists, counts and searches. */
    public Visible visible(Viewer viewer) {
        return rule.visible(viewer);
    }

    /** The same for lists of which one part of a dossier is shown. */
    public Visible visible(Viewer viewer, Part part) {
        return rule.visible(viewer, Set.of(part));
    }

    /**
     * The same rule for the lines of a list: what the viewer may see of each of these cases; one that is not theirs is left
     * out. Nothing is logged here: who shows the list writes down what it showed ({@link LookLog}).
     */
    public Map<UUID, Grant> grants(Viewer viewer, Collection<UUID> dossiers) {
        return rule.parts(viewer, dossiers).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Grant(each.getKey(), each.getValue())));
    }
}
