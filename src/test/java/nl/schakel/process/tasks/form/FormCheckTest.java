package nl.schakel.process.tasks.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.schakel.support.input.FieldError;
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
              {"type": "datetime", "key": "dag", "label": "Dag", "subtype": "date"},
              {"type": "checklist", "key": "keuzes", "label": "Keuzes",
               "values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
              {"type": "textarea", "key": "verhaal", "label": "Verhaal", "validate": {"minLength": 3, "maxLength": 5}},
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01",
                "2026-12-01T10:00",
                "2026-12-01T10:00:00Z",
                "2026-12-01T00:30:00+01:00",
                "2026-11-30T23:30:00Z",
                " 2026-12-01 "
            })
    void aDayIsADayInTheNetherlandsAlsoWhenATimeCameWithIt(String typed) {
        assertThat(check.check(FORM, Map.of("dag", typed))).isEqualTo(Map.of("dag", "2026-12-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-12-01T", "2026-02-30", "1 december", "2026-12-01T25:00", "+999999999-12-31T23:00-18:00"})
    void aDayThatIsNone(String typed) {
        refused(Map.of("dag", typed));
    }

    @Test
    void theSameChoiceTwiceIsToldAsItIsAtAReport() {
        assertThat(errors(Map.of("keuzes", List.of("a", "a")))).containsExactly("dubbel");
        assertThat(check.check(FORM, Map.of("keuzes", List.of("b", "a"))))
                .isEqualTo(Map.of("keuzes", List.of("b", "a")));
    }

    @Test
    void aLineEndAndACharacterOfAnyPlaneCountOnce() {
        assertThat(check.check(FORM, Map.of("verhaal", "a\r\n\r\nbc"))).containsKey("verhaal");
        assertThat(check.check(FORM, Map.of("verhaal", "😀😀😀😀😀"))).containsKey("verhaal");
        assertThat(errors(Map.of("verhaal", "a\r\n\r\nbcd"))).containsExactly("te-lang");
        assertThat(errors(Map.of("verhaal", "😀😀"))).containsExactly("te-kort");
    }

    private List<String> errors(Map<String, Object> answers) {
        return catchThrowableOfType(InvalidInput.class, () -> check.check(FORM, answers)).errors().stream()
                .map(FieldError::code)
                .toList();
    }

    private void refused(Map<String, Object> answers) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> check.check(FORM, answers)).isInstanceOf(InvalidInput.class));
    }
}
