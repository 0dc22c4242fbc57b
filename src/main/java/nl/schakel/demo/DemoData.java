package nl.schakel.demo;

import nl.schakel.support.SchakelProperties;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Demonstration data: makes the parts of the example data of a demonstration, each once: what somebody changed since
 * stays.
 */
@Component
class DemoData {

    private final SchakelProperties settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoData(SchakelProperties settings, JdbcClient jdbc, TransactionTemplate transaction) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Makes a part in one transaction, unless this is no demonstration or its table holds something.
     *
     * @param table in our schema; never what somebody typed
     * @param lock the caller's own: it lets one node make it while the others wait
     */
    void once(String table, ClusterLock lock, Runnable make) {
        if (!settings.demo() || holds(table)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            lock.await(jdbc);
            if (!holds(table)) {
                make.run();
            }
        });
    }

    /** Whether this is a demonstration in which this part was made. */
    boolean made(String table) {
        return settings.demo() && holds(table);
    }

    private boolean holds(String table) {
        return jdbc.sql("select exists (select 1 from schakel." + table + ")")
                .query(Boolean.class)
                .single();
    }
}
