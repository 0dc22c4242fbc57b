/**
 * Photos and files with a report or a case: checked, cleaned, scanned, sealed, and seen like the words of the signal. Knows no
 * engine and no web (ADR 118).
 */
@ApplicationModule(displayName = "Bestanden")
package nl.schakel.file;

import org.springframework.modulith.ApplicationModule;
