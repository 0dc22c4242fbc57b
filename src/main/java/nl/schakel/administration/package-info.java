/** Taking Schakel into use: regions and organisations are set up, people invited and given roles, by people alone. */
@ApplicationModule(displayName = "Inrichting en personeel")
package nl.schakel.administration;

import org.springframework.modulith.ApplicationModule;
