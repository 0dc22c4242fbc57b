package nl.schakel.process.identity;

import java.util.List;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.DirectoryChanged;
import nl.schakel.organisation.Person;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.database.ClusterLock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listener: keeps the engine's users, groups and memberships equal to the directory: at start, before anybody works,
 * and after each change. Several nodes may come here at once; one does the work, the others find it done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class IdentitySync implements ApplicationRunner {

    /** Raise it when what is written to the engine changes: the next start then writes it once. */
    private static final int FORMAT = 2;

    /** What this node wrote last. As long as no other node wrote since, the engine knows exactly these people. */
    private record Written(String state, List<Person> people) {}

    private final Directory directory;
    private final EngineUsers users;
    private final EngineRights rights;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final String circumstances;
    private volatile Written written = new Written("", List.of());

    IdentitySync(
            Directory directory,
            EngineUsers users,
            EngineRights rights,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SchakelProperties settings) {
        this.directory = directory;
        this.users = users;
        this.rights = rights;
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // in production the people of the demo do not exist, although no row of the directory changed
        this.circumstances = FORMAT + (settings.demo() ? ":demo:" : ":productie:");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        synchronise();
    }

    // after Directory has forgotten what it knew, which happens in the same phase
    @Order(Ordered.LOWEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void changed(DirectoryChanged change) {
        synchronise();
    }

    /** Compares and writes what differs; doing it again changes nothing. */
    public void synchronise() {
        directory.refresh();
        if (known().equals(wanted())) {
            return;
        }
        Written now = ownTransaction.execute(status -> write());
        if (now != null) {
            written = now;
        }
    }

    /** @return null when another node did it */
    private Written write() {
        ClusterLock.IDENTITY_SYNC.await(jdbc);
        directory.refresh();
        Written next = new Written(wanted(), directory.people());
        String known = known();
        if (known.equals(next.state())) {
            return null;
        }
        Written last = written;
        users.equalTo(next.people(), known.equals(last.state()) ? last.people() : List.of());
        rights.grant();
        jdbc.sql("update schakel.engine_identity set state = :state")
                .param("state", next.state())
                .update();
        return next;
    }

    private String wanted() {
        return circumstances + directory.version();
    }

    private String known() {
        return jdbc.sql("select state from schakel.engine_identity")
                .query(String.class)
                .single();
    }
}
