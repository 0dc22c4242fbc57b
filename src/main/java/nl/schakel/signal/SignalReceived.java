package nl.schakel.signal;

import java.util.UUID;

/** A signal was accepted; published in the transaction that stores it, so that its process starts with it or not at all. */
public record SignalReceived(
        UUID dossier,
        String municipality,
        String region,
        boolean acute,
        String minor,
        String forms,
        String reportingCodeDuty,
        boolean reporterHasAccount) {}
