package nl.schakel.signal;

import java.util.List;
import java.util.UUID;

/** Event: what was received, as its route needs it: codes only. Municipality by CBS code. */
public record SignalReceived(
        UUID dossier,
        String municipality,
        String region,
        boolean acute,
        String minor,
        List<String> forms,
        String reportingCodeDuty,
        boolean reporterHasAccount) {}
