package nl.schakel.web.openid;

import java.time.Instant;

/**
 * Value: a provider says that sessions ended. At least one of subject and sid is there.
 *
 * @param subject whose; null when it says only which session
 * @param sid which session there; null means all of that subject
 * @param number of what it said
 * @param until after this moment it is not believed any more
 */
public record SessionEnd(String subject, String sid, String number, Instant until) {

    @Override
    public String toString() {
        // a record prints all it has; who somebody is must not end in a log
        return "SessionEnd";
    }
}
