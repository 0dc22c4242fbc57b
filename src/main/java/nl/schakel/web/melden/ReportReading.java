package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.OnlineKind;
import nl.schakel.signal.Origin;
import nl.schakel.signal.SignalIntake;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.text.PlainName;
import nl.schakel.web.frame.DutchTime;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Read model: makes a signal of what somebody typed, and says per field of the page what is wrong with it. */
@Component
public class ReportReading {

    /** How staff may say that a report reached them. */
    public static final List<String> STAFF_CHANNELS =
            List.of(Channel.FORMULIER_MEDEWERKER.code(), Channel.TELEFOON.code(), Channel.MELD_MISDAAD_ANONIEM.code());

    /** The order of the fields on the page, for the summary above it. */
    private static final List<String> PAGE_ORDER = List.of(
            "gevaar",
            "over",
            "toelichting",
            "gemeente",
            "locatie",
            "woont",
            "geworven",
            "uitgebuit",
            "website",
            "advertentie",
            "telefoonnummer",
            "account",
            "vormen",
            "minderjarig",
            "indicatoren",
            "betrokkenen",
            "persoon",
            "kanaal",
            "contact",
            "naam",
            "email",
            "telefoon",
            "veilig",
            "functie",
            "meldcode");

    private static final List<String> DANGER = List.of("ja", "nee", "onbekend", "");

    private static final int LONGEST_NAME = 200;
    private static final Pattern ONLINE = Pattern.compile("plekkenOnline\\[(\\d+)].*");
    private static final Pattern PERSON = Pattern.compile("betrokkenen\\[(\\d+)]\\.(\\w+)");

    private final SignalIntake intake;
    private final Directory directory;
    private final MessageSource messages;

    ReportReading(SignalIntake intake, Directory directory, MessageSource messages) {
        this.intake = intake;
        this.directory = directory;
        this.messages = messages;
    }

    /** The signal, and per field of the page what has to be mended, in the order of the page. */
    record Result(NewSignal signal, Map<String, String> errors) {}

