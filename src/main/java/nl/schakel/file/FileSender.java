package nl.schakel.file;

import java.util.UUID;
import nl.schakel.organisation.GroupId;

/**
 * Value: who sends a file.
 *
 * @param person null for a reporter, who is known by number and code alone
 * @param group as which a party sends it; null for a reporter
 */
public record FileSender(UUID person, GroupId group) {

    /** Whoever reported the signal. */
    public static final FileSender REPORTER = new FileSender(null, null);

    /** Whether this is the reporter. */
    public boolean reporter() {
        return group == null;
    }
}
