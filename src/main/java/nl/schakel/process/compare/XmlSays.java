package nl.schakel.process.compare;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.process.rules.XmlPart;

/**
 * Reader of everything that an element of XML says, as values by path: its attributes, its text, and those of what stands
 * in it. A path has the number of an element among those of its name, so that no two different elements say the same.
 */
final class XmlSays {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> CAMUNDA =
            Set.of("http://camunda.org/schema/1.0/bpmn", "http://camunda.org/schema/1.0/dmn");

    /** What the engine takes when nothing is said; drawing tools leave these out. */
    private static final Set<String> AS_WITHOUT = Set.of(
            "isInterrupting=true",
            "cancelActivity=true",
            "isForCompensation=false",
            "triggeredByEvent=false",
            "isSequential=false",
            "parallelMultiple=false",
            "instantiate=false",
            "isClosed=false",
            "gatewayDirection=Unspecified",
            "processType=None",
            "startQuantity=1",
            "completionQuantity=1",
            "associationDirection=None",
            "expressionLanguage=http://www.w3.org/1999/XPath",
            "typeLanguage=http://www.w3.org/2001/XMLSchema",
            "textFormat=text/plain",
            "implementation=##unspecified",
            "implementation=##WebService",
            "eventGatewayType=Exclusive",
            "behavior=All",
            "expressionLanguage=https://www.omg.org/spec/DMN/20191111/FEEL/",
            "typeLanguage=https://www.omg.org/spec/DMN/20191111/FEEL/",
            "preferredOrientation=Rule-as-Row",
            "isCollapsed=false",
            "isListedInputData=false",
            "useAlternativeInputDataShape=false",
            "hitPolicy=UNIQUE",
            "ordering=Sequential");

    /** Lists of which each entry is one value: what it maps, or what it does when. */
    private static final Set<String> ENTRIES =
            Set.of("in", "out", "taskListener", "executionListener", "inputParameter", "outputParameter");

    private static final String TEXT = "\u2192 ";

    private XmlSays() {}

    /**
     * Hands on every value with its path.
     *
     * @param own attributes of the element itself that somebody else tells of
     * @param apart what is no part of the element, but an element of its own
     */
    static void of(XmlPart part, Set<String> own, Predicate<XmlPart> apart, BiConsumer<String, String> says) {
        attributes(part).forEach((name, value) -> {
            if (!own.contains(name)) {
                says.accept("@" + name, value);
            }
        });
        inside(part, "", apart, says);
    }

    private static void inside(XmlPart part, String path, Predicate<XmlPart> apart, BiConsumer<String, String> says) {
        String text = part.text().replace("\r\n", "\n").strip();
        if (!text.isEmpty()) {
            says.accept(path + "#", text);
        }
        Map<String, Integer> seen = new HashMap<>();
        for (XmlPart child : part.children()) {
            if (!apart.test(child)) {
                below(child, path, seen, apart, says);
            }
        }
    }

    private static void below(
            XmlPart child,
            String path,
            Map<String, Integer> seen,
            Predicate<XmlPart> apart,
            BiConsumer<String, String> says) {
        String name = name(child);
        if (ENTRIES.contains(child.name())
                && child.children().stream().allMatch(one -> one.children().isEmpty())) {
            says.accept(path + "/" + name, inOneLine(child));
            return;
        }
        String place = path + "/" + name;
        if (child.name().equals("property") && attributes(child).keySet().equals(Set.of("name", "value"))) {
            says.accept(
                    place + ":" + attributes(child).get("name"),
                    attributes(child).get("value"));
            return;
        }
        int number = seen.merge(name, 1, Integer::sum);
        String numbered = number == 1 ? place : place + "[" + number + "]";
        Map<String, String> attributes = attributes(child);
        if (attributes.isEmpty() && child.text().isBlank() && child.children().isEmpty()) {
            says.accept(numbered + "#", "");
        }
        if (!attributes.isEmpty() || !child.children().isEmpty()) {
            // that it is there at all, also when what stands in it goes
            says.accept(numbered + "!", "");
        }
        attributes.forEach((attribute, value) -> says.accept(numbered + "@" + attribute, value));
        inside(child, numbered, apart, says);
    }

    private static String inOneLine(XmlPart part) {
        Stream<String> attributes = attributes(part).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " = " + escaped(one.getValue()));
        Stream<String> text =
                Stream.of(part.text().strip()).filter(one -> !one.isEmpty()).map(one -> TEXT + escaped(one));
        Stream<String> children = part.children().stream().map(child -> name(child) + " (" + inOneLine(child) + ")");
        return Stream.of(attributes, text, children).flatMap(one -> one).collect(Collectors.joining("; "));
    }

    /** So that no value can pass for two. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(";", "\\;");
    }

    /** By their names; one that says what counts without it is left out. */
    static Map<String, String> attributes(XmlPart part) {
        Map<String, String> all = new LinkedHashMap<>();
        part.attributes().forEach((qualified, value) -> {
            int colon = qualified.lastIndexOf(':');
            String space = colon < 0 ? "" : qualified.substring(0, colon);
            String name = qualified.substring(colon + 1);
            if (space.equals(XMLNS) || qualified.equals("xmlns") || AS_WITHOUT.contains(name + "=" + value)) {
                return;
            }
            if (space.equals(XSI) && name.equals("type")) {
                all.put("xsi:type", value.substring(value.indexOf(':') + 1));
            } else {
                all.put(space.isEmpty() ? name : prefix(space) + name, value);
            }
        });
        return all;
    }

    /** Its local name; one of another space than the file itself has that before it. */
    static String name(XmlPart part) {
        String space = part.element().getNamespaceURI();
        String own = part.element().getOwnerDocument().getDocumentElement().getNamespaceURI();
        return space == null || space.equals(own) ? part.name() : prefix(space) + part.name();
    }

    private static String prefix(String space) {
        return CAMUNDA.contains(space) ? "camunda:" : space + ":";
    }
}
