package nl.schakel.web.zaken;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.signal.CasePosition;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Status;
import nl.schakel.signal.TypedInCases;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.time.Zones;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * View model: how somebody wants to see the own cases, kept as typed. Everything may be empty.
 *
 * @param zoek part of a number or of a name; only ever sent in the body of a request
 * @param volgende where the page before this one ended
 * @param vorige where the page after this one begins
 */
public record CaseFilter(
        String referentie,
        String status,
        String gemeente,
        String van,
        String tot,
        String sorteer,
        String zoek,
        String volgende,
        String vorige) {

    private static final int LONGEST = 200;
    private static final String EVERY_STATUS = "alle";

    public CaseFilter {
        referentie = plain(referentie);
        status = plain(status);
        gemeente = plain(gemeente);
        van = plain(van);
        tot = plain(tot);
        sorteer = plain(sorteer);
        zoek = plain(zoek);
        volgende = plain(volgende);
        vorige = plain(vorige);
    }

    /** A choice that was kept. */
    static CaseFilter of(SavedSelections.Choice kept) {
        return new CaseFilter(
                null,
                kept.filter().equals(EVERY_STATUS) ? null : kept.filter(),
                kept.municipality(),
                null,
                null,
                kept.sort(),
                null,
                null,
                null);
    }

    /** What of it can be kept: codes, and no day that is long past when somebody looks again. */
    SavedSelections.Choice choice() {
        return new SavedSelections.Choice(
                status.isEmpty() ? EVERY_STATUS : status,
                sort().code(),
                gemeente.isEmpty() ? null : gemeente,
                null,
                false);
    }

    /** Whether it is something to keep: not the whole list as it is anyway. */
    public boolean keepable() {
        return (referentie + van + tot + zoek).isEmpty()
                && !(status + gemeente + (sort() == CaseSort.NIEUWSTE ? "" : sorteer)).isEmpty();
    }

    /** The same without what was typed: it may be a name, so it is not read from an address. */
    CaseFilter withoutTyped() {
        return new CaseFilter(referentie, status, gemeente, van, tot, sorteer, null, volgende, vorige);
    }

    /** Only what was typed: it is looked for in every case of the list. */
    CaseFilter onlyTyped() {
        return new CaseFilter(null, null, null, null, null, null, zoek, volgende, null);
    }

    /** The order; an unknown one is a problem, told by {@link #problems}. */
    public CaseSort sort() {
        return Coded.of(CaseSort.class, sorteer).orElse(CaseSort.NIEUWSTE);
    }

    /** Whether this is not the first page. */
    public boolean paged() {
        return !(volgende + vorige).isEmpty();
    }

    /** Per field the message key of what has to be mended. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!status.isEmpty() && Status.of(status).isEmpty()) {
            problems.put("status", "zaken.fout.status");
        }
        if (!sorteer.isEmpty() && Coded.of(CaseSort.class, sorteer).isEmpty()) {
            problems.put("sorteer", "zaken.fout.sorteer");
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
        if (InputCheck.longer(zoek, LONGEST)) {
            problems.put("zoek", "zaken.fout.zoek");
        }
        return problems;
    }

    /** The question for the search; only when there are no problems. @param found where what was typed was found, or null */
    DossierSearch.Query query(TypedInCases.Found found) {
        return new DossierSearch.Query(
                referentie,
                Status.of(status).orElse(null),
                gemeente,
                van.isEmpty() ? null : start(day(van)),
                // the last day counts in full
                tot.isEmpty() ? null : start(day(tot).plusDays(1)),
                null,
                found,
                sort(),
                CasePosition.asked(volgende, vorige));
    }

    /** Where this list is read, from this place on. */
    String address(CasePosition place) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/zaken");
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("referentie", referentie);
        codes.put("status", status);
        codes.put("gemeente", gemeente);
        codes.put("van", van);
        codes.put("tot", tot);
        codes.put("sorteer", sort() == CaseSort.NIEUWSTE ? "" : sort().code());
        if (place != null) {
            codes.put(place.backwards() ? CasePosition.PREVIOUS : CasePosition.NEXT, place.toString());
        }
        codes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, value);
            }
        });
        return address.encode().build().toUriString();
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return !(referentie + status + gemeente + van + tot + zoek).isEmpty() || sort() == CaseSort.TERMIJN;
    }

    /** Which filters were used, for the access log: never what somebody typed. */
    String used() {
        StringBuilder used = new StringBuilder("zaken");
        mention(used, "referentie", referentie);
        mention(used, "status", status);
        mention(used, "gemeente", gemeente);
        mention(used, "periode", van + tot);
        mention(used, "zoeken", zoek);
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
