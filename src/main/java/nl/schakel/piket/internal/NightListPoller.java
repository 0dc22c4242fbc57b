package nl.schakel.piket.internal;

import java.time.Clock;
import nl.schakel.piket.NightList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks each minute, on each node, whether the lists of this evening are there. */
@Component
@ConditionalOnProperty(name = "schakel.piket.noodlijst", havingValue = "true", matchIfMissing = true)
class NightListPoller {

    private static final Logger LOG = LoggerFactory.getLogger(NightListPoller.class);

    private final NightList lists;
    private final Clock clock;

    NightListPoller(NightList lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
    void look() {
        try {
            lists.makeDue(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            // the next minute, here or on another node
            LOG.warn("The night list cannot be made, trying again each minute", e);
        }
    }
}
