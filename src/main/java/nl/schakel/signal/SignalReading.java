package nl.schakel.signal;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.PhoneText;
import nl.schakel.support.input.StorableText;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.Zones;

/**
 * Reader of a signal: takes what may be left out as far as it has a place. What has none is kept as text beside the report
 * and told to who sent it, so that nothing optional ever stops a report; only its length is checked, by
 * {@link NewSignalCheck}.
 */
final class SignalReading {

    private static final Sentences LABELS = Sentences.of("signal-messages");
    private static final String CODE = "niet-herkend";
    private static final int OLDEST = 120;
    static final List<String> GENDERS = List.of("vrouw", "man", "anders", "onbekend");

    /** What was said without a place for it. @param label what was asked, in Dutch */
    record Unplaced(String field, String label, String text) {

        @Override
        public String toString() {
            // a record prints all it has; what was said about people must not end in a log
            return "Unplaced[" + field + "]";
        }
    }

    private final List<Unplaced> unplaced = new ArrayList<>();
    private final List<FieldError> remarks = new ArrayList<>();
    private final int thisYear;
    private final Predicate<String> municipality;
    private final NewSignal signal;

    /**
     * @param forms codes of forms of exploitation that can be chosen today
     * @param municipality whether there is a municipality with this code
     */
    SignalReading(NewSignal sent, Clock clock, Collection<String> forms, Predicate<String> municipality) {
        this.municipality = municipality;
        thisYear = Year.now(clock.withZone(Zones.AMSTERDAM)).getValue();
        NewSignal.Municipalities places = places(sent.gemeenten());
        signal = new NewSignal(
                where(sent.gemeente(), places),
                sent.toelichting(),
                sent.acuut(),
                choices("vormen", "niet-herkend.vormen", sent.vormen(), forms),
                choice("minderjarig", "niet-herkend.minderjarig", clean(sent.minderjarig()), AgeAnswer.codes()),
                clean(sent.locatie()),
                people(sent.betrokkenen()),
                choices("indicatoren", "niet-herkend.indicatoren", sent.indicatoren(), Indicators.codes()),
                choice("kanaal", "niet-herkend.kanaal", clean(sent.kanaal()), Channel.codes()),
                reporter(sent.melder()),
                sent.overMijzelf(),
                online(sent.plekkenOnline()),
                places);
    }

    /** Where it happens decides who gets it, else where the person lives (domain.md, "Who owns a signal"). */
    private static String where(String said, NewSignal.Municipalities places) {
        if (said != null && !said.isBlank() || places == null) {
            return said;
        }
        return Stream.of(places.uitgebuit(), places.woont())
                .flatMap(List::stream)
                .findFirst()
                .orElse(said);
    }

    private NewSignal.Municipalities places(NewSignal.Municipalities sent) {
        return sent == null
                ? null
                : new NewSignal.Municipalities(
                        known("gemeenten.woont", "niet-herkend.woont", sent.woont()),
                        known("gemeenten.geworven", "niet-herkend.geworven", sent.geworven()),
                        known("gemeenten.uitgebuit", "niet-herkend.uitgebuit", sent.uitgebuit()));
    }

    private List<String> known(String field, String label, List<String> sent) {
        List<String> good = new ArrayList<>();
        for (int i = 0; sent != null && i < sent.size(); i++) {
            String code = clean(sent.get(i));
            if (code == null || code.isBlank()) {
                continue;
            }
            if (!municipality.test(code)) {
                unplaced.add(new Unplaced(field + "[" + i + "]", LABELS.say(label), code));
                remarks.add(FieldError.of(field + "[" + i + "]", CODE, "opmerking.gemeente"));
            } else if (!good.contains(code)) {
                good.add(code);
            }
        }
        return good;
    }

