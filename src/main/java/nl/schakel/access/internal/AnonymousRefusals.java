package nl.schakel.access.internal;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.network.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Command service: counts, per network and per thing that was asked for, how often somebody without login was refused.
 * The first of an hour is written at once and the rest of that hour together, so neither the log nor the memory grows
 * with who asks.
 */
@Component
public class AnonymousRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(AnonymousRefusals.class);

    private static final String PURPOSE = "access-log-network";

    /** All networks above the limit together. */
    private static final String OTHERS = "overig";

    static final Duration WINDOW = Duration.ofHours(1);

    /** How many counts are kept at once; who comes with more networks than this fills one count, not the memory. */
    static final int LIMIT = 2_000;

    private final AccessLog log;
    private final KeyedHash hash;
    private final Clock clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    AnonymousRefusals(AccessLog log, KeyedHash hash, Clock clock) {
        this.log = log;
        this.hash = hash;
        this.clock = clock;
    }

    /** Counts one. */
    public void refused(String address, String what) {
        String network = hash.hmac(PURPOSE, Addresses.networkOf(address));
        Instant now = clock.instant();
        Key first = null;
        synchronized (counts) {
            Key key = new Key(network, what);
            if (!counts.containsKey(key) && counts.size() >= LIMIT) {
                key = new Key(OTHERS, what);
            }
            Count count = counts.get(key);
            if (count == null) {
                counts.put(key, new Count(now, 0));
                first = key;
            } else {
                counts.put(key, new Count(count.since(), count.more() + 1));
            }
        }
        if (first != null) {
            write(first, new Count(now, 1));
        }
        writeEnded();
    }

    /** Writes what was counted in hours that are over. */
    public void writeEnded() {
        Instant now = clock.instant();
        // a demo clock that was set back ends an hour too
        write(taken(count ->
                !now.isBefore(count.since().plus(WINDOW)) || count.since().isAfter(now)));
    }

    @PreDestroy
    void writeAll() {
        write(taken(count -> true));
    }

    private List<Map.Entry<Key, Count>> taken(Predicate<Count> which) {
        List<Map.Entry<Key, Count>> taken = new ArrayList<>();
        synchronized (counts) {
            Iterator<Map.Entry<Key, Count>> all = counts.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<Key, Count> entry = all.next();
                if (which.test(entry.getValue())) {
                    taken.add(Map.entry(entry.getKey(), entry.getValue()));
                    all.remove();
                }
            }
        }
        return taken;
    }

    private void write(List<Map.Entry<Key, Count>> ended) {
        ended.stream()
                .filter(entry -> entry.getValue().more() > 0)
                .forEach(entry -> write(entry.getKey(), entry.getValue()));
    }

    private void write(Key key, Count count) {
        try {
            log.writeApart(Look.anonymous(key.network(), key.what(), count.more()));
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("Refusals are counted on until the database is back", away);
            synchronized (counts) {
                counts.merge(key, count, (now, before) -> new Count(now.since(), now.more() + before.more()));
            }
        }
    }

    private record Key(String network, String what) {}

    /** @param more how many were not written yet */
    private record Count(Instant since, int more) {}
}
