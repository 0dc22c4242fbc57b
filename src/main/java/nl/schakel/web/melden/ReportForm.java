package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * View model: what somebody typed at {@code /melden}, exactly as typed, so that nothing is lost when an answer has to
 * be mended. The names are those of the form, which are those of the API.
 *
 * @param verzoek key minted when the page was made: the same report sent twice is one report
 */
record ReportForm(
        String verzoek,
        String gevaar,
        String toelichting,
        String gemeente,
        String locatie,
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
        String kanaal,
        String woongemeente) {

    private static final int PERSONS_AT_MOST = 20;
    private static final List<String> PERSON_FIELDS = List.of(
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
                municipality,
                "",
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
                "",
                "");
    }

    static ReportForm of(MultiValueMap<String, String> sent) {
        String key = text(sent, "verzoek");
        return new ReportForm(
                key.isBlank() ? UUID.randomUUID().toString() : key,
                text(sent, "gevaar"),
                text(sent, "toelichting"),
                text(sent, "gemeente"),
                text(sent, "locatie"),
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
                text(sent, "kanaal"),
                text(sent, "woongemeente"));
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
                toelichting,
                gemeente,
                locatie,
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
                kanaal,
                woongemeente);
    }

    /** Always at least one block to fill in. */
    public List<PersonFields> personsToShow() {
        return betrokkenen.isEmpty() ? List.of(PersonFields.EMPTY) : betrokkenen;
    }

    /** Whether the part about persons is in use, so that the page shows it open. */
    public boolean someoneKnown() {
        return !betrokkenen.isEmpty();
    }

    boolean wantsContact() {
        return "contact".equals(contact);
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
