package nl.schakel.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("application")
class StartTurnTest {

    private DriverManagerDataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void oneDatabase() {
        var server = TestPostgres.server();
        database = new DriverManagerDataSource(
                server.url(TestPostgres.newDatabase()), EmbeddedPostgres.USER, server.password());
        jdbc = JdbcClient.create(database);
    }

    @Test
    void theSecondNodeWaitsUntilTheFirstIsReady() throws Exception {
        StartTurn first = new StartTurn(database);
        StartTurn second = new StartTurn(database);
        first.afterPropertiesSet();

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> take(second));
        awaitOneWaitingNode();
        assertThat(waiting).isNotDone();

        first.ready();
        waiting.get(1, TimeUnit.MINUTES);
        second.destroy();
        assertThat(turns("granted")).isZero();
    }

    @Test
    void givingTheTurnBackTwiceIsHarmless() throws SQLException {
        StartTurn turn = new StartTurn(database);
        turn.afterPropertiesSet();
        assertThat(turns("granted")).isOne();

        turn.ready();
        turn.destroy();

        assertThat(turns("granted")).isZero();
    }

    private static void take(StartTurn turn) {
        try {
            turn.afterPropertiesSet();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitOneWaitingNode() {
        // the database itself says when the second node has joined the queue
        while (turns("not granted") == 0) {
            Thread.onSpinWait();
        }
    }

    private int turns(String which) {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and " + which
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Integer.class)
                .single();
    }
}
