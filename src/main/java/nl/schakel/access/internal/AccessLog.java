package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
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
    private static final Viewer NOBODY = new Viewer(new UUID(0, 0), "anoniem", Set.of());

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
        write(Entry.of(viewer, "inzage", dossier, why, codes(parts)));
    }

    /** Somebody saw a list of so many lines, which told about these dossiers; null for a list of other things. */
    public void list(Viewer viewer, String what, int hits, Collection<UUID> dossiers) {
        write(new Entry(viewer, "lijst", null, what, "", hits, ids(dossiers), null));
    }

    /** Somebody was refused. Kept whatever becomes of the caller's transaction, which will roll back. */
    public void denied(Viewer viewer, UUID dossier, String why) {
        Entry entry = Entry.of(viewer, "geweigerd", dossier, why, "");
        ownTransaction.executeWithoutResult(status -> insert(entry));
    }

    /** Somebody who is not signed in was refused, so many times. */
    void anonymous(String network, String what, int times) {
        Entry entry = new Entry(NOBODY, "anoniem", null, what, "", times, null, network);
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
                                (at, person, username, organisations, kind, dossier, why, parts, hits, shown, network)
                            values (:at, :person, :username, string_to_array(:organisations, ','), :kind, :dossier, :why,
                                    :parts, :hits, cast(string_to_array(:shown, ',') as uuid[]), :network)
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
                .param("shown", entry.shown(), Types.VARCHAR)
                .param("network", entry.network(), Types.VARCHAR)
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

    private static String ids(Collection<UUID> dossiers) {
        return dossiers == null || dossiers.isEmpty()
                ? null
                : dossiers.stream().distinct().map(UUID::toString).collect(Collectors.joining(","));
    }

    private record Entry(
            Viewer viewer,
            String kind,
            UUID dossier,
            String why,
            String parts,
            Integer hits,
            String shown,
            String network) {

        static Entry of(Viewer viewer, String kind, UUID dossier, String why, String parts) {
            return new Entry(viewer, kind, dossier, why, parts, null, null, null);
        }
    }
}
