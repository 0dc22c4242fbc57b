/**
 * Working terms: when a step has to be done, counted as the field counts (office hours, Dutch holidays, or the plain
 * clock). Pure calculation: no database, no engine.
 */
@ApplicationModule(displayName = "Termijnen")
package nl.schakel.deadline;

import org.springframework.modulith.ApplicationModule;
