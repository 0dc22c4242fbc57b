package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/**
 * Value: a signal as somebody brings it. Everything but municipality and explanation may be absent: a gut feeling is
 * enough (domain.md, process 1 step 1). What may be absent never stops a report either: see {@link SignalReading}.
 *
 * @param gemeente CBS code of the municipality where it happens, e.g. GM0267; may be absent when {@code gemeenten} says one, or
 *     when an organisation brings it
 * @param toelichting what the reporter noticed, free text
 * @param acuut whether somebody is in danger now; null when not said
 * @param vormen codes of {@link ExploitationForms}
 * @param minderjarig code of {@link AgeAnswer}; null when not said
 * @param locatie where, free text
 * @param indicatoren codes of the signal cards
 * @param kanaal code of {@link Channel}; null leaves it to the origin
 * @param overMijzelf whether who reports is the person that it is about; null when not said
 * @param plekkenOnline sites, advertisements, phone numbers: case data, never in an address or a log
 * @param gemeenten other municipalities that play a part
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
        Reporter melder,
        Boolean overMijzelf,
        List<OnlinePlace> plekkenOnline,
        Municipalities gemeenten) {

    /** A signal about somebody else, of one municipality. */
    public NewSignal(
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
        this(
                gemeente,
                toelichting,
                acuut,
                vormen,
                minderjarig,
                locatie,
                betrokkenen,
                indicatoren,
                kanaal,
                melder,
                null,
                null,
                null);
    }

    /** The same signal with another answer about danger now. @param said null when nobody says anything */
    public NewSignal inDanger(Boolean said) {
        return new NewSignal(
                gemeente,
                toelichting,
                said,
                vormen,
                minderjarig,
                locatie,
                betrokkenen,
                indicatoren,
                kanaal,
                melder,
                overMijzelf,
                plekkenOnline,
                gemeenten);
    }

    /**
     * Where it is offered or goes on online.
     *
     * @param soort code of {@link OnlineKind}; null when not said
     * @param waar an address, a name or a number, as somebody saw it
     */
    public record OnlinePlace(String soort, String waar) {}

    /** CBS codes of the municipalities where the person lives, was recruited, and is exploited. Each may be absent. */
    public record Municipalities(List<String> woont, List<String> geworven, List<String> uitgebuit) {

        /** Of somebody of whom is known where they live, and no more. @param municipality null when that is not known either */
        public static Municipalities home(String municipality) {
            return municipality == null ? null : new Municipalities(List.of(municipality), List.of(), List.of());
        }
    }

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
     * @param meldcode code of {@link Answer}, for who wants to say that it is not known; null when not said
     */
    public record Reporter(
            String naam,
            String functie,
            Boolean meldcodeplichtig,
            String email,
            String telefoon,
            Boolean veiligBereikbaar,
            String meldcode) {

        public Reporter(
                String naam,
                String functie,
                Boolean meldcodeplichtig,
                String email,
                String telefoon,
                Boolean veiligBereikbaar) {
            this(naam, functie, meldcodeplichtig, email, telefoon, veiligBereikbaar, null);
        }

        /** Whether the meldcode holds for the reporter; empty when nobody said anything, which is not unknown (R11). */
        public Optional<Answer> duty() {
            return Coded.of(Answer.class, meldcode)
                    .or(() -> Optional.ofNullable(meldcodeplichtig).map(yes -> yes ? Answer.JA : Answer.NEE));
        }
    }
}
