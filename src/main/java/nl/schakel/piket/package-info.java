/**
 * On call at night: who is on duty, and whether anybody has. Knows no engine and no web (domain.md, process 3).
 */
@ApplicationModule(displayName = "Piket")
package nl.schakel.piket;

import org.springframework.modulith.ApplicationModule;
