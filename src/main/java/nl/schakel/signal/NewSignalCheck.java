package nl.schakel.signal;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.organisation.Directory;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;

/**
 * Check: what an intake demands, told all at once and in Dutch. Few fields are required: a gut feeling is enough. Of what
 * may be left out only the length can be too much.
 */
final class NewSignalCheck {

    private static final int LINE = 200;
    private static final int ONLINE = 1_000;
    private static final int MAX_INVOLVED = 50;
    /** More than anybody can choose from any of our lists, by accident twice. */
    private static final int MAX_CHOICES = 100;

    private NewSignalCheck() {}

    /** @param sent as it came; before anything of it is looked at one by one */
    static void size(NewSignal sent) {
        InputCheck check = new InputCheck();
        check.fits("vormen", sent.vormen(), MAX_CHOICES);
        check.fits("indicatoren", sent.indicatoren(), MAX_CHOICES);
        if (sent.betrokkenen() != null && sent.betrokkenen().size() > MAX_INVOLVED) {
            check.error("betrokkenen", "te-veel", "fout.betrokkenen.te-veel", MAX_INVOLVED);
        }
        check.fits("plekkenOnline", sent.plekkenOnline(), MAX_CHOICES);
        if (sent.gemeenten() != null) {
            check.fits("gemeenten.woont", sent.gemeenten().woont(), MAX_CHOICES);
            check.fits("gemeenten.geworven", sent.gemeenten().geworven(), MAX_CHOICES);
            check.fits("gemeenten.uitgebuit", sent.gemeenten().uitgebuit(), MAX_CHOICES);
        }
        check.done();
    }

    /** @param organisation whether an organisation brings it, which need not know where it plays */
    static List<FieldError> errors(
            SignalReading reading, Directory directory, boolean organisation, String idempotencyKey) {
        NewSignal signal = reading.signal();
        InputCheck check = new InputCheck();
        if (blank(signal.gemeente())) {
            if (!organisation) {
                check.error("gemeente", "verplicht", "fout.gemeente.verplicht");
            }
        } else if (directory.municipality(signal.gemeente()).isEmpty()) {
            check.error("gemeente", "onbekende-gemeente", "fout.gemeente.onbekend.melding");
        }
        check.required("toelichting", signal.toelichting(), InputCheck.MAX_TEXT, "fout.toelichting.melding");
        check.text("locatie", signal.locatie(), 2_000);
        for (int i = 0;
                signal.plekkenOnline() != null && i < signal.plekkenOnline().size();
                i++) {
            check.text(
                    "plekkenOnline[" + i + "].waar",
                    signal.plekkenOnline().get(i).waar(),
                    ONLINE);
        }
        reading.unplaced().forEach(one -> check.text(one.field(), one.text(), LINE));
        involved(check, signal.betrokkenen());
        reporter(check, signal.melder());
        check.text("Idempotency-Key", idempotencyKey, LINE);
        return new ArrayList<>(check.errors());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void involved(InputCheck check, List<NewSignal.Involved> people) {
        if (people == null) {
            return;
        }
        for (int i = 0; i < people.size(); i++) {
            NewSignal.Involved person = people.get(i);
            String at = "betrokkenen[" + i + "]";
            check.text(at + ".naam", person.naam(), LINE);
            check.text(at + ".geboortejaar", person.geboortejaar(), LINE);
            check.text(at + ".nationaliteit", person.nationaliteit(), LINE);
            check.text(at + ".bekendBij", person.bekendBij(), LINE);
        }
    }

    private static void reporter(InputCheck check, NewSignal.Reporter reporter) {
        if (reporter == null) {
            return;
        }
        check.text("melder.naam", reporter.naam(), LINE);
        check.text("melder.functie", reporter.functie(), LINE);
        check.text("melder.email", reporter.email(), LINE);
        check.text("melder.telefoon", reporter.telefoon(), LINE);
    }
}
