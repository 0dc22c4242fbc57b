package nl.schakel.process.edit;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.process.rules.table.Cells;

/**
 * Value: what one cell of a decision table asks of an answer.
 *
 * @param values codes of answers; none when every answer does
 * @param written how the cell says it; empty for one that is new
 */
public record TableCondition(ConditionKind kind, List<String> values, String written) {

    private static final String ANY = "-";
    private static final String TEXTS = "\"[^\"\\\\]*\"(?:\\s*,\\s*\"[^\"\\\\]*\")*";
    private static final String ONE_OF_SEVERAL = "contains\\(\\?\\s*,\\s*\"[^\"\\\\]*\"\\)";
    private static final Pattern ONE_OF = Pattern.compile(TEXTS);
    private static final Pattern NONE_OF = Pattern.compile("not\\(\\s*(" + TEXTS + ")\\s*\\)");
    private static final Pattern HOLDS =
            Pattern.compile(ONE_OF_SEVERAL + "(?:(?:\\s+or\\s+|\\s*,\\s*)" + ONE_OF_SEVERAL + ")*");

    public TableCondition {
        values = List.copyOf(values);
    }

    /** What somebody chose. */
    public static TableCondition chosen(ConditionKind kind, List<String> values) {
        return new TableCondition(kind, values, "");
    }

    static TableCondition of(String cell) {
        if (cell.isBlank() || cell.equals(ANY)) {
            return new TableCondition(ConditionKind.ALLES, List.of(), cell);
        }
        Matcher none = NONE_OF.matcher(cell);
        ConditionKind kind = ONE_OF.matcher(cell).matches()
                ? ConditionKind.EEN_VAN
                : none.matches()
                        ? ConditionKind.GEEN_VAN
                        : HOLDS.matcher(cell).matches() ? ConditionKind.BEVAT : ConditionKind.EIGEN;
        return new TableCondition(kind, kind == ConditionKind.EIGEN ? List.of() : Cells.mentioned(cell), cell);
    }

    /** Whether the other asks the same, however it is written. */
    boolean agrees(TableCondition other) {
        return kind == other.kind
                && (kind == ConditionKind.EIGEN || Set.copyOf(values).equals(Set.copyOf(other.values)));
    }

    /** How a cell says it. */
    String cell() {
        return switch (kind) {
            case ALLES -> written.isEmpty() ? ANY : written;
            case EEN_VAN -> texts(", ");
            case GEEN_VAN -> "not(" + texts(", ") + ")";
            case BEVAT ->
                values.stream()
                        .map(value -> "contains(?, " + DmnText.quoted(value) + ")")
                        .collect(Collectors.joining(" or "));
            case EIGEN -> written;
        };
    }

    private String texts(String between) {
        return values.stream().map(DmnText::quoted).collect(Collectors.joining(between));
    }
}
