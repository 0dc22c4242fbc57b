/** Regions, organisations, people and the roles they hold: who plays which part for which municipality. */
@ApplicationModule(displayName = "Organisatie")
package nl.schakel.organisation;

import org.springframework.modulith.ApplicationModule;
