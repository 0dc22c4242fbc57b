package nl.schakel.web.zaken;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Status;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;

/**
 * View model: what somebody typed to find cases, kept as typed. Everything may be empty.
 *
 * @param naam a name that must match exactly; only ever sent in the body of a request
 * @param volgende where the page before this one ended
 */
public record CaseFilter(
        String referentie, String status, String gemeente, String van, String tot, String naam, String volgende) {

    private static final int LONGEST = 200;

    public CaseFilter {
        referentie = plain(referentie);
        status = plain(status);
        gemeente = plain(gemeente);
        van = plain(van);
        tot = plain(tot);
        naam = plain(naam);
        volgende = plain(volgende);
    }

    /** The same without the name: it does not belong in an address, so it is not read from there either. */
    CaseFilter withoutName() {
        return new CaseFilter(referentie, status, gemeente, van, tot, null, volgende);
    }

    /** Per field the message key of what has to be mended. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!status.isEmpty() && Status.of(status).isEmpty()) {
            problems.put("status", "zaken.fout.status");
        }
        InputCheck check = new InputCheck();
        LocalDate from = check.day("van", van);
        LocalDate until = check.day("tot", tot);
        check.text("referentie", referentie, LONGEST);
        read(check)
                .forEach(field -> problems.put(field, "zaken.fout." + (field.equals("referentie") ? field : "datum")));
        if (check.period("tot", from, until).hasErrors() && problems.isEmpty()) {
            problems.put("tot", "zaken.fout.periode");
        }
        if (InputCheck.longer(naam, LONGEST)) {
            problems.put("naam", "zaken.fout.naam");
        }
        return problems;
    }

    /** The question for the search; only when there are no problems. */
    DossierSearch.Query query() {
        return new DossierSearch.Query(
                referentie,
                Status.of(status).orElse(null),
                gemeente,
                van.isEmpty() ? null : start(day(van)),
                // the last day counts in full
                tot.isEmpty() ? null : start(day(tot).plusDays(1)),
                naam,
                volgende);
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return !(referentie + status + gemeente + van + tot + naam).isEmpty();
    }

    /** Which filters were used, for the access log: never what somebody typed. */
    String used() {
        StringBuilder used = new StringBuilder("zaken");
        mention(used, "referentie", referentie);
        mention(used, "status", status);
        mention(used, "gemeente", gemeente);
        mention(used, "periode", van + tot);
        mention(used, "naam", naam);
        return used.toString();
    }

    private static void mention(StringBuilder used, String filter, String typed) {
        if (!typed.isEmpty()) {
            used.append(used.length() == "zaken".length() ? ":" : ",").append(filter);
        }
    }

    private static List<String> read(InputCheck check) {
        return check.errors().stream().map(FieldError::field).distinct().toList();
    }

    private static LocalDate day(String typed) {
        return LocalDate.parse(typed);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Zones.AMSTERDAM).toInstant();
    }

    private static String plain(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
