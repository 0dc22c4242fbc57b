package nl.schakel.signal;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.regex.Pattern;
import nl.schakel.organisation.Directory;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;

/** Check: what an intake demands, told all at once and in Dutch. Few fields are required: a gut feeling is enough. */
final class NewSignalCheck {

    private static final int LINE = 200;
    private static final int MAX_INVOLVED = 50;
    private static final int OLDEST = 120;
    private static final List<String> GENDERS = List.of("vrouw", "man", "anders", "onbekend");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9 ()-]{3,25}");

    private NewSignalCheck() {}

    static void check(NewSignal signal, Directory directory, Clock clock, String idempotencyKey) {
        InputCheck check = new InputCheck();
        if (signal.gemeente() == null || signal.gemeente().isBlank()) {
            check.error("gemeente", "verplicht", "fout.gemeente.verplicht");
        } else if (directory.municipality(signal.gemeente()).isEmpty()) {
            check.error("gemeente", "onbekende-gemeente", "fout.gemeente.onbekend.melding");
        }
        check.required("toelichting", signal.toelichting(), InputCheck.MAX_TEXT, "fout.toelichting.melding");
        codes(check, "vormen", signal.vormen(), Exploitation.codes());
        check.code("minderjarig", signal.minderjarig(), AgeAnswer.codes());
        check.text("locatie", signal.locatie(), 2_000);
        codes(check, "indicatoren", signal.indicatoren(), Indicators.codes());
        check.code("kanaal", signal.kanaal(), Channel.codes());
        involved(
                check,
                signal.betrokkenen(),
                Year.now(clock.withZone(Zones.AMSTERDAM)).getValue());
        reporter(check, signal.melder());
        check.text("Idempotency-Key", idempotencyKey, LINE);
        check.done();
    }

    private static void codes(InputCheck check, String field, List<String> values, List<String> allowed) {
        // each choice once: a longer list cannot be right
        if (!check.fits(field, values, allowed.size())) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            check.code(field + "[" + i + "]", value == null ? "" : value, allowed);
        }
        if (values.stream().distinct().count() != values.size()) {
            check.error(field, "dubbel", "fout.keuze.dubbel");
        }
    }

    private static void involved(InputCheck check, List<NewSignal.Involved> people, int thisYear) {
        if (people == null) {
            return;
        }
        if (people.size() > MAX_INVOLVED) {
            check.error("betrokkenen", "te-veel", "fout.betrokkenen.te-veel", MAX_INVOLVED);
            return;
        }
        for (int i = 0; i < people.size(); i++) {
            NewSignal.Involved person = people.get(i);
            String at = "betrokkenen[" + i + "]";
            if (person == null) {
                check.error(at, "leeg", "fout.betrokkenen.leeg");
                continue;
            }
            check.text(at + ".naam", person.naam(), LINE);
            check.code(at + ".geslacht", person.geslacht(), GENDERS);
            check.text(at + ".nationaliteit", person.nationaliteit(), LINE);
            check.text(at + ".bekendBij", person.bekendBij(), LINE);
            Integer year = person.geboortejaar();
            if (year != null && (year < thisYear - OLDEST || year > thisYear)) {
                check.error(
                        at + ".geboortejaar",
                        "buiten-bereik",
                        "fout.geboortejaar.buiten-bereik",
                        thisYear - OLDEST,
                        thisYear);
            }
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
        if (line(reporter.email()) && !EMAIL.matcher(reporter.email().strip()).matches()) {
            check.error("melder.email", "geen-email", "fout.email.geen-email");
        }
        if (line(reporter.telefoon())
                && !PHONE.matcher(reporter.telefoon().strip()).matches()) {
            check.error("melder.telefoon", "geen-telefoonnummer", "fout.telefoon.tekens");
        }
    }

    /** Something to compare with a pattern; what is too long has been told, and would only take long. */
    private static boolean line(String text) {
        return text != null && !text.isBlank() && text.length() <= LINE;
    }
}
