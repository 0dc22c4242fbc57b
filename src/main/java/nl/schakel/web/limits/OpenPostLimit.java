package nl.schakel.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import org.springframework.stereotype.Component;

/**
 * Rate limit of what is sent without login, before any of it is read. Wide, since a whole office may come from one
 * network: people who report and mend a form, or who log in when the day begins, never meet it.
 */
@Component
class OpenPostLimit {

    private static final String REPORT_FORM = "/melden";
    /** Times the reports that one address may make. */
    private static final int FORMS = 6;

    private static final int ANYTHING = 60;

    private final int reportsPerMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    OpenPostLimit(SchakelProperties settings) {
        this.reportsPerMinute = settings.reportsPerMinute();
    }

    /** Counts one. @return how long to wait when it is one too many */
    Optional<Duration> take(String path, String network) {
        boolean form = path.equals(REPORT_FORM) || path.startsWith(REPORT_FORM + "/");
        int perMinute = reportsPerMinute * (form ? FORMS : ANYTHING);
        ConsumptionProbe probe = buckets.get((form ? "form " : "any ") + network, key -> bucket(perMinute))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
