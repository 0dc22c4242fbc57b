package nl.schakel.feedback;

import java.util.UUID;

/**
 * Event: it has become known that mail does not reach the reporter of this dossier. Published in the transaction that notes
 * it.
 *
 * @param forGood whether no mail to this address ever arrives, told once for each address; otherwise one mail did not, and
 *     the next one may
 */
public record ReporterUnreachable(UUID dossier, boolean forGood) {}
