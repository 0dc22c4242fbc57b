package nl.schakel.notification;

import java.util.Optional;

/**
 * Port: knows whether what a message says about a task is still so. Implemented by a module above this one; asked when the
 * message is sent.
 */
public interface TaskNews {

    /** What is to be said now instead; empty when it is overtaken and says nothing any more. */
    Optional<Template> now(Template template, String key);
}
