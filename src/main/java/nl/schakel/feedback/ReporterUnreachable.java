package nl.schakel.feedback;

import java.util.UUID;

/**
 * Event: it has become known that mail does not reach the reporter of this dossier. Published in the transaction that notes
 * it, once for each address.
 */
public record ReporterUnreachable(UUID dossier) {}
