package nl.schakel.support.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nl.schakel.TestPostgres;
import nl.schakel.support.StartRefused;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whoever upgrades from one role for everything hears so before anything has changed. */
@Tag("application")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseRolesTest {

    private static final String OTHER = "een-ander-wachtwoord-van-ons";

    private final EmbeddedPostgres server = TestPostgres.server();
    private String database;

    @BeforeEach
    void emptyDatabase() {
        database = TestPostgres.newDatabase();
    }

    @Test
    void realWorkIsRefusedAsSuperuser() {
        refused(EmbeddedPostgres.USER, server.password(), EmbeddedPostgres.OWNER, OTHER, "is superuser");
        assertThat(as(EmbeddedPostgres.USER, server.password())
                        .sql("select count(*) from pg_tables where schemaname in ('schakel', 'camunda')")
                        .query(Integer.class)
                        .single())
                .as("nothing was made")
                .isZero();
    }

    @Test
    void realWorkIsRefusedAsOwner() {
        refused(
                EmbeddedPostgres.OWNER,
                server.ownerPassword(),
                "iemand",
                OTHER,
                "is eigenaar van de database",
                "SPRING_FLYWAY_USER",
                "Aan de database is niets veranderd");
    }

    @Test
    void realWorkIsRefusedWhenTheRoleIsMemberOfTheOwner() {
        JdbcClient all = as(EmbeddedPostgres.USER, server.password());
        all.sql("create role tussen login in role schakel_eigenaar password '" + OTHER + "'")
                .update();
        try {
            refused("tussen", OTHER, EmbeddedPostgres.OWNER, server.ownerPassword(), "is eigenaar van");
        } finally {
            all.sql("drop role tussen").update();
        }
    }

    @Test
    void realWorkIsRefusedWhenTheRoleMaySkipTriggers() {
        JdbcClient all = as(EmbeddedPostgres.USER, server.password());
        all.sql("grant set on parameter session_replication_role to schakel_app")
                .update();
        try {
            refused(
                    EmbeddedPostgres.RUNTIME,
                    server.runtimePassword(),
                    EmbeddedPostgres.OWNER,
                    server.ownerPassword(),
                    "mag triggers overslaan");
        } finally {
            all.sql("revoke set on parameter session_replication_role from schakel_app")
                    .update();
        }
    }

    @Test
    void realWorkIsRefusedWithoutAnOwner() {
        refused(EmbeddedPostgres.RUNTIME, server.runtimePassword(), "", "", "maar één databaserol");
        refused(
                EmbeddedPostgres.RUNTIME,
                server.runtimePassword(),
                EmbeddedPostgres.RUNTIME,
                server.runtimePassword(),
                "maar één databaserol");
    }

    @Test
    void realWorkIsRefusedWithAPasswordThatEverybodyKnows() {
        for (String known : new String[] {"schakel-demo", "schakel-demo-eigenaar", "postgres", "schakel_app"}) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> new DatabaseRoles(
                                    source(EmbeddedPostgres.RUNTIME, server.runtimePassword()),
                                    false,
                                    EmbeddedPostgres.RUNTIME,
                                    known,
                                    EmbeddedPostgres.OWNER,
                                    OTHER)
                            .afterPropertiesSet())
                    .withMessageContainingAll("een wachtwoord dat iedereen kent", "SCHAKEL_DATABASE_PASSWORD");
        }
        refused(
                EmbeddedPostgres.RUNTIME,
                server.runtimePassword(),
                EmbeddedPostgres.OWNER,
                "schakel-demo-eigenaar",
                "een wachtwoord dat iedereen kent");
        refused(
                EmbeddedPostgres.RUNTIME,
                server.runtimePassword(),
                EmbeddedPostgres.OWNER,
                server.runtimePassword(),
                "hetzelfde wachtwoord");
    }

    @Test
    void thePasswordsThatStandInTheComposeFileAreKnownToEverybody() throws IOException {
        List<String> defaults = Pattern.compile("\\$\\{SCHAKEL_DATABASE_\\w*PASSWORD:-([^}]+)}")
                .matcher(Files.readString(Path.of("docker-compose.yml")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(defaults).hasSize(2);
        assertThat(DatabaseRoles.KNOWN_PASSWORDS).containsAll(defaults);
    }

    @Test
    void realWorkWithTwoRolesStarts() {
        assertThatCode(() -> start(
                        false,
                        EmbeddedPostgres.RUNTIME,
                        server.runtimePassword(),
                        EmbeddedPostgres.OWNER,
                        server.ownerPassword()))
                .doesNotThrowAnyException();
    }

    @Test
    void aDemonstrationSaysSoAndGoesOn(CapturedOutput output) {
        start(true, EmbeddedPostgres.USER, server.password(), "", "");
        assertThat(output.getAll()).contains("schakel is superuser").doesNotContain(server.password());
    }

    private void refused(String user, String password, String owner, String ownerPassword, String... says) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(false, user, password, owner, ownerPassword))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(says));
    }

    private void start(boolean demo, String user, String password, String owner, String ownerPassword) {
        new DatabaseRoles(source(user, password), demo, user, password, owner, ownerPassword).afterPropertiesSet();
    }

    private JdbcClient as(String user, String password) {
        return JdbcClient.create(source(user, password));
    }

    private DriverManagerDataSource source(String user, String password) {
        return new DriverManagerDataSource(server.url(database), user, password);
    }
}
