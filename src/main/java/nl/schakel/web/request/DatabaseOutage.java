package nl.schakel.web.request;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.TransactionException;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Classifier of failures: whether something failed because the database is away, and what a system is then told. */
@Component
public class DatabaseOutage {

    private final Optional<HikariDataSource> pool;
    private volatile boolean seen;

    DatabaseOutage(DataSource database) {
        this.pool = Optional.ofNullable(DataSourceUnwrapper.unwrap(database, HikariDataSource.class));
    }

    /** Whether the failure, or what caused it, is that the database cannot be reached or broke off. */
    public static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    // not even rolled back: the connection broke in the middle
                    || cause instanceof TransactionException
                    || cause instanceof SQLException sql && brokeOff(sql)) {
                return true;
            }
        }
        return false;
    }

    /** SQL states: 08 no connection, 57P0x the server stops, has crashed or starts. */
    private static boolean brokeOff(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }

    /**
     * What the API answers. It does not say that nothing was stored: a connection that breaks while committing leaves
     * that open, which is what an Idempotency-Key is for.
     */
    public static ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setType(URI.create("urn:schakel:niet-bereikbaar"));
        problem.setTitle("Schakel is even niet bereikbaar");
        problem.setDetail("Er is niets half opgeslagen. Probeer het over een paar minuten opnieuw; met dezelfde"
                + " Idempotency-Key wordt het nooit dubbel. Is er nu gevaar? Bel 112.");
        return problem;
    }

    /** A request failed for this reason. */
    void seen() {
        seen = true;
    }

    /**
     * Whether a request would only wait in vain: an earlier one failed, since then no connection came, and somebody is
     * waiting for the first already.
     */
    public boolean lasts() {
        if (!seen) {
            return false;
        }
        HikariPoolMXBean state = pool.map(HikariDataSource::getHikariPoolMXBean).orElse(null);
        if (state == null || state.getTotalConnections() > 0) {
            seen = false;
            return false;
        }
        return state.getThreadsAwaitingConnection() > 0;
    }
}
