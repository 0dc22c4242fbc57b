/** What every module stands on: embedded servers for a first start, clock, encryption, settings. */
@ApplicationModule(displayName = "Ondersteuning", type = ApplicationModule.Type.OPEN)
package nl.schakel.support;

import org.springframework.modulith.ApplicationModule;
