package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast the chain has to move: only a clear yes to danger now is acute, and no answer is not read as a no (R11). */
class UrgencyTableTest {

    @ParameterizedTest
    @CsvSource({
        "ja,ja,acuut,Regel_DirectGevaar",
        "ja,nee,acuut,Regel_DirectGevaar",
        "ja,,acuut,Regel_DirectGevaar",
        "onbekend,ja,normaal,Regel_GevaarOnbekend",
        "onbekend,onbekend,normaal,Regel_GevaarOnbekend",
        "nee,ja,normaal,Regel_GeenDirectGevaar",
        ",,normaal,Regel_GeenDirectGevaar"
    })
    void urgencyFollowsDanger(String danger, String minor, String urgency, String rule) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("acuut", danger);
        answers.put("minderjarig", minor);
        Object decided = ModelFiles.decide(ModelFiles.decision("urgentie"), answers)
                .getSingleResult()
                .getSingleEntry();
        assertThat(decided).isEqualTo(urgency);
        assertThat(ModelFiles.matchedRules("urgentie", answers)).contains(rule);
    }
}
