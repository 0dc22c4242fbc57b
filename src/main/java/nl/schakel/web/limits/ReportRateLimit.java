package nl.schakel.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.network.Addresses;
import org.springframework.stereotype.Component;

/**
 * Reports without login: at most so many a minute per network ({@code schakel.reports-per-minute}). Counted per node;
 * the addresses stay in memory for some minutes only and are never stored.
 */
@Component
public class ReportRateLimit {

    private static final String COUNTED = ReportRateLimit.class.getName();

    /** This network reported too often; nothing was stored. */
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

    /** Counts one report, once for each request, however many ask. @throws TooMany when the minute is full */
    public void takeOnce(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) != null) {
            return;
        }
        var probe = buckets.get(Addresses.networkOf(request.getRemoteAddr()), key -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
        request.setAttribute(COUNTED, true);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
