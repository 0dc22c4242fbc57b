package nl.schakel.process.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Code list: what one value of a request may look like; a parameter of an address arrives as a text. */
enum Shape {
    /** A row to begin with. */
    OFFSET,
    /** How many rows; never so many that an answer does not fit in memory. */
    PAGE_SIZE,
    /** As Tasklist asks for filters and Cockpit for the parts of one model: all of them at once. */
    ALL_ROWS,
    YES_NO,
    YES,
    NO,
    /** The id of something in the engine. */
    ID,
    IDS,
    NONE,
    /** A code or name of the engine itself. */
    WORD,
    ASCENDING_OR_DESCENDING,
    /** What somebody types to find a task by its name. */
    SEARCH,
    /** By which fields of a task a list is sorted; never by a variable, since the order would tell its value. */
    SORTING,
    /** The user name of the person who asks, and nobody else's. */
    SELF;

    private static final int MOST_ROWS = 200;
    private static final int ALL = 2_000;
    private static final int MOST_IDS = 200;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,7}");
    private static final Pattern ID_TEXT = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int LONGEST_SEARCH = 100;
    private static final Set<String> SORT_FIELDS = Set.of("sortBy", "sortOrder");
    private static final Set<String> SORTED_BY = Set.of(
            "dueDate",
            "created",
            "name",
            "nameCaseInsensitive",
            "priority",
            "followUpDate",
            "assignee",
            "id",
            "variableName",
            "variableType");

    /** Whether the value is what this says. */
    boolean fits(JsonNode value, String user) {
        return switch (this) {
            case OFFSET -> number(value, Integer.MAX_VALUE);
            case PAGE_SIZE -> number(value, MOST_ROWS);
            case ALL_ROWS -> number(value, ALL);
            case YES_NO -> YES.fits(value, user) || NO.fits(value, user);
            case YES ->
                (value.isBoolean() || value.isTextual()) && value.asText().equals("true");
            case NO ->
                (value.isBoolean() || value.isTextual()) && value.asText().equals("false");
            case ID -> text(value, ID_TEXT);
            case IDS -> value.isArray() && value.size() <= MOST_IDS && each(value, ID, user);
            case NONE ->
                value.isArray()
                        ? value.isEmpty()
                        : value.isTextual() && value.asText().isEmpty();
            case WORD -> text(value, NAME);
            case ASCENDING_OR_DESCENDING -> value.isTextual() && value.asText().matches("asc|desc");
            case SEARCH -> search(value);
            case SORTING -> value.isArray() && value.size() <= SORTED_BY.size() && eachSorts(value);
            case SELF -> value.isTextual() && value.asText().equals(user);
        };
    }

    private static boolean number(JsonNode value, int most) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return false;
        }
        String digits = value.asText();
        return DIGITS.matcher(digits).matches() && Integer.parseInt(digits) <= most;
    }

    private static boolean text(JsonNode value, Pattern pattern) {
        return value.isTextual() && pattern.matcher(value.asText()).matches();
    }

    /** Plain text: the engine evaluates an expression in some fields, and a zero byte is no text for the database. */
    private static boolean search(JsonNode value) {
        String text = value.asText();
        return value.isTextual()
                && text.length() <= LONGEST_SEARCH
                && !text.contains("${")
                && !text.contains("#{")
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean each(JsonNode values, Shape shape, String user) {
        for (JsonNode value : values) {
            if (!shape.fits(value, user)) {
                return false;
            }
        }
        return true;
    }

    private static boolean eachSorts(JsonNode values) {
        for (JsonNode value : values) {
            boolean sorts = value.isObject()
                    && value.size() == SORT_FIELDS.size()
                    && SORTED_BY.contains(value.path("sortBy").asText())
                    && ASCENDING_OR_DESCENDING.fits(value.path("sortOrder"), "");
            if (!sorts) {
                return false;
            }
        }
        return true;
    }
}
