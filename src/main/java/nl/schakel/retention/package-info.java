/**
 * Leaving on time: how long what is kept, what a night proposes, two people who say yes, and what was destroyed. Knows no engine
 * and no web (ADR 126).
 */
@ApplicationModule(displayName = "Bewaren en vernietigen")
package nl.schakel.retention;

import org.springframework.modulith.ApplicationModule;
