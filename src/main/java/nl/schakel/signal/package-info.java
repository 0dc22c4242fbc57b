/**
 * The dossier of a signal: what was reported, what is known since, where it stands and how it ended. Knows no engine
 * and no web (domain.md, process 1).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Signaal")
package nl.schakel.signal;
