package nl.schakel.notification.internal;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.notification.Template;

/**
 * A message that this node has taken to send.
 *
 * @param attempt the how-manieth try this is; also tells this taking from a later one
 */
record WaitingMessage(
        long id, boolean toReporter, UUID receiver, Template template, String link, int attempt, Instant since) {}
