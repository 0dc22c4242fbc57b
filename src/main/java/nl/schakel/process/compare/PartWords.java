package nl.schakel.process.compare;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.support.text.Sentences;

/** Text factory for what is different: the Dutch word for a part of an element, and what stands there in words. */
final class PartWords {

    /** In what something stands, as a part of it. */
    static final String INSIDE = "staat-in";

    private static final Sentences TEXTS = BundleComparison.TEXTS;
    private static final Set<String> OWNERS = Set.of("candidateGroups", "assignee");
    private static final Set<String> MENTIONS =
            Set.of("sourceRef", "targetRef", "default", "attachedToRef", "messageRef", "signalRef");
    /** What a director is not helped by, of an element that is new or gone. */
    private static final Set<String> SILENT = Set.of(
            "soort",
            "id",
            "name",
            "label",
            "key",
            "type",
            "formRefBinding",
            "decisionRefBinding",
            "calledElementBinding",
            "typeRef",
            "vragen",
            INSIDE);

    private static final Pattern DURATION = Pattern.compile("\"P(?:(\\d+)D|T(\\d+)([HM]))\"");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]+)\"");
    private static final String CELL = "cel ";
    private static final String PROPERTY = "camunda:property:";

    private PartWords() {}

    /** What kind of thing an element is. */
    static String thing(ComparedElement element) {
        return Stream.of("timer", "message", "conditional", "terminate")
                .filter(event -> element.says.keySet().stream()
                        .anyMatch(path -> path.startsWith("/" + event + "EventDefinition")))
                .map(event -> "ding." + element.kind + "." + event)
                .filter(TEXTS::has)
                .findFirst()
                .map(TEXTS::say)
                .orElseGet(() -> kind(element.kind));
    }

    private static String kind(String kind) {
        return TEXTS.has("ding." + kind) ? TEXTS.say("ding." + kind) : TEXTS.say("ding.anders", kind);
    }

    /** How people call an element; one without a name by its id. */
    static String name(ComparedElement element) {
        String arrow = element.says.containsKey("@sourceRef") ? element.names.getOrDefault(element.id, "") : "";
        String name = arrow.isBlank() ? element.name : arrow;
        return name.isBlank() ? element.id : name;
    }

    /** How people call what an element mentions by its id. */
    static String mentioned(ComparedElement element, String id) {
        String name = element.names.getOrDefault(id, "");
        return name.isBlank() ? id : name;
    }

    /** The word for a part. */
    static String part(ComparedElement element, String path) {
        if (path.startsWith(CELL)) {
            String[] cell = path.substring(CELL.length()).split(" ", 2);
            String column = element.names.getOrDefault("kolom " + cell[0], cell[0]);
            return cell[1].equals("/text#") || cell[1].equals("!") ? column : TEXTS.say("deel.cel", column, cell[1]);
        }
        int property = path.indexOf(PROPERTY);
        if (property >= 0) {
            String name = path.substring(property + PROPERTY.length());
            return TEXTS.has("deel.eigenschap." + name)
                    ? TEXTS.say("deel.eigenschap." + name)
                    : TEXTS.say("deel.anders", name);
        }
        String last = last(path);
        return TEXTS.has("deel." + last) ? TEXTS.say("deel." + last) : TEXTS.say("deel.anders", plain(path));
    }

    /** The part in the words of the file; of a cell the id of its column. */
    static String code(String path) {
        return path.startsWith(CELL) ? path.substring(CELL.length()).split(" ", 2)[0] : last(path);
    }

    /** The word for where something stands among others. */
    static String place(ComparedElement element) {
        String key = "plaats." + element.kind;
        return TEXTS.say(TEXTS.has(key) ? key : "plaats.anders");
    }

    /** Whether a part helps to know an element that is new or gone. */
    static boolean tellsWhatItIs(String path) {
        return !path.endsWith("!")
                && !(path.startsWith(CELL) && !path.endsWith("/text#"))
                && !SILENT.contains(last(path));
    }

    /** What stands there; {@code literally} as the file says it, when our words would hide a difference. */
    static String values(ComparedElement element, String path, List<String> values, boolean literally) {
        return values.stream()
                .map(value ->
                        literally ? value : path.startsWith(CELL) ? cell(value) : value(element, last(path), value))
                .map(value -> value.isEmpty() ? TEXTS.say("leeg") : value)
                .collect(Collectors.joining(" \u00B7 "));
    }

    /** A text without its quotes, a duration in words. */
    private static String cell(String value) {
        Matcher duration = DURATION.matcher(value);
        if (duration.matches()) {
            String number = duration.group(1) == null ? duration.group(2) : duration.group(1);
            String unit = duration.group(1) == null ? duration.group(3) : "D";
            return TEXTS.say("duur." + unit + (number.equals("1") ? ".een" : ""), number);
        }
        Matcher text = TEXT.matcher(value);
        return text.matches() ? text.group(1) : value;
    }

    private static String value(ComparedElement element, String last, String value) {
        if (OWNERS.contains(last)) {
            return OwnerWords.of(value);
        }
        if (MENTIONS.contains(last)) {
            return mentioned(element, value);
        }
        if (last.equals(INSIDE)) {
            return value.matches("\\d+") ? TEXTS.say("waarde.buitenste") : mentioned(element, value);
        }
        if (last.equals("soort")) {
            return kind(value);
        }
        if (last.equals("type") && TEXTS.has("ding." + value)) {
            return TEXTS.say("ding." + value);
        }
        if (last.equals("properties.share")) {
            return OwnerWords.roles(value);
        }
        String truth = value.replace("\"", "");
        return truth.equals("true") || truth.equals("false") ? TEXTS.say("waarde." + truth) : value;
    }

    /** The path without numbers and marks. */
    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "").replaceAll("[#!]$", "").replaceAll("^[/@]", "");
    }

    private static String last(String path) {
        String plain = plain(path);
        String name = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('@')) + 1);
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
