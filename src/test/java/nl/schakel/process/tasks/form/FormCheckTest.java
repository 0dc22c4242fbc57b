package nl.schakel.process.tasks.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of which no form has ever heard are refused at once, whatever they would take to be written out. */
class FormCheckTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "proef", "type": "default", "schemaVersion": 16, "components": [
              {"type": "number", "key": "aantal", "label": "Aantal"},
              {"type": "datetime", "key": "tijd", "label": "Tijd", "subtype": "time"},
              {"type": "textfield", "key": "tekst", "label": "Tekst", "conditional": {"hide": "=aantal > 3"}}]}
            """);

    private final FormCheck check = new FormCheck(new FormConditions(), Map.of(), LocalDate.of(2026, 11, 28));

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1E+400", "NaN", "Infinity", "12345678901234567890"})
    void aNumberThatNobodyMeans(String number) {
        refused(Map.of("aantal", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "25:00", "straks"})
    void aTimeThatIsNone(String time) {
        refused(Map.of("tijd", time));
    }

    @Test
    void aTextOfMapsInMaps() {
        Object deep = "x";
        for (int i = 0; i < 900; i++) {
            deep = i % 2 == 0 ? Map.of("a", deep) : List.of(deep);
        }
        refused(Map.of("tekst", deep, "aantal", deep));
        refused(Map.of("geen vraag", deep));
    }

    @Test
    void whatIsAnOrdinaryAnswerStays() {
        assertThat(check.check(FORM, Map.of("aantal", "2", "tijd", "22:30", "tekst", "ja")))
                .isEqualTo(Map.of("aantal", 2L, "tijd", "22:30", "tekst", "ja"));
    }

    private void refused(Map<String, Object> answers) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> check.check(FORM, answers)).isInstanceOf(InvalidInput.class));
    }
}
