package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import nl.schakel.TestPostgres;
import nl.schakel.access.internal.LogChain;
import nl.schakel.access.internal.LogHeads;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the log as somebody with all rights in the database could, checks, and takes the change back. */
final class LogTampering {

    private final DataSource database;
    private final KeyedHash hash;

    LogTampering(JdbcClient application, KeyedHash hash) {
        this.database = TestPostgres.withAllRights(application);
        this.hash = hash;
    }

    /** What the check finds after this change. */
    LogCheck foundAfter(String change) {
        JdbcClient jdbc = JdbcClient.create(database);
        LogChain chain = new LogChain(database, hash, new LogHeads(database, hash));
        return new TransactionTemplate(new DataSourceTransactionManager(database)).execute(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(change).update()).as(change).isPositive();
            LogCheck check = chain.check();
            status.setRollbackOnly();
            return check;
        });
    }
}
