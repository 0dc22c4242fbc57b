package nl.schakel.process.edit;

import java.util.List;
import java.util.Objects;

/**
 * Value: one row of a decision table.
 *
 * @param id made once; empty for one that is new
 * @param remark what people wrote beside it; may be empty
 * @param conditions one for each column of answers
 * @param outcomes a code for each column of outcomes; what is no plain text as it is written
 */
public record TableRow(String id, String remark, List<TableCondition> conditions, List<String> outcomes) {

    public TableRow {
        conditions = List.copyOf(conditions);
        outcomes = List.copyOf(outcomes);
    }

    /** What the row says, in short: whoever changes it says from what. */
    public String seen() {
        return Integer.toHexString(Objects.hash(
                remark, conditions.stream().map(TableCondition::cell).toList(), outcomes));
    }

    /** Whether the other asks and answers the same. */
    boolean agrees(TableRow other) {
        if (conditions.size() != other.conditions.size() || !outcomes.equals(other.outcomes)) {
            return false;
        }
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).agrees(other.conditions.get(i))) {
                return false;
            }
        }
        return remark.equals(other.remark);
    }
}
