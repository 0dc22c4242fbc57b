package nl.schakel.piket.rota.internal;

import java.util.Map;
import nl.schakel.support.input.InvalidInput;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses about a rota, in words. */
public final class RotaRefusals {

    private static final Map<String, String> WORDS = Map.of(
            "shift_one_person_per_line",
            "Er heeft dan al iemand dienst op deze lijn.",
            "shift_one_place_per_person",
            "Deze collega heeft op dat moment al een andere dienst. Een mens kan maar één dienst tegelijk hebben.",
            "pattern_one_person_per_line",
            "Op deze lijn staat dan al een dienst in het vaste rooster. Haal die eerst weg.",
            "pattern_one_place_per_person",
            "Deze collega staat dan al ergens anders in het vaste rooster.",
            "duty_pattern_person_fkey",
            "Deze collega kan nog niet op het rooster: er staat geen telefoonnummer of mailadres in Schakel.",
            "duty_shift_person_fkey",
            "Deze collega kan nog niet op het rooster: er staat geen telefoonnummer of mailadres in Schakel.");

    private RotaRefusals() {}

    /** @throws DataIntegrityViolationException the same, when it is about something else */
    public static InvalidInput of(DataIntegrityViolationException refused) {
        String message = String.valueOf(refused.getMostSpecificCause().getMessage());
        return WORDS.entrySet().stream()
                .filter(rule -> message.contains('"' + rule.getKey() + '"'))
                .findFirst()
                .map(rule -> InvalidInput.of("wie", rule.getKey().replace('_', '-'), rule.getValue()))
                .orElseThrow(() -> refused);
    }
}
