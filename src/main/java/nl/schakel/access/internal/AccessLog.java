package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the access log (R8). Rows can be added, never changed. */
@Component
public class AccessLog {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    AccessLog(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Somebody saw these parts of a dossier. Part of the caller's transaction, if there is one that can write. */
    public void granted(Viewer viewer, UUID dossier, String why, Set<Part> parts) {
        write(new Entry(viewer, "inzage", dossier, why, codes(parts), null));
    }

    /** Somebody saw a list with so many dossiers. */
    public void list(Viewer viewer, String what, int hits) {
        write(new Entry(viewer, "lijst", null, what, "", hits));
    }

    /** Somebody was refused. Kept whatever becomes of the caller's transaction, which will roll back. */
    public void denied(Viewer viewer, UUID dossier, String why) {
        Entry entry = new Entry(viewer, "geweigerd", dossier, why, "", null);
        ownTransaction.executeWithoutResult(status -> insert(entry));
    }

    private void write(Entry entry) {
        boolean joins = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (joins) {
            insert(entry);
        } else {
            ownTransaction.executeWithoutResult(status -> insert(entry));
        }
    }

    private void insert(Entry entry) {
        jdbc.sql("""
                        with entry as (
                            insert into schakel.access_log
                                (at, person, username, organisations, kind, dossier, why, parts, hits)
                            values (:at, :person, :username, string_to_array(:organisations, ','), :kind, :dossier, :why,
                                    :parts, :hits)
                            returning id)
                        insert into schakel.access_unsealed (entry) select id from entry
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("person", entry.viewer().personId())
                .param("username", entry.viewer().username())
                .param("organisations", organisations(entry.viewer()))
                .param("kind", entry.kind())
                .param("dossier", entry.dossier())
                .param(
                        "why",
                        entry.why().length() > LONGEST_REASON ? entry.why().substring(0, LONGEST_REASON) : entry.why())
                .param("parts", entry.parts())
                .param("hits", entry.hits())
                .update();
    }

    private static String organisations(Viewer viewer) {
        return viewer.groups().stream()
                .map(GroupId::organisation)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String codes(Set<Part> parts) {
        return parts.stream().sorted().map(Part::name).collect(Collectors.joining(","));
    }

    private record Entry(Viewer viewer, String kind, UUID dossier, String why, String parts, Integer hits) {}
}
