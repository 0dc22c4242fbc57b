package nl.schakel.piket;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invented region with a chain director, coordinators and an empty rota of its own, so that tests share nothing. */
public final class TrialArea {

    /** The code of the region, of its organisation and of its rota. */
    public final String code = "proef-" + UUID.randomUUID().toString().substring(0, 8);

    private final JdbcClient jdbc;
    private final People people;
    private final Directory directory;
    private final Reachability reachability;

    public TrialArea(JdbcClient jdbc, People people, Directory directory, Reachability reachability) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
        this.reachability = reachability;
        jdbc.sql("insert into schakel.region (code, name) values (?, 'Proefregio (fictief)')")
                .param(code)
                .update();
        jdbc.sql(
                        "insert into schakel.organisation (code, name, kind, region) values (?, 'Proef (fictief)', 'regio', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.coverage (region, role, organisation) values (?, 'ketenregisseur', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.duty_area (code, name, organisation) values (?, 'Proefpiket (fictief)', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.duty_area_region (region, area) values (?, ?)")
                .params(code, code)
                .update();
    }

    /** A coordinator who can be reached. */
    public Viewer coordinator(String name) {
        Viewer viewer = unreachable(name);
        reachability.keep(viewer.personId(), "06 00 00 00 09", null);
        return viewer;
    }

    /** A coordinator who gave no number yet. */
    public Viewer unreachable(String name) {
        return person(name, "piket");
    }

    /** Who sets up this rota. */
    public Viewer director(String name) {
        return person(name, "ketenregisseur");
    }

    /** How somebody of this region logs in. */
    public String username(String name) {
        return name + "." + code;
    }

    private Viewer person(String name, String role) {
        people.register(List.of(new NewPerson(
                username(name),
                name + " (fictief)",
                name + "@voorbeeld.invalid",
                "schakel-demo",
                Set.of(GroupId.parse(role + "@" + code)),
                true)));
        directory.refresh();
        return Viewer.of(directory.byUsername(username(name)).orElseThrow());
    }
}
