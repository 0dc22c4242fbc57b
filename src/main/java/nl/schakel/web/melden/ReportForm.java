package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * View model: what somebody typed at {@code /melden}, exactly as typed, so that nothing is lost when an answer has to
 * be mended. The names are those of the form, which are those of the API.
 *
 * @param over whom it is about: {@code mijzelf} or {@code ander}; empty when not said
 * @param plekken more places, by the name of the field: municipalities, and places online
 * @param verzoek key minted when the page was made: the same report sent twice is one report
 */
record ReportForm(
        String verzoek,
        String gevaar,
        String over,
        String toelichting,
        String gemeente,
        String locatie,
        Map<String, String> plekken,
        List<String> vormen,
        String minderjarig,
        List<String> indicatoren,
        List<PersonFields> betrokkenen,
        String contact,
        String naam,
        String email,
        String telefoon,
        String veilig,
        String beroep,
        String functie,
        String meldcode,
        String kanaal) {

    private static final int PERSONS_AT_MOST = 20;
    /** Other municipalities that play a part. */
    static final List<String> PLACES = List.of("woont", "geworven", "uitgebuit");

    /** Where it is online. */
    static final List<String> ONLINE = List.of("website", "advertentie", "telefoonnummer", "account");

    static final List<String> PERSON_FIELDS = List.of(
            "persoon-naam", "persoon-geboortejaar", "persoon-geslacht", "persoon-nationaliteit", "persoon-bekendBij");

    /** Somebody whom the report is about, as typed. */
    record PersonFields(String naam, String geboortejaar, String geslacht, String nationaliteit, String bekendBij) {

        static final PersonFields EMPTY = new PersonFields("", "", "", "", "");

        boolean blank() {
            return (naam + geboortejaar + geslacht + nationaliteit + bekendBij).isBlank();
        }
    }

    /**
     * An empty form with a fresh key.
     *
     * @param municipality the name to begin with, for a clerk who mostly reports from one place; may be empty
     */
    static ReportForm fresh(String municipality) {
        return new ReportForm(
                UUID.randomUUID().toString(),
                "",
                "",
                "",
                municipality,
                "",
                Map.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    static ReportForm of(MultiValueMap<String, String> sent) {
        String key = text(sent, "verzoek");
        return new ReportForm(
                key.isBlank() ? UUID.randomUUID().toString() : key,
                text(sent, "gevaar"),
                text(sent, "over"),
                text(sent, "toelichting"),
                text(sent, "gemeente"),
                text(sent, "locatie"),
                places(sent),
                all(sent, "vormen"),
                text(sent, "minderjarig"),
                all(sent, "indicatoren"),
                persons(sent),
                text(sent, "contact"),
                text(sent, "naam"),
                text(sent, "email"),
                text(sent, "telefoon"),
                text(sent, "veilig"),
                text(sent, "beroep"),
                text(sent, "functie"),
                text(sent, "meldcode"),
                text(sent, "kanaal"));
    }

    /** The same answers with room for one more person. */
    ReportForm withOnePersonMore() {
        List<PersonFields> more = new ArrayList<>(personsToShow());
        if (more.size() < PERSONS_AT_MOST) {
            more.add(PersonFields.EMPTY);
        }
        return new ReportForm(
                verzoek,
                gevaar,
                over,
                toelichting,
                gemeente,
                locatie,
                plekken,
                vormen,
                minderjarig,
                indicatoren,
                more,
                contact,
                naam,
                email,
                telefoon,
                veilig,
                beroep,
                functie,
                meldcode,
                kanaal);
    }

    /** Always at least one block to fill in. */
    public List<PersonFields> personsToShow() {
        return betrokkenen.isEmpty() ? List.of(PersonFields.EMPTY) : betrokkenen;
    }

    /** Whether the part about persons is in use, so that the page shows it open. */
    public boolean someoneKnown() {
        return !betrokkenen.isEmpty();
    }

    /** What was typed for one more place; empty when nothing was. */
    public String plek(String field) {
        return plekken.getOrDefault(field, "");
    }

    /** The fields about places online that say something. */
    List<String> onlineSaid() {
        return ONLINE.stream().filter(field -> !plek(field).isBlank()).toList();
    }

    /** Whether the part about more places is in use, so that the page shows it open. */
    public boolean morePlaces() {
        return plekken.values().stream().anyMatch(typed -> !typed.isBlank());
    }

    boolean aboutSelf() {
        return "mijzelf".equals(over);
    }

    boolean wantsContact() {
        return "contact".equals(contact);
    }

    private static Map<String, String> places(MultiValueMap<String, String> sent) {
        Map<String, String> places = new LinkedHashMap<>();
        Stream.concat(PLACES.stream(), ONLINE.stream()).forEach(field -> places.put(field, text(sent, field)));
        return places;
    }

    private static List<PersonFields> persons(MultiValueMap<String, String> sent) {
        int rows = PERSON_FIELDS.stream()
                .mapToInt(field -> all(sent, field).size())
                .max()
                .orElse(0);
        List<PersonFields> persons = new ArrayList<>();
        for (int row = 0; row < Math.min(rows, PERSONS_AT_MOST); row++) {
            persons.add(new PersonFields(
                    at(sent, "persoon-naam", row),
                    at(sent, "persoon-geboortejaar", row),
                    at(sent, "persoon-geslacht", row),
                    at(sent, "persoon-nationaliteit", row),
                    at(sent, "persoon-bekendBij", row)));
        }
        return persons.stream().allMatch(PersonFields::blank) ? List.of() : persons;
    }

    private static String at(MultiValueMap<String, String> sent, String name, int row) {
        List<String> values = all(sent, name);
        return row < values.size() ? values.get(row) : "";
    }

    private static List<String> all(MultiValueMap<String, String> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
