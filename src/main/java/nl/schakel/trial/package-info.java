/**
 * Trying a draft before it counts: example cases are played by what is live and by the draft, in a process of their own with a
 * database and a clock of their own. Only the workbench knows it, and the demonstration, whose examples are written alike.
 */
@ApplicationModule(displayName = "Proefdraaien")
package nl.schakel.trial;

import org.springframework.modulith.ApplicationModule;
