package nl.schakel.signal;

import java.util.List;

/**
 * Value: a signal as somebody brings it. Everything but municipality and explanation may be absent: a gut feeling is
 * enough (domain.md, process 1 step 1). What may be absent never stops a report either: see {@link SignalReading}.
 *
 * @param gemeente CBS code of the municipality, e.g. GM0267
 * @param toelichting what the reporter noticed, free text
 * @param acuut whether somebody is in danger now; null when not said
 * @param vormen codes of {@link ExploitationForms}
 * @param minderjarig code of {@link AgeAnswer}; null when not said
 * @param locatie where, free text
 * @param indicatoren codes of the signal cards
 * @param kanaal code of {@link Channel}; null leaves it to the origin
 */
public record NewSignal(
        String gemeente,
        String toelichting,
        Boolean acuut,
        List<String> vormen,
        String minderjarig,
        String locatie,
        List<Involved> betrokkenen,
        List<String> indicatoren,
        String kanaal,
        Reporter melder) {

    /**
     * Somebody the signal is about. Nothing is required; {@code bekendBij} says where the person is known.
     *
     * @param geboortejaar a year, or what is known of it
     */
    public record Involved(String naam, String geboortejaar, String geslacht, String nationaliteit, String bekendBij) {}

    /**
     * Who reports. {@code null} or without name and address: anonymous.
     *
     * @param meldcodeplichtig whether the reporter falls under the meldcode; null when not said
     * @param veiligBereikbaar whether it is safe to write to the address; null when not said, which counts as unsafe
     */
    public record Reporter(
            String naam,
            String functie,
            Boolean meldcodeplichtig,
            String email,
            String telefoon,
            Boolean veiligBereikbaar) {}
}
