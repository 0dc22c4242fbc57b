package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.administration.ChangeKind;
import nl.schakel.administration.DirectoryChanges.Change;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: who changed what of the directory; rows are only ever added. */
@Repository
public class DirectoryChangeTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    DirectoryChangeTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something changed about a person at an organisation. */
    public void ofPerson(UUID by, ChangeKind what, UUID person, GroupId group) {
        add(new Change(clock.instant(), by, what.code(), person, group.role().code(), group.organisation(), null));
    }

    /** Something else changed; what does not apply is null. */
    public void add(UUID by, ChangeKind what, UUID person, String organisation, String region) {
        add(new Change(clock.instant(), by, what.code(), person, null, organisation, region));
    }

    /** Another organisation plays a part for a region, or none does. */
    public void ofRegion(UUID by, ChangeKind what, String role, String organisation, String region) {
        add(new Change(clock.instant(), by, what.code(), null, role, organisation, region));
    }

    private void add(Change row) {
        jdbc.sql("insert into schakel.directory_change (at, by, what, person, role, organisation, region)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(row.at()),
                        row.by(),
                        row.what(),
                        row.person(),
                        row.role(),
                        row.organisation(),
                        row.region())
                .update();
    }

    /** The newest changes at an organisation. */
    public List<Change> ofOrganisation(String organisation, int most) {
        return read("organisation = ?", organisation, most);
    }

    /** The newest changes of a region. */
    public List<Change> ofRegion(String region, int most) {
        return read("region = ?", region, most);
    }

    private List<Change> read(String condition, String value, int most) {
        return jdbc.sql("select * from schakel.directory_change where " + condition + " order by id desc limit ?")
                .params(value, most)
                .query((row, n) -> new Change(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("by", UUID.class),
                        row.getString("what"),
                        row.getObject("person", UUID.class),
                        row.getString("role"),
                        row.getString("organisation"),
                        row.getString("region")))
                .list();
    }
}
