package nl.schakel.web.werkbank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.process.edit.ConditionKind;
import nl.schakel.process.edit.TableCondition;
import nl.schakel.process.edit.TableRow;
import nl.schakel.process.edit.TableSheet;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import org.springframework.util.MultiValueMap;

/** Input: one row of a decision table as somebody filled it in, and the answers of a question "what if". */
class TableForm {

    /** The row that is not there yet. */
    static final String NEW = "nieuw";

    private static final Pattern FIELD = Pattern.compile("regels\\[\\d+]\\.(voorwaarden|uitkomsten)\\[(\\d+)]");
    private static final String REMARK = ".toelichting";

    private final MultiValueMap<String, String> sent;

    TableForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** Id of the row; {@link #NEW} for one that is to come. */
    String row() {
        return value("rij");
    }

    String seen() {
        return value("gezien");
    }

    String deed() {
        return value("doe");
    }

    String after() {
        return value("na");
    }

    /** The row as it is to become. @param now as it is; null when it is not there */
    TableRow line(TableSheet sheet, TableRow now) {
        List<TableCondition> conditions = new ArrayList<>();
        for (int i = 0; i < sheet.inputs().size(); i++) {
            ConditionKind kind =
                    Coded.of(ConditionKind.class, value("soort." + i)).orElse(ConditionKind.ALLES);
            conditions.add(
                    kind == ConditionKind.EIGEN && now != null
                            ? now.conditions().get(i)
                            : TableCondition.chosen(
                                    kind,
                                    kind == ConditionKind.ALLES
                                            ? List.of()
                                            : sent.getOrDefault("antwoord." + i, List.of())));
        }
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < sheet.outputs().size(); i++) {
            outcomes.add(value("uitkomst." + i));
        }
        return new TableRow(
                row().equals(NEW) ? "" : row(),
                value("toelichting").replace("\r\n", "\n").strip(),
                conditions,
                outcomes);
    }

    /** What is wrong with each field, by the names that the page gives them. */
    static Map<String, String> messages(List<FieldError> refused) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (FieldError error : refused) {
            Matcher field = FIELD.matcher(error.field());
            String name = field.matches()
                    ? (field.group(1).equals("voorwaarden") ? "antwoord." : "uitkomst.") + field.group(2)
                    : error.field().endsWith(REMARK) ? "toelichting" : "regels";
            messages.putIfAbsent(name, error.message());
        }
        return messages;
    }

    private String value(String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }
}
