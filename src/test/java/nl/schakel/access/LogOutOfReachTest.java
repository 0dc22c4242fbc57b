package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.Directory;
import nl.schakel.support.database.RuntimeRights;
import nl.schakel.support.database.TableRights.Right;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R8: whoever has the application's connection to the database can add to the access log, and nothing else. */
@SchakelTest
class LogOutOfReachTest {

    /** SQL state of a refusal for want of a right; anything else would be luck. */
    private static final String NO_RIGHT = "42501";

    @Autowired
    private LookLog looks;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private LogReading reading;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aLogWithSealedEntries() {
        looks.shown(viewer("af.nijkerk"), "zaken", 1);
        sealer.sealAll();
    }

    static List<String> attempts() {
        return List.of(
                "update schakel.access_log set username = 'iemand'",
                "update schakel.access_log set why = why where false",
                "delete from schakel.access_log where id = (select max(id) from schakel.access_log)",
                "delete from schakel.access_seal",
                "update schakel.access_seal set seal = ''",
                "delete from schakel.access_head",
                "update schakel.access_head set seal = ''",
                "delete from schakel.access_check",
                "truncate schakel.access_log cascade",
                "truncate schakel.access_seal",
                "truncate schakel.access_head, schakel.access_check",
                "insert into schakel.access_seal (position, entry, seal) values (1, 1, '') on conflict (position)"
                        + " do update set seal = ''",
                "merge into schakel.access_log l using (select 1) s on true when matched then delete",
                "with gone as (delete from schakel.access_log returning id) select count(*) from gone",
                "select * from schakel.access_log for update",
                "lock table schakel.access_log in access exclusive mode",
                "lock table schakel.access_seal in share mode",
                "drop table schakel.access_log cascade",
                "drop table schakel.access_seal, schakel.access_head",
                "drop schema schakel cascade",
                "alter schema schakel rename to weg",
                "alter table schakel.access_log disable trigger all",
                "alter table schakel.access_log disable trigger access_log_append_only",
                "alter table schakel.access_seal drop constraint access_seal_pkey",
                "alter table schakel.access_log rename to weg",
                "alter table schakel.access_log set schema camunda",
                "alter table schakel.access_log owner to schakel_app",
                "alter table schakel.access_log enable row level security",
                "alter table schakel.access_log add column erbij int",
                "alter table schakel.access_seal set unlogged",
                "create policy niets on schakel.access_log using (false)",
                "create rule weg as on insert to schakel.access_log do instead nothing",
                "create trigger weg before insert on schakel.access_log for each row"
                        + " execute function schakel.append_only()",
                "drop trigger access_log_append_only on schakel.access_log",
                "create index weg on schakel.access_log (why)",
                "drop index schakel.access_log_at",
                "cluster schakel.access_log using access_log_at",
                "create or replace function schakel.append_only() returns trigger language plpgsql as"
                        + " 'begin return null; end'",
                "drop function schakel.append_only() cascade",
                "create table schakel.erbij (id int)",
                "create view schakel.erbij as select 1",
                "create table camunda.kind () inherits (schakel.access_log)",
                "create table camunda.verwijst (id bigint references schakel.access_log)",
                "create temporary table access_log (id bigint)",
                "create schema erbij",
                "create function public.erbij() returns int language sql as 'select 1'",
                "create extension pgcrypto",
                "set session_replication_role = replica",
                "set role schakel_eigenaar",
                "set session authorization schakel",
                "grant schakel_eigenaar to schakel_app",
                "reassign owned by schakel_eigenaar to schakel_app",
                "drop owned by schakel_eigenaar",
                "create role erbij superuser",
                "alter role schakel_app superuser",
                "alter role schakel_app createrole",
                "alter role schakel_eigenaar password 'anders'",
                "alter role schakel_eigenaar set session_replication_role = replica",
                "drop role schakel_eigenaar",
                "select rolpassword from pg_authid",
                "alter database current_database owner to schakel_app",
                "alter default privileges for role schakel_eigenaar grant all on tables to schakel_app",
                "alter system set session_replication_role = replica",
                "comment on table schakel.access_log is 'weg'",
                "copy schakel.access_log from program 'echo'",
                "copy (select 1) to '/weg'",
                "select pg_read_file('postgresql.conf')",
                "select lo_import('/etc/passwd')",
                "update pg_class set relowner = 0",
                "select setval('schakel.access_log_id_seq', 1)",
                "select nextval('schakel.access_log_id_seq')",
                "alter sequence schakel.access_log_id_seq restart",
                // what it may read, so that an older node notices a newer version, it may not change
                "update schakel.flyway_schema_history set success = false",
                "delete from schakel.flyway_schema_history",
                "insert into schakel.flyway_schema_history select * from schakel.flyway_schema_history",
                "update schakel.disclosure set purpose = purpose",
                "update schakel.timeline_entry set kind = kind",
                "update schakel.night_event set code = code",
                "update schakel.refusal set at = at",
                "update schakel.legal_basis set basis = basis",
                "insert into schakel.role_part (role, scope, part) values ('melder', 'VOLLEDIG', 'MELDING')");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void itIsRefused(String statement) throws SQLException {
        long before = rows();
        String real = statement.replace("current_database", database());
        try (Connection connection = application();
                Statement attempt = connection.createStatement()) {
            connection.setAutoCommit(!real.startsWith("lock"));
            assertThatThrownBy(() -> attempt.execute(real))
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .as(real)
                    .isEqualTo(NO_RIGHT);
        }
        assertThat(rows()).isGreaterThanOrEqualTo(before);
    }

    /** PostgreSQL answers this with a warning: who may hand out nothing hands out nothing. */
    @Test
    void itGivesItselfNoRight() throws SQLException {
        try (Connection connection = application();
                Statement attempt = connection.createStatement()) {
            attempt.execute("grant all on schakel.access_log, schakel.access_seal to schakel_app");
            assertThat(attempt.getWarnings() != null).as("a warning").isTrue();
        }
        assertThat(RuntimeRights.actual(jdbc, EmbeddedPostgres.RUNTIME))
                .containsEntry("access_log", Set.of(Right.SELECT, Right.INSERT))
                .containsEntry("access_seal", Set.of(Right.SELECT, Right.INSERT));
    }

    @Test
    void addingWorksAndTheChainIsWhole() {
        assertThat(reading.check(viewer("fg.nijkerk")).intact()).isTrue();
        assertThat(jdbc.sql("select current_user").query(String.class).single())
                .as("these tests say something about the role that the application has")
                .isEqualTo(EmbeddedPostgres.RUNTIME);
    }

    private Connection application() throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.server().url(database()),
                EmbeddedPostgres.RUNTIME,
                TestPostgres.server().runtimePassword());
    }

    private String database() {
        return jdbc.sql("select current_database()").query(String.class).single();
    }

    private long rows() {
        return jdbc.sql("select count(*) from schakel.access_log")
                .query(Long.class)
                .single();
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
