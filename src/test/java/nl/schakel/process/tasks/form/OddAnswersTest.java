package nl.schakel.process.tasks.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every question of every form with every wrong or odd value: read, or refused as invalid, and nothing else ever. */
class OddAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static final List<Object> ODD = Arrays.asList(
            null,
            "",
            " ",
            "ja",
            "JA",
            "x".repeat(600),
            "x".repeat(50_000),
            "\r\n".repeat(20_001),
            "\u0000",
            "\uD800",
            "\u202Eja",
            "😀".repeat(300),
            "${1+1}",
            "2026-12-01",
            "2026-12-01T10:00",
            "2026-12-01T10:00:00Z",
            "2026-12-01T10:00:00+25:00",
            "+999999999-12-31T23:59:59-18:00",
            "-999999999-01-01",
            "2026-02-30",
            "25:61",
            "10:00",
            "10:00+01:00",
            "1e999999999",
            "-0",
            "0x10",
            "NaN",
            0,
            -1,
            2.5,
            1e300,
            Double.NaN,
            Long.MAX_VALUE,
            true,
            false,
            List.of(),
            List.of("ja"),
            List.of("ja", "ja"),
            Arrays.asList(null, null),
            List.of(List.of("ja")),
            List.of(Map.of()),
            List.of(1, true),
            Map.of(),
            Map.of("ja", "ja"),
            Map.of("a", List.of(Map.of("b", List.of(1)))));

    @TestFactory
    Stream<DynamicTest> eachForm() throws IOException {
        List<Path> forms;
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            forms = files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
        assertThat(forms).hasSizeGreaterThan(30);
        return forms.stream()
                .map(form -> DynamicTest.dynamicTest(form.getFileName().toString(), () -> tried(form)));
    }

    private static void tried(Path file) throws IOException {
        FormSchema form = FormSchema.parse(Files.readString(file));
        Map<String, Map<String, String>> lists = new HashMap<>();
        form.listNames().forEach(name -> lists.put(name, Map.of("ja", "Ja", "x", "X")));
        FormCheck check = new FormCheck(new FormConditions(), lists, TODAY);
        for (FormField field : form.fields()) {
            for (Object odd : odd(field)) {
                Map<String, Object> answers = new HashMap<>(ordinary(form));
                answers.put(field.key(), odd);
                Throwable thrown = catchThrowable(() -> check.check(form, answers));
                if (thrown != null) {
                    assertThat(thrown).as("%s = %s", field.key(), odd).isInstanceOf(InvalidInput.class);
                }
            }
        }
    }

    /** The same values in each question of a row too. */
    private static List<Object> odd(FormField field) {
        List<Object> all = new ArrayList<>(ODD);
        if (field.rows() != null) {
            for (FormField inRow : field.rows()) {
                for (Object one : ODD) {
                    Map<String, Object> row = new HashMap<>();
                    row.put(inRow.key(), one);
                    all.add(List.of(row));
                }
            }
        }
        return all;
    }

    /** The first answer to each choice, so that what hangs on a choice is asked as well. */
    private static Map<String, Object> ordinary(FormSchema form) {
        Map<String, Object> answers = new HashMap<>();
        form.fields().stream()
                .filter(field -> field.options() != null && !field.options().isEmpty())
                .forEach(field -> {
                    String first = field.options().keySet().iterator().next();
                    answers.put(field.key(), field.multiple() ? List.of(first) : first);
                });
        return answers;
    }
}
