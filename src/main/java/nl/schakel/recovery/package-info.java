/**
 * Backup and restore: commands that copy the data of the embedded database while the system works and put them back into an
 * empty place, and what is done at the first start after that (ADR 129). Stands below the modules whose data it is about: they
 * implement {@link nl.schakel.recovery.AfterRestore}.
 */
@ApplicationModule(displayName = "Reservekopie en terugzetten")
package nl.schakel.recovery;

import org.springframework.modulith.ApplicationModule;