    private List<NewSignal.OnlinePlace> online(List<NewSignal.OnlinePlace> sent) {
        if (sent == null) {
            return null;
        }
        List<NewSignal.OnlinePlace> places = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            NewSignal.OnlinePlace place = sent.get(i);
            String where = place == null ? null : clean(place.waar());
            if (where != null && !where.isBlank()) {
                String kind = choice(
                        "plekkenOnline[" + i + "].soort",
                        "niet-herkend.plek-online",
                        clean(place.soort()),
                        OnlineKind.codes());
                places.add(new NewSignal.OnlinePlace(kind == null ? OnlineKind.ANDERS.code() : kind, where.strip()));
            }
        }
        return places;
    }

    /** The signal, of which every code is one that we know. */
    NewSignal signal() {
        return signal;
    }

    /** What is kept as text. */
    List<Unplaced> unplaced() {
        return List.copyOf(unplaced);
    }

    /** What the sender may want to look at again; the report is taken all the same. */
    List<FieldError> remarks() {
        return List.copyOf(remarks);
    }

    /** What has no place, as one text for who reads the case. */
    String asText() {
        return unplaced.stream().map(one -> one.label() + ": " + one.text()).collect(Collectors.joining("\n"));
    }

    /** Each choice once; null stays null, since not asked is something else than nothing chosen. */
    private List<String> choices(String field, String label, List<String> sent, Collection<String> known) {
        if (sent == null) {
            return null;
        }
        List<String> good = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String code = choice(field + "[" + i + "]", label, clean(sent.get(i)), known);
            if (code != null && !good.contains(code)) {
                good.add(code);
            }
        }
        return good;
    }

    /** @param label key of what was asked */
    private String choice(String field, String label, String code, Collection<String> known) {
        if (code == null || code.isBlank()) {
            return null;
        }
        if (known.contains(code)) {
            return code;
        }
        unplaced.add(new Unplaced(field, LABELS.say(label), code));
        remarks.add(FieldError.of(field, CODE, "opmerking.keuze"));
        return null;
    }

    private List<NewSignal.Involved> people(List<NewSignal.Involved> sent) {
        if (sent == null) {
            return null;
        }
        List<NewSignal.Involved> people = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            NewSignal.Involved person = sent.get(i);
            if (person == null) {
                continue;
            }
            String at = "betrokkenen[" + i + "].";
            people.add(new NewSignal.Involved(
                    clean(person.naam()),
                    year(at + "geboortejaar", clean(person.geboortejaar())),
                    choice(at + "geslacht", "niet-herkend.geslacht", clean(person.geslacht()), GENDERS),
                    clean(person.nationaliteit()),
                    clean(person.bekendBij())));
        }
        return people;
    }

    /** "Rond 1990" says something too, and is read by people only: it stays as it was typed. */
    private String year(String field, String typed) {
        if (typed != null && !typed.isBlank() && !plausible(typed.strip())) {
            remarks.add(FieldError.of(field, CODE, "opmerking.geboortejaar"));
        }
        return typed;
    }

    private boolean plausible(String typed) {
        return typed.matches("[0-9]{4}")
                && Integer.parseInt(typed) >= thisYear - OLDEST
                && Integer.parseInt(typed) <= thisYear;
    }

    private NewSignal.Reporter reporter(NewSignal.Reporter sent) {
        if (sent == null) {
            return null;
        }
        String phone = clean(sent.telefoon());
        if (phone != null && !phone.isBlank() && PhoneText.dialable(phone).isEmpty()) {
            remarks.add(FieldError.of("melder.telefoon", CODE, "opmerking.telefoon"));
        }
        return new NewSignal.Reporter(
                clean(sent.naam()),
                clean(sent.functie()),
                sent.meldcodeplichtig(),
                sent.email(),
                phone,
                sent.veiligBereikbaar(),
                choice("melder.meldcode", "niet-herkend.meldcode", clean(sent.meldcode()), Answer.codes()));
    }

    /** Without the marks that a telephone puts around a number that is copied, and nobody sees. */
    private static String clean(String typed) {
        return typed == null ? null : StorableText.visible(typed);
    }
}
