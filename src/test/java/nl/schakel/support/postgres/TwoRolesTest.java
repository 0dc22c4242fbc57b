package nl.schakel.support.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import javax.sql.DataSource;
import nl.schakel.TestPostgres;
import nl.schakel.organisation.internal.R__Municipalities;
import nl.schakel.support.database.RuntimeRights;
import nl.schakel.support.database.TableRights.Right;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The script that makes the two roles, for a new database and for one of a version that had one role for everything. */
@Tag("application")
class TwoRolesTest {

    /** With the access log, without the night. */
    private static final String PART_OF_IT = "9";

    private final EmbeddedPostgres server = TestPostgres.server();
    private final String name = "roles_" + System.nanoTime();
    private JdbcClient superuser;

    @BeforeEach
    void oneRoleForEverything() throws SQLException {
        superuser = JdbcClient.create(as(EmbeddedPostgres.USER, server.password()));
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        migrate(as(EmbeddedPostgres.USER, server.password()), PART_OF_IT);
        superuser.sql("create table camunda.act_example (id_ int, perms_ int)").update();
        superuser.sql("insert into camunda.act_example values (1, 2)").update();
        superuser
                .sql("create statistics camunda.example on (perms_ & 2) from camunda.act_example")
                .update();
        superuser
                .sql("create view camunda.v_example as select * from camunda.act_example")
                .update();
        superuser
                .sql("insert into schakel.access_log (at, person, username, organisations, kind, why, parts)"
                        + " values (now(), gen_random_uuid(), 'af.voorbeeld', '{GM0267}', 'lijst', 'zaken', '{}')")
                .update();
        superuser
                .sql(
                        "insert into schakel.access_seal (position, entry, seal) select 1, id, 'x' from schakel.access_log")
                .update();
    }

    @Test
    void aDatabaseFromBeforeIsHandedOverAsItIs() {
        server.createDatabase(name);

        assertThat(strays()).isZero();
        assertThat(superuser
                        .sql("select pg_get_userbyid(datdba) from pg_database where datname = current_database()")
                        .query(String.class)
                        .single())
                .isEqualTo(EmbeddedPostgres.OWNER);
        assertThat(superuser
                        .sql("select count(*) from schakel.access_log")
                        .query(Integer.class)
                        .single())
                .isOne();

        // the new version then starts as it always does
        DataSource application = as(EmbeddedPostgres.RUNTIME, server.runtimePassword());
        migrate(as(EmbeddedPostgres.OWNER, server.ownerPassword()), "latest", new RuntimeRights(application));
        JdbcClient works = JdbcClient.create(application);
        assertThat(works.sql("select count(*) from schakel.access_log")
                        .query(Integer.class)
                        .single())
                .isOne();
        works.sql("insert into schakel.access_log (at, person, username, organisations, kind, why, parts)"
                        + " values (now(), gen_random_uuid(), 'af.voorbeeld', '{GM0267}', 'lijst', 'zaken', '{}')")
                .update();
        assertThat(works.sql("insert into schakel.access_seal (position, entry, seal)"
                                + " select 2, max(id), 'y' from schakel.access_log")
                        .update())
                .as("the new seal locks its entry in the name of the owner")
                .isOne();
        works.sql("alter table camunda.act_example add column more_ int").update();
        works.sql("insert into schakel.organisation (code, name, kind) values ('proef', 'Proef (fictief)', 'zorg')")
                .update();
        works.sql("select nextval('schakel.night_call_number')")
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> works.sql("delete from schakel.access_seal").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void doingItAgainChangesNothing() {
        server.createDatabase(name);
        migrate(as(EmbeddedPostgres.OWNER, server.ownerPassword()), "latest", new RuntimeRights(runtime()));
        String before = rights();

        server.createDatabase(name);

        assertThat(rights()).isEqualTo(before);
        assertThat(strays()).isZero();
    }

    @Test
    void aNewDatabaseOfAnOperatorNeedsNoScript() throws SQLException {
        String own = name + "_own";
        superuser.sql("create database " + own + " owner schakel_eigenaar").update();
        DataSource owner = new DriverManagerDataSource(server.url(own), EmbeddedPostgres.OWNER, server.ownerPassword());
        DataSource application =
                new DriverManagerDataSource(server.url(own), EmbeddedPostgres.RUNTIME, server.runtimePassword());

        migrate(owner, "latest", new RuntimeRights(application));

        JdbcClient works = JdbcClient.create(application);
        works.sql("create table camunda.act_example (id_ int)").update();
        assertThat(works.sql("select count(*) from schakel.role_part")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThatThrownBy(
                        () -> works.sql("create table schakel.erbij (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aRightThatSomebodyGaveByHandIsTakenBackAtTheNextStart() {
        server.createDatabase(name);
        DataSource owner = as(EmbeddedPostgres.OWNER, server.ownerPassword());
        migrate(owner, "latest", new RuntimeRights(runtime()));
        String before = rights();
        superuser
                .sql("grant update, truncate on schakel.access_log to schakel_app")
                .update();
        superuser.sql("grant delete on schakel.access_head to public").update();

        migrate(owner, "latest", new RuntimeRights(runtime()));

        assertThat(rights()).isEqualTo(before);
    }

    @Test
    void aTableOfANewerVersionKeepsItsRightsWhenAnOlderOneStartsAgain() {
        server.createDatabase(name);
        DataSource owner = as(EmbeddedPostgres.OWNER, server.ownerPassword());
        JdbcClient newer = JdbcClient.create(owner);
        newer.sql("create table schakel.of_later (id int)").update();
        newer.sql("create table schakel.not_listed (id int)").update();
        newer.sql("grant select, insert on schakel.of_later to schakel_app").update();

        migrate(owner, "latest", new RuntimeRights(runtime()));

        assertThat(RuntimeRights.actual(superuser, EmbeddedPostgres.RUNTIME))
                .containsEntry("of_later", EnumSet.of(Right.SELECT, Right.INSERT))
                .containsEntry("not_listed", EnumSet.of(Right.SELECT, Right.INSERT, Right.UPDATE, Right.DELETE));
    }

    private DataSource runtime() {
        return as(EmbeddedPostgres.RUNTIME, server.runtimePassword());
    }

    /** What somebody else owns in our two schemas. */
    private int strays() {
        return superuser.sql("""
                        with things as (
                            select relnamespace as space, relowner as owner from pg_class where relkind in ('r', 'v', 'S', 'i')
                            union all select pronamespace, proowner from pg_proc
                            union all select stxnamespace, stxowner from pg_statistic_ext
                            union all select oid, nspowner from pg_namespace)
                        select count(*) from things
                        where space = 'schakel'::regnamespace and owner <> 'schakel_eigenaar'::regrole
                           or space = 'camunda'::regnamespace and owner <> 'schakel_app'::regrole
                        """).query(Integer.class).single();
    }

    private String rights() {
        return RuntimeRights.actual(superuser, EmbeddedPostgres.RUNTIME).toString();
    }

    private DriverManagerDataSource as(String user, String password) {
        return new DriverManagerDataSource(server.url(name), user, password);
    }

    private static void migrate(DataSource owner, String target, Callback... callbacks) {
        Flyway.configure()
                .dataSource(owner)
                .schemas("schakel", "camunda")
                .javaMigrations(new R__Municipalities())
                .target(target)
                .callbacks(callbacks)
                .load()
                .migrate();
    }
}
