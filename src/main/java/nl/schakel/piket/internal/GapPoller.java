package nl.schakel.piket.internal;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks at the rota each minute, on each node. */
@Component
class GapPoller {

    private static final Logger LOG = LoggerFactory.getLogger(GapPoller.class);

    private final GapWatch watch;
    private final Clock clock;

    GapPoller(GapWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void look() {
        try {
            watch.look(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            // what is missing is still missing in the next minute, here or on another node
            LOG.warn("The rota cannot be read, trying again each minute", e);
        }
    }
}
