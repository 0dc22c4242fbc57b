package nl.schakel.access.internal;

import nl.schakel.access.LogWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Scheduled task that looks whether the access log was checked today. */
@Component
@ConditionalOnProperty(name = "schakel.toegangslog.controle", havingValue = "true", matchIfMissing = true)
class LogWatchPoller {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatchPoller.class);

    private final LogWatch watch;

    LogWatchPoller(LogWatch watch) {
        this.watch = watch;
    }

    @Scheduled(
            initialDelayString = "${schakel.toegangslog.kijk:PT5M}",
            fixedDelayString = "${schakel.toegangslog.kijk:PT5M}")
    void look() {
        try {
            watch.checkDue();
        } catch (DataAccessException | TransactionException e) {
            // looked at again in some minutes, here or on another node
            LOG.warn(
                    "De controle van het toegangslog lukte nu niet: {}",
                    e.getClass().getSimpleName());
        }
    }
}
