package nl.schakel.web.limits;

import java.time.Duration;
import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.time.RealTime;
import org.springframework.stereotype.Component;

/**
 * Rate limit of what is sent without login, before any of it is read. Wide, since a whole office may come from one
 * network: people who report and mend a form, or who log in when the day begins, never meet it.
 */
@Component
class OpenPostLimit {

    private static final String FILE = "file";
    private static final String FORM = "form";
    private static final String REPORT_FORM = "/melden";
    /** Times the reports that one address may make. */
    private static final int FORMS = 6;

    /** Times the same, for photos and files. */
    private static final int FILES = 6;

    private static final int ANYTHING = 60;

    private final int reportsPerMinute;
    private final MinuteLimit limit;

    OpenPostLimit(SchakelProperties settings, RealTime time) {
        this.limit = new MinuteLimit(time);
        this.reportsPerMinute = settings.reportsPerMinute();
    }

    /** Counts one. @return how long to wait when it is one too many */
    Optional<Duration> take(String path, String network) {
        String kind = kind(path);
        int times = switch (kind) {
            case FILE -> FILES;
            case FORM -> FORMS;
            default -> ANYTHING;
        };
        return limit.take(kind + " " + network, reportsPerMinute * times);
    }

    private static String kind(String path) {
        if (path.endsWith(BodyLimits.FILES)) {
            return FILE;
        }
        return path.equals(REPORT_FORM) || path.startsWith(REPORT_FORM + "/") ? FORM : "any";
    }
}
