/**
 * Messages that leave the application, by an outbox in the transaction that causes them. They hold no content: they say
 * that there is news and where to read it.
 */
@ApplicationModule(displayName = "Berichten")
package nl.schakel.notification;

import org.springframework.modulith.ApplicationModule;
