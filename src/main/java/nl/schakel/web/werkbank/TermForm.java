package nl.schakel.web.werkbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.deadline.Counting;
import nl.schakel.process.edit.DraftTerms;
import nl.schakel.process.edit.TermAmount;
import nl.schakel.process.edit.TermLine;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import org.springframework.util.MultiValueMap;

/** Input: the terms of one step as somebody filled them in, a group of fields for all cases and one for urgent ones. */
class TermForm {

    /** What the terms of all cases are called in the names of fields, and those of urgent cases. */
    static final String ALL = "alle";

    static final String URGENT = "acuut";

    private static final String OWN = "acuut.eigen";

    /** What nobody can mean, so that it is refused with the sentence of its field. */
    private static final String UNREADABLE = "?";

    private final String step;
    private final MultiValueMap<String, String> sent;
    private final List<String> groups = new ArrayList<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    TermForm(String step, MultiValueMap<String, String> sent) {
        this.step = step;
        this.sent = sent;
    }

    String step() {
        return step;
    }

    String seen() {
        return value("gezien");
    }

    /** What was typed in a field of a group. */
    String typed(String group, String field) {
        return value(group + "." + field);
    }

    boolean urgentOnItsOwn() {
        return sent.containsKey(OWN);
    }

    Map<String, String> errors() {
        return errors;
    }

    /** The rows as they are to become: those that the page does not show stay. */
    List<TermLine> lines(DraftTerms.StepTerms now) {
        List<TermLine> lines = new ArrayList<>();
        String urgency = urgencyOfAll(now);
        groups.clear();
        if (sent.containsKey("weg")) {
            return lines;
        }
        if (urgentOnItsOwn()) {
            lines.add(line(URGENT, URGENT));
            groups.add(URGENT);
        }
        lines.add(line(ALL, urgency));
        groups.add(ALL);
        now.lines().stream()
                .filter(line ->
                        !line.urgency().equals(urgency) && !line.urgency().equals(URGENT))
                .forEach(lines::add);
        return lines;
    }

    /** A step of which only cases without haste have a row keeps that row; else it is about all cases. */
    static String urgencyOfAll(DraftTerms.StepTerms step) {
        boolean all = step.lines().stream().anyMatch(line -> line.urgency().equals(TermLine.ANY));
        boolean normal = step.lines().stream().anyMatch(line -> line.urgency().equals("normaal"));
        return !all && normal ? "normaal" : TermLine.ANY;
    }

    private TermLine line(String group, String urgency) {
        String counting = typed(group, "telling");
        return new TermLine(
                urgency,
                duration(group, "getal", "eenheid", "zoals", counting, UNREADABLE),
                counting,
                duration(group, "oppakken", "oppakken-eenheid", "oppakken-zoals", counting, ""),
                number(typed(group, "herinnering")),
                typed(group, "bij100"),
                typed(group, "bij150"),
                typed(group, "toelichting").replace("\r\n", "\n").strip());
    }

    private String duration(
            String group, String number, String unit, String asItIs, String counting, String whenEmpty) {
        String typed = typed(group, number).strip();
        if (typed.isEmpty()) {
            String kept = typed(group, asItIs);
            return kept.isEmpty() ? whenEmpty : kept;
        }
        Optional<TermAmount.TermUnit> chosen = Coded.of(TermAmount.TermUnit.class, typed(group, unit));
        Optional<Counting> counted = Coded.of(Counting.class, counting);
        if (!typed.matches("[1-9]\\d{0,3}") || chosen.isEmpty()) {
            return UNREADABLE;
        }
        return new TermAmount(Integer.parseInt(typed), chosen.get()).duration(counted.orElse(Counting.WERKTIJD));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    private String value(String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    /** The same form with what is wrong with each field, by the names that the page gives them. */
    TermForm refused(List<FieldError> refused) {
        for (FieldError error : refused) {
            String field = error.field();
            if (field.matches("regels\\[\\d+]\\..*")) {
                int at = Integer.parseInt(field.substring(7, field.indexOf(']')));
                String name = field.substring(field.indexOf('.') + 1);
                field = (at < groups.size() ? groups.get(at) : ALL) + "." + (name.equals("duur") ? "getal" : name);
            }
            errors.putIfAbsent(field, error.message());
        }
        return this;
    }
}
