package nl.schakel.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.schakel.TestStart;

/** The route that is counted: a signal of labour exploitation that goes through partners and region to its end. */
final class CountedStory {

    /** As the report goes to the API. */
    static final String REPORT = "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen signaal (fictief).\","
            + "\"vormen\":[\"arbeid\"],\"minderjarig\":\"nee\"}";

    /** As the same report starts a route. */
    static final Map<String, Object> START = start();

    private static final Map<String, Map<String, Object>> ROUTED = Map.of(
            "signaal-beoordelen",
                    Map.of(
                            "acuut", "nee",
                            "vormen", List.of("arbeid"),
                            "persoon", "ja",
                            "persoonBekend", "nee",
                            "minderjarig", "nee",
                            "locatie", "ja",
                            "dader", "nee",
                            "meldcode", "nee",
                            "vervolg", "keten",
                            "partners", List.of("nla")),
            "ondermijning-onderzoeken", Map.of("riec", "nee"),
            "zaak-verdelen", Map.of("comensha", "ja", "comenshaPartij", "tmm", "opvang", "nee"),
            "partnervraag-politie", Map.of("voorzichtig", "nee"),
            "politie-toetsen", Map.of("onderzoek", "start"),
            "uitkomsten-bespreken", Map.of("klaar", "ja", "uitkomst", "hulp-geregeld"),
            "einde-tegenlezen", Map.of("besluit", "bevestigen"));

    private static final Map<String, Map<String, Object>> ONLY_KEPT = Map.ofEntries(
            Map.entry("partnervraag-politie", Map.of("alBezig", "nee", "voorzichtig", "nee", "antwoord", "Verzonnen.")),
            Map.entry("partnervraag-nla", Map.of("alBezig", "ja", "voorzichtig", "nee", "antwoord", "Verzonnen.")),
            Map.entry(
                    "ondermijning-onderzoeken",
                    Map.of("bevinding", "onbekend", "maatregelen", List.of("geen"), "toelichting", "Verzonnen.")),
            Map.entry(
                    "arbeidsuitbuiting-onderzoeken",
                    Map.of("onderzoek", "start", "slachtoffers", "ja", "toelichting", "Verzonnen.")),
            Map.entry(
                    "pga-starten",
                    Map.of("pga", "gestart", "inBeeld", "nee", "minderjarig", "nee", "afspraken", "Verzonnen.")),
            Map.entry(
                    "zorgbehoefte-bespreken",
                    Map.of("gesproken", "ja", "veilig", "ja", "behoefte", List.of("tolk"), "toestemming", "ja")),
            Map.entry(
                    "politie-toetsen",
                    Map.of("onderzoek", "start", "criteria", List.of("gesprek"), "bedenktijd", "nee")),
            Map.entry("zaak-ontvangen", Map.of("slachtoffer", "ja", "contact", "ja", "wilHulp", "ja")),
            Map.entry(
                    "zaak-verdelen",
                    Map.of(
                            "acties",
                            List.of(Map.of(
                                    "partij", "tmm",
                                    "wat", "Verzonnen actie.",
                                    "termijn",
                                            LocalDate.now(TestStart.clock())
                                                    .plusDays(30)
                                                    .toString())))),
            Map.entry("actie-uitvoeren", Map.of("actieUitkomst", "gedaan", "resultaat", "Verzonnen.")),
            Map.entry("comensha-melden", Map.of("slachtoffer", "ja", "comenshaUitkomst", "gemeld")),
            Map.entry("signaal-beoordelen", Map.of("toelichting", "Verzonnen.")),
            Map.entry("einde-tegenlezen", Map.of("toelichting", "Verzonnen.")),
            Map.entry("uitkomsten-bespreken", Map.of("toelichting", "Verzonnen.")));

    /** What ends the case, so what people do last. */
    private static final Set<String> LAST = Set.of("uitkomsten-bespreken", "einde-tegenlezen");

    private CountedStory() {}

    private static Map<String, Object> start() {
        Map<String, Object> start = new HashMap<>(Map.of(
                "gemeente",
                "GM0267",
                "regio",
                "wvv",
                "persoonGenoemd",
                "nee",
                "minderjarig",
                "nee",
                "vormen",
                "arbeid"));
        // what nobody said
        start.put("acuut", null);
        start.put("meldcode", null);
        return start;
    }

    /** Of what is open, the step that is done now: everybody does theirs before the case ends. */
    static <T> T next(List<T> open, Function<T, String> step) {
        return open.stream()
                .filter(one -> !LAST.contains(step.apply(one)))
                .findFirst()
                .orElse(open.get(0));
    }

    /** Everything that somebody answers in a step. */
    static Map<String, Object> answers(String step) {
        Map<String, Object> all = new HashMap<>(ROUTED.getOrDefault(step, Map.of()));
        all.putAll(ONLY_KEPT.getOrDefault(step, Map.of()));
        return all;
    }

    /** The part of it that steers the route. */
    static Map<String, Object> variables(String step) {
        Map<String, Object> variables = new HashMap<>();
        ROUTED.getOrDefault(step, Map.of())
                .forEach((name, value) -> variables.put(
                        name,
                        value instanceof List<?> codes
                                ? String.join(
                                        ",",
                                        codes.stream().map(Object::toString).toList())
                                : value));
        return variables;
    }
}
