package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.signal.CasePosition;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.DossierSearch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** R7 for everybody in the directory: a list and a count show what opens one by one, nothing more and nothing less. */
@Component
class ListAndDoor {

    private final AccessService door;
    private final AccessRule rule;
    private final DossierSearch search;
    private final Directory directory;
    private final JdbcClient jdbc;

    ListAndDoor(AccessService door, AccessRule rule, DossierSearch search, Directory directory, JdbcClient jdbc) {
        this.door = door;
        this.rule = rule;
        this.search = search;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** @return how many times somebody may open one of these cases */
    int agreeAbout(Collection<UUID> cases) {
        int open = 0;
        for (Person person : directory.people()) {
            Viewer viewer = Viewer.of(person);
            Map<UUID, Set<Part>> seen =
                    cases.stream().collect(Collectors.toMap(one -> one, one -> rule.parts(viewer, one)));
            Set<UUID> opens = cases.stream()
                    .filter(one -> seen.get(one).stream().anyMatch(Part.OF_THE_CASE::contains))
                    .collect(Collectors.toSet());
            assertThat(listed(viewer, cases))
                    .as("list of %s", person.username())
                    .isEqualTo(opens);
            assertThat(door.grants(viewer, cases))
                    .as("lines for %s", person.username())
                    .allSatisfy((one, grant) -> assertThat(grant.parts()).isEqualTo(seen.get(one)));
            for (Part part : Part.values()) {
                assertThat(counted(viewer, part, cases))
                        .as("count of %s for %s", part, person.username())
                        .isEqualTo(seen.values().stream()
                                .filter(parts -> parts.contains(part))
                                .count());
            }
            open += opens.size();
        }
        return open;
    }

    private Set<UUID> listed(Viewer viewer, Collection<UUID> cases) {
        Set<UUID> all = new HashSet<>();
        CasePosition next = null;
        do {
            DossierSearch.Page page = search.find(
                    new DossierSearch.Query(null, null, null, null, null, null, null, CaseSort.NIEUWSTE, next),
                    door.visible(viewer));
            page.rows().forEach(row -> all.add(row.id()));
            next = page.next();
        } while (next != null);
        all.retainAll(Set.copyOf(cases));
        return all;
    }

    private long counted(Viewer viewer, Part part, Collection<UUID> cases) {
        Visible visible = door.visible(viewer, part);
        return jdbc.sql("select count(*) from schakel.dossier d where d.id in (:cases) and (" + visible.sql() + ")")
                .param("cases", cases)
                .params(visible.params())
                .query(Long.class)
                .single();
    }
}
