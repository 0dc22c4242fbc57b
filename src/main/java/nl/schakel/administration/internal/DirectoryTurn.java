package nl.schakel.administration.internal;

import nl.schakel.organisation.Directory;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lock on the directory for who changes it: what is checked still holds when it is written, also when two people change the
 * same thing at once.
 */
@Component
public class DirectoryTurn {

    private final JdbcClient jdbc;
    private final Directory directory;

    DirectoryTurn(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** Waits for the turn, which lasts until the end of the transaction; the directory is as it is now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        ClusterLock.DIRECTORY.await(jdbc);
        directory.refresh();
    }
}
