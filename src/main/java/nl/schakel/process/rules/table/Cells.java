package nl.schakel.process.rules.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.schakel.process.rules.XmlPart;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/**
 * Reader of what stands in the cells of a table. The language engine itself says what a cell means; a plain text or number,
 * as nearly all are, means itself.
 */
public final class Cells {

    private static final int MOST_REMEMBERED = 5_000;
    private static final int LONGEST_REMEMBERED = 500;

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    /** A text inside a cell. */
    private static final Pattern MENTIONED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What the language engine said of a cell and a value: of the cells of a table few change between two looks. */
    private static final Map<List<String>, Optional<Boolean>> SAID =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<String>, Optional<Boolean>> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            });

    private Cells() {}

    /** Whether a value fits an input cell; empty when the cell cannot be evaluated. */
    public static Optional<Boolean> fits(String cell, String value) {
        if (cell.isBlank() || cell.equals("-")) {
            return Optional.of(true);
        }
        if (plainText(cell)) {
            return Optional.of(cell.length() == value.length() + 2 && cell.startsWith(value, 1));
        }
        return cell.length() + value.length() > LONGEST_REMEMBERED
                ? evaluated(cell, value)
                : SAID.computeIfAbsent(List.of(cell, value), asked -> evaluated(cell, value));
    }

    private static Optional<Boolean> evaluated(String cell, String value) {
        EvaluationResult result = FEEL.evaluateUnaryTests(cell, value, Map.<String, Object>of());
        return result.isFailure() ? Optional.empty() : Optional.of(Boolean.TRUE.equals(result.result()));
    }

    /** The value of an output cell; null when it is empty or cannot be evaluated. */
    public static Object value(String cell) {
        if (cell.isBlank() || cell.equals("-")) {
            return null;
        }
        if (plainText(cell)) {
            return cell.substring(1, cell.length() - 1);
        }
        EvaluationResult result = FEEL.evaluateExpression(cell, Map.<String, Object>of());
        return result.isFailure() ? null : result.result();
    }

    /** The texts that stand in a cell, in their order. */
    public static List<String> mentioned(String cell) {
        return MENTIONED.matcher(cell).results().map(text -> text.group(1)).toList();
    }

    private static boolean plainText(String cell) {
        return cell.length() > 1
                && cell.charAt(0) == '"'
                && cell.indexOf('"', 1) == cell.length() - 1
                && cell.indexOf('\\') < 0;
    }

    /** The children of this name. */
    public static List<XmlPart> named(XmlPart parent, String name) {
        return parent.children().stream()
                .filter(child -> child.name().equals(name))
                .toList();
    }

    /** What a cell says, as it is written. */
    public static String text(XmlPart part) {
        return part.children().stream()
                .filter(child -> child.name().equals("text"))
                .map(child -> child.text().strip())
                .findFirst()
                .orElse("");
    }
}