    Result read(ReportForm form, Optional<Person> staff) {
        Map<String, String> errors = new LinkedHashMap<>();
        NewSignal signal = signal(form, staff, errors);
        for (FieldError error : intake.problems(signal, origin(form, staff))) {
            errors.putIfAbsent(pageField(error.field(), form), error.message());
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        PAGE_ORDER.forEach(field -> errors.forEach((name, message) -> {
            if (name.equals(field) || name.startsWith(field + "-")) {
                ordered.put(name, message);
            }
        }));
        errors.forEach(ordered::putIfAbsent);
        return new Result(signal, ordered);
    }

    /** Staff who noticed it themselves are the reporter; who writes down a call is not. */
    static Origin origin(ReportForm form, Optional<Person> staff) {
        if (staff.isEmpty()) {
            return Origin.open("ja".equals(form.beroep()) ? Channel.FORMULIER_PROFESSIONAL : Channel.FORMULIER_BURGER);
        }
        Channel channel = Channel.of(channelOf(form)).orElse(Channel.FORMULIER_MEDEWERKER);
        boolean self = channel == Channel.FORMULIER_MEDEWERKER;
        return new Origin(channel, self ? staff.get().id() : null, staff.get().id());
    }

    private NewSignal signal(ReportForm form, Optional<Person> staff, Map<String, String> errors) {
        if (staff.isPresent() && !STAFF_CHANNELS.contains(channelOf(form))) {
            errors.put("kanaal", text("melden.fout.algemeen"));
        }
        return new NewSignal(
                municipality(form.gemeente(), errors),
                form.toelichting(),
                danger(form.gevaar(), errors),
                form.vormen().stream().distinct().toList(),
                blankToNull(form.minderjarig()),
                blankToNull(form.locatie()),
                involved(form, errors),
                form.indicatoren().stream().distinct().toList(),
                staff.isPresent() ? channelOf(form) : null,
                reporter(form, staff, errors),
                aboutSelf(form),
                online(form),
                new NewSignal.Municipalities(
                        places(form.plek("woont")), places(form.plek("geworven")), places(form.plek("uitgebuit"))));
    }

    private static Boolean aboutSelf(ReportForm form) {
        return switch (form.over()) {
            case "mijzelf" -> Boolean.TRUE;
            case "ander" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static List<NewSignal.OnlinePlace> online(ReportForm form) {
        return form.onlineSaid().stream()
                .map(field -> new NewSignal.OnlinePlace(
                        field.equals("telefoonnummer") ? OnlineKind.TELEFOON.code() : field, form.plek(field)))
                .toList();
    }

    /** Names or codes with commas; what is not known stays as typed, for the intake to keep as text. */
    List<String> places(String typed) {
        return Arrays.stream(typed.split("[,;]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> find(name).map(Municipality::cbsCode).orElse(name))
                .toList();
    }

    private NewSignal.Reporter reporter(ReportForm form, Optional<Person> staff, Map<String, String> errors) {
        boolean self = staff.isPresent() && Channel.FORMULIER_MEDEWERKER.code().equals(channelOf(form));
        if (self) {
            return new NewSignal.Reporter(
                    staff.get().displayName(),
                    blankToNull(form.functie()),
                    null,
                    null,
                    null,
                    null,
                    blankToNull(form.meldcode()));
        }
        boolean work = staff.isPresent() || "ja".equals(form.beroep());
        String job = work ? blankToNull(form.functie()) : null;
        String duty = work ? blankToNull(form.meldcode()) : null;
        if (!form.wantsContact()) {
            return job == null && duty == null ? null : new NewSignal.Reporter(null, job, null, null, null, null, duty);
        }
        if (form.email().isBlank() && form.telefoon().isBlank()) {
            errors.put("contact", text("melden.fout.contact"));
        } else if (form.veilig().isBlank()) {
            errors.put("veilig", text("melden.fout.veilig"));
        }
        return new NewSignal.Reporter(
                blankToNull(form.naam()),
                job,
                null,
                blankToNull(form.email()),
                blankToNull(form.telefoon()),
                yes(form.veilig()),
                duty);
    }

    private List<NewSignal.Involved> involved(ReportForm form, Map<String, String> errors) {
        List<NewSignal.Involved> people = new ArrayList<>();
        int row = 0;
        for (ReportForm.PersonFields person : form.betrokkenen()) {
            if (!person.blank()) {
                people.add(new NewSignal.Involved(
                        blankToNull(person.naam()),
                        blankToNull(person.geboortejaar()),
                        blankToNull(person.geslacht()),
                        blankToNull(person.nationaliteit()),
                        blankToNull(person.bekendBij())));
            }
            row++;
        }
        return people;
    }

    /** Three answers and no answer: only "ja" and "nee" say something (R11). */
    private static Boolean yes(String answer) {
        return switch (answer) {
            case "ja" -> Boolean.TRUE;
            case "nee" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** What nobody can have chosen is asked again: help that has to come now is not guessed. */
    private Boolean danger(String answer, Map<String, String> errors) {
        if (!DANGER.contains(answer)) {
            errors.put("gevaar", text("melden.fout.algemeen"));
        }
        return yes(answer);
    }

    /** A name as people type it, or a code. What is not known goes on as typed, for the domain to refuse. */
    private String municipality(String typed, Map<String, String> errors) {
        if (InputCheck.longer(typed, LONGEST_NAME)) {
            errors.put("gemeente", text("melden.fout.gemeente.onbekend"));
            return typed;
        }
        Optional<Municipality> found = find(typed);
        if (found.isEmpty() && !PlainName.key(typed).isEmpty()) {
            errors.put("gemeente", text("melden.fout.gemeente.onbekend"));
        }
        return found.map(Municipality::cbsCode).orElse(typed);
    }

    /** The municipality with this name or code. */
    Optional<Municipality> find(String typed) {
        String wanted = PlainName.key(typed);
        return directory.municipalities().stream()
                .filter(m ->
                        PlainName.key(m.name()).equals(wanted) || m.cbsCode().equalsIgnoreCase(typed))
                .findFirst();
    }

    /** The domain's name of a field as the page calls it. */
    private static String pageField(String field, ReportForm form) {
        Matcher person = PERSON.matcher(field);
        if (person.matches()) {
            return "persoon-" + person.group(2) + "-" + person.group(1);
        }
        Matcher online = ONLINE.matcher(field);
        if (online.matches()) {
            // the page has a field for each kind, and sends those that say something
            return form.onlineSaid().get(Integer.parseInt(online.group(1)));
        }
        String name = field.replaceAll("\\[\\d+]", "").replaceFirst("^(melder|gemeenten)\\.", "");
        return switch (name) {
            case "acuut" -> "gevaar";
            case "veiligBereikbaar" -> "veilig";
            case "meldcodeplichtig" -> "meldcode";
            default -> name;
        };
    }

    private static String channelOf(ReportForm form) {
        return form.kanaal().isBlank() ? Channel.FORMULIER_MEDEWERKER.code() : form.kanaal();
    }

    private String text(String key) {
        return messages.getMessage(key, null, DutchTime.DUTCH);
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
