package nl.schakel.web.piket;

import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * View model: what somebody filled in at {@code /piket/oproep}, exactly as sent, so that nothing is lost when it has
 * to be mended. Everything but the key may be {@code onbekend} or empty.
 *
 * @param sleutel key made with the page: the same call sent twice is one call
 */
record CallForm(
        String sleutel,
        String van,
        String mensen,
        String kinderen,
        String minderjarig,
        String gemeente,
        List<String> mijden,
        String dreiging,
        String woonvorm,
        String tolk,
        String mobiliteit,
        String terugbellen,
        String situatie) {

    static final String UNKNOWN = "onbekend";

    /** Nothing known yet. */
    static CallForm fresh() {
        return new CallForm(
                UUID.randomUUID().toString(),
                "",
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                List.of(),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                "",
                "");
    }

    static CallForm of(MultiValueMap<String, String> sent) {
        String key = text(sent, "sleutel", "");
        return new CallForm(
                key.isBlank() ? UUID.randomUUID().toString() : key,
                text(sent, "van", ""),
                text(sent, "mensen", UNKNOWN),
                text(sent, "kinderen", UNKNOWN),
                text(sent, "minderjarig", UNKNOWN),
                text(sent, "gemeente", UNKNOWN),
                sent.getOrDefault("mijden", List.of()).stream()
                        .filter(code -> !code.isBlank())
                        .toList(),
                text(sent, "dreiging", UNKNOWN),
                text(sent, "woonvorm", UNKNOWN),
                text(sent, "tolk", UNKNOWN),
                text(sent, "mobiliteit", UNKNOWN),
                text(sent, "terugbellen", ""),
                text(sent, "situatie", ""));
    }

    /** The same answers as a new call. */
    CallForm again() {
        return new CallForm(
                UUID.randomUUID().toString(),
                van,
                mensen,
                kinderen,
                minderjarig,
                gemeente,
                mijden,
                dreiging,
                woonvorm,
                tolk,
                mobiliteit,
                terugbellen,
                situatie);
    }

    private static String text(MultiValueMap<String, String> sent, String name, String otherwise) {
        String value = sent.getFirst(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    @Override
    public String toString() {
        // a record prints all it has; what is told at night must not end in a log
        return "CallForm";
    }
}
