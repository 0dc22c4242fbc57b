package nl.schakel.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.network.Addresses;
import nl.schakel.support.time.RealTime;
import org.springframework.stereotype.Component;

/**
 * Rate limit: reports without login: at most so many a minute per network ({@code schakel.reports-per-minute}).
 * Counted per node; the addresses stay in memory for some minutes only and are never stored.
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
    private final MinuteLimit limit;

    ReportRateLimit(SchakelProperties settings, RealTime time) {
        this.limit = new MinuteLimit(time);
        this.perMinute = settings.reportsPerMinute();
    }

    /** Counts one report, once for each request, however many ask. @throws TooMany when the minute is full */
    public void takeOnce(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) != null) {
            return;
        }
        limit.take(Addresses.networkOf(request.getRemoteAddr()), perMinute).ifPresent(wait -> {
            throw new TooMany(wait);
        });
        request.setAttribute(COUNTED, true);
    }
}
