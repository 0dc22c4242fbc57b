package nl.schakel.process.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.process.rules.XmlPart;

/**
 * Reader of the elements of a BPMN model. What has an id of its own but no place on the picture, such as the definition of an
 * event or a condition, is told of at the element in which it stands.
 */
final class ModelContents {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** By which tool the file was written last: it says nothing of the route. */
    private static final Set<String> TOOL = Set.of("exporter", "exporterVersion");

    /** For drawing tools: what leads where the flows say themselves. */
    static final Set<String> LISTS = Set.of("incoming", "outgoing");

    /** What a shape draws that the file does not have. */
    static final String LOOSE = "los ";

    private static final Set<String> DETAILS = Set.of(
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "condition",
            "completionCondition",
            "loopCardinality",
            "script",
            "text");

    private final Map<String, ComparedElement> elements = FileContents.empty();
    private final Map<String, String> names = new HashMap<>();
    private final XmlPart root;
    private int processes;

    private ModelContents(XmlPart root) {
        this.root = root;
    }

    static FileContents of(XmlPart root) {
        ModelContents contents = new ModelContents(root);
        contents.read(root, null, true);
        contents.root.children().stream()
                .filter(ModelContents::diagram)
                .forEach(diagram -> contents.drawing(diagram, contents.head()));
        contents.elements.values().forEach(element -> element.names = contents.names);
        contents.nameFlows();
        String title = contents.elements.values().stream()
                .filter(element -> element.kind.equals("process"))
                .map(element -> element.name)
                .findFirst()
                .orElse("");
        return new FileContents(title, contents.elements);
    }

    private ComparedElement head() {
        return elements.values().iterator().next();
    }

    private void read(XmlPart part, XmlPart around, boolean first) {
        ComparedElement element = new ComparedElement(id(part, first), part.name(), name(part));
        names.putIfAbsent(element.id, element.name);
        FileContents.add(elements, element);
        element.says("soort", XmlSays.name(part) + (first ? " " + part.element().getNamespaceURI() : ""));
        if (part.name().equals("process")) {
            processes++;
        } else if (around != null && around != root) {
            element.says(
                    PartWords.INSIDE, around.name().equals("process") ? String.valueOf(processes) : id(around, false));
        }
        Set<String> own = first ? Set.of("id", "exporter", "exporterVersion") : Set.of("id");
        XmlSays.of(part, own, ModelContents::apart, (path, value) -> {
            if (path.startsWith("/incoming") || path.startsWith("/outgoing")) {
                element.drawn(path.substring(0, "/incoming".length()), value);
            } else {
                element.says(path, value);
            }
        });
        if (first) {
            XmlSays.attributes(part).forEach((name, value) -> {
                if (TOOL.contains(name)) {
                    element.drawn("@" + name, value);
                }
            });
        }
        inner(part).forEach(child -> read(child, part, false));
    }

    /** The nearest elements below that are compared by themselves. */
    private static List<XmlPart> inner(XmlPart part) {
        List<XmlPart> found = new ArrayList<>();
        for (XmlPart child : part.children()) {
            if (element(child)) {
                found.add(child);
            } else if (!diagram(child)) {
                found.addAll(inner(child));
            }
        }
        return found;
    }

    private static boolean apart(XmlPart part) {
        return element(part) || diagram(part);
    }

    private static boolean element(XmlPart part) {
        String name = part.name();
        return part.id() != null
                && BPMN.equals(part.element().getNamespaceURI())
                && !DETAILS.contains(name)
                && !name.endsWith("EventDefinition")
                && !name.endsWith("Expression")
                && !name.endsWith("LoopCharacteristics");
    }

    private static boolean diagram(XmlPart part) {
        return part.name().equals("BPMNDiagram");
    }

    private static String id(XmlPart part, boolean first) {
        return part.id() != null ? part.id() : first ? "" : part.name();
    }

    /** What people call it; a note has no name, but its text. */
    private static String name(XmlPart part) {
        String name = part.attributes().getOrDefault("name", "");
        if (name.isBlank() && part.name().equals("textAnnotation")) {
            return part.children().stream()
                    .filter(child -> child.name().equals("text"))
                    .map(XmlPart::text)
                    .findFirst()
                    .orElse("");
        }
        return name;
    }

    /** An arrow is called after what it joins. */
    private void nameFlows() {
        for (ComparedElement element : List.copyOf(elements.values())) {
            if (element.says.containsKey("@sourceRef") && element.says.containsKey("@targetRef")) {
                String from = PartWords.mentioned(
                        element, element.says.get("@sourceRef").get(0));
                String to = PartWords.mentioned(
                        element, element.says.get("@targetRef").get(0));
                String key = element.name.isBlank() ? "pijl.zonder-naam" : "pijl.met-naam";
                names.put(element.id, BundleComparison.TEXTS.say(key, from, to, element.name));
                ComparedElement source =
                        elements.get(element.says.get("@sourceRef").get(0));
                if (source != null && source.kind.equals("exclusiveGateway")) {
                    // the engine takes the first way that is open
                    element.row = source.id;
                }
            }
        }
    }

    /** Shapes and lines, told of at the element that they draw. */
    private void drawing(XmlPart part, ComparedElement around) {
        String drawn = part.attributes().get("bpmnElement");
        boolean shape = part.name().equals("BPMNShape") || part.name().equals("BPMNEdge");
        ComparedElement element = shape ? elements.getOrDefault(drawn, around) : around;
        String path = (shape && !element.id.equals(drawn) ? LOOSE + drawn + " " : "/") + part.name();
        if (shape) {
            XmlSays.of(part, Set.of(), child -> false, (below, value) -> element.drawn(path + below, value));
        } else {
            XmlSays.attributes(part).forEach((name, value) -> element.drawn(path + "@" + name, value));
            element.drawn(path, part.text().strip());
            part.children().forEach(child -> drawing(child, element));
        }
    }
}
