package nl.schakel.process.tasks.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;

/**
 * Check: checks answers against the form that asked for them, on the server: whatever the browser did or did not do.
 * Unknown keys are refused; an answer to a question that was hidden is left out.
 */
public final class FormCheck {

    private static final int MOST_DIGITS = 15;
    /** Rows, their questions, and the choices of one of those. */
    private static final int DEEPEST = 3;

    private static final DateTimeFormatter DAY_PERHAPS_WITH_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_TIME)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int MAX_ROWS = 50;
    private static final int MAX_LINE = 500;
    /** Reading a number takes longer than its length; no question of ours asks for more. */
    private static final int LONGEST_NUMBER = 30;

    private final FormConditions conditions;
    private final Map<String, Map<String, String>> lists;
    private final LocalDate today;

    FormCheck(FormConditions conditions, Map<String, Map<String, String>> lists, LocalDate today) {
        this.conditions = conditions;
        this.lists = lists;
        this.today = today;
    }

    /**
     * The answers that count, in the order of the form.
     *
     * @throws InvalidInput with every wrong answer at once
     */
    public Map<String, Object> check(FormSchema schema, Map<String, Object> answers) {
        InputCheck errors = new InputCheck();
        answers.forEach((key, value) -> {
            if (deeper(value, DEEPEST)) {
                errors.error(
                        schema.field(key).isPresent() ? key : "antwoorden",
                        "onbekende-vorm",
                        "fout.formulier.onbekende-vorm");
            }
        });
        // before the conditions of the form, which follow every value to its end
        errors.done();
        Map<String, Object> good = check(schema.fields(), answers, "", answers, errors);
        errors.done();
        return good;
    }

    private Map<String, Object> check(
            List<FormField> fields,
            Map<String, Object> answers,
            String prefix,
            Map<String, Object> context,
            InputCheck errors) {
        Set<String> known = new java.util.HashSet<>();
        fields.forEach(field -> known.add(field.key()));
        answers.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> errors.error(prefix + key, "onbekende-vraag", "fout.formulier.onbekende-vraag"));
        Map<String, Object> withDefaults = new HashMap<>(context);
        fields.forEach(field -> withDefaults.computeIfAbsent(field.key(), key -> field.defaultValue()));
        Map<String, Object> good = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (conditions.hidden(field, withDefaults)) {
                continue;
            }
            Object value = answers.get(field.key());
            Object checked = value(field, isEmpty(value) ? field.defaultValue() : value, prefix + field.key(), errors);
            if (checked != null) {
                good.put(field.key(), checked);
            }
        }
        return good;
    }

    private Object value(FormField field, Object value, String at, InputCheck errors) {
        if (isEmpty(value)) {
            if (field.required()) {
                errors.error(at, "verplicht", "fout.formulier.verplicht", field.label());
            }
            return null;
        }
        return switch (field.type()) {
            case "radio", "select" -> choice(field, value, at, errors);
            case "checklist", "taglist" -> choices(field, value, at, errors);
            case "checkbox" -> checkbox(value, at, errors);
            case "number" -> number(field, value, at, errors);
            case "datetime" -> moment(field, value, at, errors);
            case "dynamiclist" -> rows(field, value, at, errors);
            default -> text(field, value, at, errors);
        };
    }

    private Map<String, String> optionsOf(FormField field) {
        return field.optionsFrom() == null ? field.options() : lists.getOrDefault(field.optionsFrom(), Map.of());
    }

    private Object choice(FormField field, Object value, String at, InputCheck errors) {
        Object code = value instanceof Boolean yes ? (yes ? "ja" : "nee") : value;
        if (code instanceof String text && optionsOf(field).containsKey(text)) {
            return text;
        }
        errors.error(at, "onbekende-keuze", "fout.formulier.keuze", field.label());
        return null;
    }

    private Object choices(FormField field, Object value, String at, InputCheck errors) {
        if (!(value instanceof List<?> list)) {
            errors.error(at, "onbekende-keuze", "fout.formulier.keuzelijst", field.label());
            return null;
        }
        Map<String, String> options = optionsOf(field);
        // each choice once: a list of more than twice the choices is no mistake of somebody who chooses
        if (list.size() > 2 * options.size()
                || !list.stream().allMatch(item -> item instanceof String text && options.containsKey(text))) {
            errors.error(at, "onbekende-keuze", "fout.formulier.keuzes", field.label());
            return null;
        }
        errors.once(at, list);
        return List.copyOf(list);
    }

    private static Object checkbox(Object value, String at, InputCheck errors) {
        if (value instanceof Boolean) {
            return value;
        }
        errors.error(at, "geen-vinkje", "fout.formulier.vinkje");
        return null;
    }

    private static Object number(FormField field, Object value, String at, InputCheck errors) {
        BigDecimal number;
        if (String.valueOf(value).length() > LONGEST_NUMBER) {
            errors.error(at, "geen-getal", "fout.formulier.getal", field.label());
            return null;
        }
        try {
            number = new BigDecimal(String.valueOf(value));
        } catch (NumberFormatException e) {
            errors.error(at, "geen-getal", "fout.formulier.getal", field.label());
            return null;
        }
        if (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
            // written out it would fill the memory
            errors.error(at, "buiten-bereik", "fout.formulier.getal.te-precies", field.label());
            return null;
        }
        BigDecimal min = decimal(field.validate().get("min"));
        BigDecimal max = decimal(field.validate().get("max"));
        if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
            errors.error(at, "buiten-bereik", range(min, max), field.label(), min, max);
            return null;
        }
        return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValue() : number.doubleValue();
    }

    private Object moment(FormField field, Object value, String at, InputCheck errors) {
        Day read;
        try {
            read = day(field.subtype(), String.valueOf(value).strip());
        } catch (DateTimeException | ArithmeticException e) {
            errors.error(at, "geen-datum", "fout.formulier.datum", field.label());
            return null;
        }
        LocalDate day = read.day();
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusYears(10))) {
            errors.error(at, "buiten-bereik", "fout.formulier.datum.buiten-bereik", field.label());
            return null;
        }
        if (field.validate().containsKey("notPast") && day.isBefore(today)) {
            errors.error(at, "voorbij", "fout.formulier.datum.voorbij", field.label());
            return null;
        }
        return read.text();
    }

    /** What was answered, in the one form in which it goes on, whatever the form in which it came. */
    private record Day(LocalDate day, String text) {}

    /** A day may come with a time, and a moment without a zone is one in the Netherlands. */
    private Day day(String subtype, String text) {
        if (subtype.equals("time")) {
            LocalTime.from(DateTimeFormatter.ISO_TIME.parse(text));
            return new Day(today, text);
        }
        TemporalAccessor read =
                DAY_PERHAPS_WITH_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        LocalDate day = read instanceof OffsetDateTime moment
                ? moment.atZoneSameInstant(Zones.AMSTERDAM).toLocalDate()
                : LocalDate.from(read);
        return new Day(day, subtype.equals("date") ? day.toString() : text);
    }

    @SuppressWarnings("unchecked")
    private Object rows(FormField field, Object value, String at, InputCheck errors) {
        if (!(value instanceof List<?> list) || list.size() > MAX_ROWS) {
            errors.error(at, "geen-lijst", "fout.formulier.regels", MAX_ROWS);
            return null;
        }
        List<Map<String, Object>> good = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String row = at + "[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> answers) {
                if (answers.values().stream().allMatch(FormCheck::isEmpty)) {
                    continue;
                }
                Map<String, Object> typed = (Map<String, Object>) answers;
                good.add(check(field.rows(), typed, row + ".", typed, errors));
            } else {
                errors.error(row, "geen-regel", "fout.formulier.regel");
            }
        }
        return good;
    }

    private static Object text(FormField field, Object value, String at, InputCheck errors) {
        if (!(value instanceof String text)) {
            errors.error(at, "geen-tekst", "fout.formulier.tekst", field.label());
            return null;
        }
        int limit = field.type().equals("textarea") ? InputCheck.MAX_TEXT : MAX_LINE;
        BigDecimal own = decimal(field.validate().get("maxLength"));
        int most = own == null ? limit : Math.min(limit, own.intValue());
        errors.text(at, text, most);
        if (InputCheck.longer(text, most)) {
            return text;
        }
        BigDecimal least = decimal(field.validate().get("minLength"));
        if (least != null && InputCheck.length(text.strip()) < least.intValue()) {
            errors.error(at, "te-kort", "fout.formulier.tekst.te-kort", field.label(), least);
        }
        Object pattern = field.validate().get("pattern");
        if (pattern != null
                && !Pattern.compile(pattern.toString()).matcher(text).find()) {
            errors.error(at, "verkeerde-vorm", "fout.formulier.tekst.vorm", field.label());
        }
        return text;
    }

    private static String range(BigDecimal min, BigDecimal max) {
        if (min == null) {
            return "fout.formulier.getal.hoogstens";
        }
        return max == null ? "fout.formulier.getal.minstens" : "fout.formulier.getal.tussen";
    }

    private static BigDecimal decimal(Object value) {
        return value == null || value.toString().isBlank() ? null : new BigDecimal(value.toString());
    }

    /** Whether there are more lists and rows in each other than any form has. */
    private static boolean deeper(Object value, int levels) {
        boolean nested = value instanceof Map<?, ?> || value instanceof List<?>;
        if (!nested || levels == 0) {
            return nested;
        }
        Collection<?> inside = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
        return inside.stream().anyMatch(one -> deeper(one, levels - 1));
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty();
    }
}
