package nl.schakel.signal;

import java.util.List;
import java.util.UUID;

/**
 * Event: what was received, as its route needs it: codes only. Municipality by CBS code.
 *
 * @param organisation who brought it; null when it is the municipality's
 * @param danger whether somebody is in danger now; null when nobody said anything, which is not the same as unknown (R11)
 * @param minor code of {@link AgeAnswer}; null when nobody said anything
 * @param personNamed whether it names somebody
 * @param reportingCodeDuty code of {@link Answer}; null when nobody said anything
 */
public record SignalReceived(
        UUID dossier,
        String municipality,
        String region,
        String organisation,
        Answer danger,
        String minor,
        List<String> forms,
        String reportingCodeDuty,
        boolean reporterHasAccount,
        boolean personNamed) {}
