package nl.schakel.file;

import java.util.UUID;

/**
 * Event: a file left quarantine. Published in the transaction that notes it.
 *
 * @param fromReporter whether the reporter sent it, or a party
 */
public record FileDecided(UUID file, UUID dossier, boolean fromReporter, FileState state) {}
