package nl.schakel.retention;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;

/**
 * Read model: who decides in a region about what is kept. A data protection officer of an organisation of the region reads and sets
 * terms; another officer there, or a chain director of the region, is the second person. Cases in no region are the national team's.
 */
@Service
public class RetentionPeople {

    /** Stands for cases that lie in no region. */
    public static final String NATIONAL = Directory.NATIONAL.organisation();

    private final Directory directory;

    RetentionPeople(Directory directory) {
        this.directory = directory;
    }

    /** The regions in which the viewer is an officer, in alphabetical order. */
    public Set<String> asOfficer(Viewer viewer) {
        return regions(viewer.organisationsAs(Role.FG));
    }

    /** The regions in which the viewer may be one of the two people, in alphabetical order. */
    public Set<String> asEither(Viewer viewer) {
        Set<String> regions = new TreeSet<>(asOfficer(viewer));
        regions.addAll(directed(viewer));
        return regions;
    }

    /** @throws NotVisible when the viewer is no officer there */
    public void checkOfficer(Viewer viewer, String region) {
        if (!asOfficer(viewer).contains(region)) {
            throw new NotVisible();
        }
    }

    /** @throws NotVisible when the viewer has no part in it there */
    public void checkEither(Viewer viewer, String region) {
        if (!asEither(viewer).contains(region)) {
            throw new NotVisible();
        }
    }

    /** How a region is called. */
    public String label(String region) {
        return directory.region(region).map(Region::name).orElseGet(() -> directory.labelOf(region));
    }

    /** The officers of a region who work now. */
    List<Person> officers(String region) {
        return directory.people().stream()
                .filter(Person::active)
                .filter(person -> asOfficer(Viewer.of(person)).contains(region))
                .toList();
    }

    /** The chain directors of a region who work now. */
    List<Person> directors(String region) {
        Optional<GroupId> group = region.equals(NATIONAL)
                ? Optional.of(Directory.NATIONAL)
                : directory.covering(region, Role.KETENREGISSEUR);
        return group.map(directory::members).orElse(List.of());
    }

    private Set<String> directed(Viewer viewer) {
        Set<String> regions = new HashSet<>();
        directory.regionsOf(Role.KETENREGISSEUR, viewer.groups()).forEach(region -> regions.add(region.code()));
        if (viewer.groups().contains(Directory.NATIONAL)) {
            regions.add(NATIONAL);
        }
        return regions;
    }

    /** The regions in which these organisations play a part. */
    private Set<String> regions(Set<String> organisations) {
        Set<String> regions = new TreeSet<>();
        if (organisations.contains(NATIONAL)) {
            regions.add(NATIONAL);
        }
        for (Region region : directory.regions()) {
            boolean plays = directory.coverage(region.code()).values().stream().anyMatch(organisations::contains)
                    || directory.municipalitiesOf(region.code()).stream()
                            .anyMatch(municipality -> organisations.contains(municipality.cbsCode()));
            if (plays) {
                regions.add(region.code());
            }
        }
        return regions;
    }
}
