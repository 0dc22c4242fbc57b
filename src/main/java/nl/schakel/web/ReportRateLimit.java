package nl.schakel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import nl.schakel.support.SchakelProperties;
import org.springframework.stereotype.Component;

/**
 * Reports without login: at most so many a minute per address ({@code schakel.reports-per-minute}). Counted per node;
 * the addresses stay in memory for some minutes only and are never stored.
 */
@Component
public class ReportRateLimit {

    /** This address reported too often; nothing was stored. */
    public static class TooMany extends RuntimeException {
        private final Duration retryAfter;

        TooMany(Duration retryAfter) {
            super("too many reports");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    ReportRateLimit(SchakelProperties settings) {
        this.perMinute = settings.reportsPerMinute();
    }

    /** Counts one report. @throws TooMany when the minute is full */
    public void take(String address) {
        var probe = buckets.get(address, key -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
