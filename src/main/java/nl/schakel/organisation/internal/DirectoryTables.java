package nl.schakel.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: reads the directory from its tables. */
@Repository
public class DirectoryTables {

    static final SealedColumn NAME = new SealedColumn("person", "display_name_enc");
    static final SealedColumn EMAIL = new SealedColumn("person", "email_enc");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final boolean demo;

    DirectoryTables(JdbcClient jdbc, PersonalDataCipher cipher, SchakelProperties settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.demo = settings.demo();
    }

    /**
     * The last change.
     *
     * @param own whether the transaction that asks made it, so that it is not final
     */
    public record Version(long number, boolean own) {}

    /** The last change that this transaction can see. */
    public Version version() {
        return jdbc.sql("select version, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as own"
                        + " from schakel.directory_version")
                .query((row, n) -> new Version(row.getLong("version"), row.getBoolean("own")))
                .single();
    }

    /** Everything as it is now. */
    public DirectorySnapshot load() {
        // the version first: a change in between makes the next look read again, never miss it
        Version version = version();
        return new DirectorySnapshot(version, regions(), organisations(), coverage(), people());
    }

    private List<Region> regions() {
        return jdbc.sql("select * from schakel.region")
                .query((row, index) -> new Region(
                        row.getString("code"),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class),
                        row.getObject("handover", LocalTime.class),
                        row.getBoolean("liberation_day_off"),
                        row.getBoolean("good_friday_off"),
                        row.getLong("version")))
                .list();
    }

    private List<Organisation> organisations() {
        return jdbc.sql("select code, name, kind, region from schakel.organisation")
                .query((row, index) -> new Organisation(
                        row.getString("code"), row.getString("name"), row.getString("kind"), row.getString("region")))
                .list();
    }

    private Map<String, Map<Role, String>> coverage() {
        Map<String, Map<Role, String>> found = new HashMap<>();
        jdbc.sql("select region, role, organisation from schakel.coverage").query((RowCallbackHandler)
                row -> found.computeIfAbsent(row.getString("region"), code -> new EnumMap<>(Role.class))
                        .put(Role.of(row.getString("role")), row.getString("organisation")));
        return found;
    }

    private List<DirectorySnapshot.Entry> people() {
        Map<UUID, Set<GroupId>> groups = new HashMap<>();
        jdbc.sql("select person, role, organisation from schakel.membership").query((RowCallbackHandler)
                row -> groups.computeIfAbsent(row.getObject("person", UUID.class), id -> new HashSet<>())
                        .add(new GroupId(Role.of(row.getString("role")), row.getString("organisation"))));
        return jdbc.sql(
                        "select id, username, display_name_enc, email_enc, demo, active, login_version, away from schakel.person")
                .query((row, index) -> entry(row, groups))
                .list();
    }

    private DirectorySnapshot.Entry entry(ResultSet row, Map<UUID, Set<GroupId>> groups) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        // invented people get no task in production: nobody would ever pick it up
        boolean active = row.getBoolean("active") && (demo || !row.getBoolean("demo"));
        Person person = new Person(
                id,
                row.getString("username"),
                cipher.decrypt(row.getBytes("display_name_enc"), NAME.at(id)),
                groups.getOrDefault(id, Set.of()),
                active);
        return new DirectorySnapshot.Entry(
                person,
                cipher.decrypt(row.getBytes("email_enc"), EMAIL.at(id)),
                row.getInt("login_version"),
                row.getBoolean("away"));
    }
}
