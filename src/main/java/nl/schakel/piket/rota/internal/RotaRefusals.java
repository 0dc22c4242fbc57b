package nl.schakel.piket.rota.internal;

import java.util.Map;
import nl.schakel.support.input.InvalidInput;
import org.springframework.dao.DataIntegrityViolationException;

/** Translation of what the database refuses about a rota into a refusal that a person can read. */
public final class RotaRefusals {

    private static final Map<String, String> SENTENCES = Map.of(
            "shift_one_person_per_line",
            "fout.rooster.lijn-bezet",
            "shift_one_place_per_person",
            "fout.rooster.andere-dienst",
            "pattern_one_person_per_line",
            "fout.rooster.vast.lijn-bezet",
            "pattern_one_place_per_person",
            "fout.rooster.vast.andere-dienst",
            "duty_pattern_person_fkey",
            "fout.collega.geen-nummer",
            "duty_shift_person_fkey",
            "fout.collega.geen-nummer");

    private RotaRefusals() {}

    /** @throws DataIntegrityViolationException the same, when it is about something else */
    public static InvalidInput of(DataIntegrityViolationException refused) {
        String message = String.valueOf(refused.getMostSpecificCause().getMessage());
        return SENTENCES.entrySet().stream()
                .filter(rule -> message.contains('"' + rule.getKey() + '"'))
                .findFirst()
                .map(rule -> InvalidInput.of("wie", rule.getKey().replace('_', '-'), rule.getValue()))
                .orElseThrow(() -> refused);
    }
}
