package nl.schakel.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Value: one invented case with which a model is tried: a report, and what people do and what time does after it. Who does
 * something is named by role, so that it plays in every region.
 *
 * @param naam stable name, the same in live and draft
 * @param titel what a director reads
 * @param nacht whether it begins in the night; otherwise on a morning on which people are at work
 * @param melding fields of a report; the municipality is that of the region
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record TrialCase(
        String naam, String titel, boolean nacht, Source meldt, Map<String, Object> melding, List<Deed> daden) {

    public TrialCase {
        daden = daden == null ? List.of() : List.copyOf(daden);
    }

    /**
     * Through which door the report comes.
     *
     * @param rol who reports with an account; null for who has none
     */
    public record Source(String kanaal, String rol) {}

    /**
     * Something that happens after the report; which of the parts is filled says what.
     *
     * @param tijd how long nothing happens but what becomes due, for example P3D
     * @param vanzelf how often everybody does what is open then, with the first possible answers
     * @param rol who does the step in the models that come with the application; who has it in the draft does it there
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Deed(
            String tijd,
            String rol,
            String doet,
            Map<String, Object> antwoorden,
            Integer vanzelf,
            @JsonProperty("melder-zegt") String melderZegt,
            @JsonProperty("melder-trekt-in") String melderTrektIn,
            @JsonProperty("melder-vraagt-opnieuw") String melderVraagtOpnieuw) {}
}
