package nl.schakel.process.deploy;

import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Component;

/**
 * Domain service: who decides about models: the chain director of a region decides about that region's, the national team about the national
 * base; it also helps a region that has only one person.
 */
@Component
public class ModelDirectors {

    private final Directory directory;

    ModelDirectors(Directory directory) {
        this.directory = directory;
    }

    /** Whose models these are. @param region null for the national base */
    public GroupId of(String region) {
        return region == null
                ? Directory.NATIONAL
                : directory.covering(region, Role.KETENREGISSEUR).orElse(Directory.NATIONAL);
    }

    /** Whether the viewer decides about the models of a region. */
    public boolean directs(Viewer viewer, String region) {
        return viewer.groups().contains(of(region)) || viewer.groups().contains(Directory.NATIONAL);
    }

    /** @throws NotVisible when this viewer decides nothing there, or the region does not exist */
    public void check(Viewer viewer, String region) {
        boolean exists = region == null || directory.region(region).isPresent();
        if (!exists || !directs(viewer, region)) {
            throw new NotVisible();
        }
    }

    /** Who can look at what these people made: other colleagues, else the national team. */
    public GroupId secondPerson(String region, Set<UUID> makers) {
        boolean colleague = directory.members(of(region)).stream().anyMatch(person -> !makers.contains(person.id()));
        return colleague ? of(region) : Directory.NATIONAL;
    }
}
