package nl.schakel.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import nl.schakel.support.database.ClusterLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listener: lets the nodes of one database start one after another: the engine makes its tables, models are deployed
 * and people are synchronised without a second node doing the same at that moment. The database keeps the turn, and
 * takes it back when a node dies.
 */
@Component("startTurn")
class StartTurn implements InitializingBean, DisposableBean {

    /** Longer than the server lets us wait, which is said in Dutch. */
    private static final int PATIENCE_MILLIS = 330_000;

    private final DataSource database;
    private Connection connection;

    StartTurn(DataSource database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        connection = database.getConnection();
        // the other node may take longer than an answer may otherwise; the pool puts it back
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5min'");
            statement.execute("select pg_advisory_lock(" + ClusterLock.START_TURN.number() + ")");
        } catch (SQLException e) {
            connection.close();
            connection = null;
            // 55P03: waited too long for a lock
            if ("55P03".equals(e.getSQLState())) {
                throw new StartRefused(e, "start.andere-bezig");
            }
            throw e;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() throws SQLException {
        destroy();
    }

    /** Also when the start failed halfway. */
    @Override
    public synchronized void destroy() throws SQLException {
        if (connection == null) {
            return;
        }
        try (Connection mine = connection;
                Statement statement = mine.createStatement()) {
            connection = null;
            statement.execute("select pg_advisory_unlock(" + ClusterLock.START_TURN.number() + ")");
            statement.execute("reset lock_timeout");
        }
    }
}
