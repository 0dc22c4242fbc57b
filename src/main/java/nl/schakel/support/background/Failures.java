package nl.schakel.support.background;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Log of what goes wrong in one piece of work: each kind of failure once, and again when it lasts. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final String name;
    private final Map<String, Long> told = new HashMap<>();
    private volatile String last;
    private volatile boolean toldFailing;

    Failures(String name) {
        this.name = name;
    }

    /** Never fails itself: what went wrong may well be that there is no memory left. */
    void note(Throwable failure) {
        try {
            String kind = failure.getClass().getSimpleName();
            last = kind;
            if (news(kind)) {
                if (failure instanceof DataAccessException || failure instanceof TransactionException) {
                    // mostly that the database is away, which all work meets at once; its words may hold data
                    LOG.warn("Background work {} failed and goes on: {}", name, kind);
                } else if (failure instanceof Error) {
                    LOG.error("Background work {} failed and goes on", name, failure);
                } else {
                    LOG.warn("Background work {} failed and goes on", name, failure);
                }
            }
        } catch (Throwable again) {
            // there is nothing left to say it with; the work goes on all the same
            last = "onbekend";
        }
    }

    void well() {
        if (last != null) {
            last = null;
            if (toldFailing) {
                toldFailing = false;
                LOG.info("Background work {} is well again", name);
            }
        }
    }

    /** The kind of failure since it last ended well; null when there is none. */
    String last() {
        return last;
    }

    private synchronized boolean news(String kind) {
        Long before = told.get(kind);
        long now = System.nanoTime();
        if (before != null && now - before < AGAIN_NANOS) {
            return false;
        }
        told.put(kind, now);
        toldFailing = true;
        return true;
    }
}
