package nl.schakel.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writer of the access log: writes one row of the access log per five minutes for a page that asks again and again,
 * and one for whatever it shows that is new. What each node wrote lately it remembers, so that most polls cost no
 * statement; what another node wrote stands in the log itself, which decides.
 */
@Component
public class Polls {

    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED = 5_000;

    private final AccessLog log;
    private final AccessLogTable table;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    /** The longest unused goes first; who is forgotten costs a question to the database, nothing else. */
    private final Map<Poll, Map<UUID, Instant>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Poll, Map<UUID, Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Polls(AccessLog log, AccessLogTable table, Clock clock, PlatformTransactionManager transactions) {
        this.log = log;
        this.table = table;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this node knows of rows that hold all of these. */
    public boolean known(Viewer viewer, String what, Collection<UUID> dossiers) {
        return covers(remembered(new Poll(viewer.personId(), what, List.of())), clock.instant(), dossiers);
    }

    /** What this request looks at from here on, a page asked for by itself. */
    public void polling(String what) {
        Gathered.polling(what);
    }

    /** A list that a page asked for by itself. */
    public void shown(Viewer viewer, String what, String why, Collection<UUID> dossiers) {
        Look look = Look.list(viewer, why, dossiers.size(), dossiers).polled(what);
        if (!Gathered.add(look)) {
            write(look);
        }
    }

    /** Whether the look has to be in the next row; it counts as written then. */
    boolean fresh(Look look) {
        Instant now = clock.instant();
        boolean fresh = !covers(remembered(Poll.of(look)), now, look.dossiers())
                && !covers(written(look, now), now, look.dossiers());
        if (fresh) {
            remember(look, now, all(look, now));
        }
        return fresh;
    }

    /** Writes the look, unless the rows of the last minutes hold it already. */
    void write(Look look) {
        Instant now = clock.instant();
        if (!covers(remembered(Poll.of(look)), now, look.dossiers())) {
            remember(look, now, ownTransaction.execute(status -> writeOnce(look, now)));
        }
    }

    private Map<UUID, Instant> writeOnce(Look look, Instant now) {
        // two nodes, or two tabs, that show the same at the same moment: the second finds the row of the first
        table.takeTurn(look);
        Map<UUID, Instant> written = written(look, now);
        if (covers(written, now, look.dossiers())) {
            return written;
        }
        log.insert(look);
        return all(look, now);
    }

    /** What the rows of the last minutes hold, by the newest of them. */
    private Map<UUID, Instant> written(Look look, Instant now) {
        return table.written(look, now.minus(WINDOW), now);
    }

    private static Map<UUID, Instant> all(Look look, Instant now) {
        return look.dossiers().stream().collect(Collectors.toMap(Function.identity(), dossier -> now));
    }

    private static boolean covers(Map<UUID, Instant> seen, Instant now, Collection<UUID> dossiers) {
        return dossiers.stream().map(seen::get).allMatch(at -> at != null && lately(at, now));
    }

    private static boolean lately(Instant at, Instant now) {
        return !at.isAfter(now) && now.isBefore(at.plus(WINDOW));
    }

    private Map<UUID, Instant> remembered(Poll poll) {
        synchronized (remembered) {
            return remembered.getOrDefault(poll, Map.of());
        }
    }

    private void remember(Look look, Instant now, Map<UUID, Instant> seen) {
        synchronized (remembered) {
            Map<UUID, Instant> known = new HashMap<>(remembered(Poll.of(look)));
            known.values().removeIf(at -> !lately(at, now));
            known.putAll(seen);
            remembered.put(Poll.of(look), known);
        }
    }

    private record Poll(UUID person, String what, List<String> parts) {

        static Poll of(Look look) {
            return new Poll(look.viewer().personId(), look.poll(), look.partCodes());
        }
    }
}
