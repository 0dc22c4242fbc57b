package nl.schakel.process.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.process.rules.XmlPart;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every attribute and text of every model, table and form is changed in turn, every element and property taken out: exactly
 * that element, row or question is reported, and nothing else.
 */
class EveryChangeIsFoundTest {

    private static final Set<String> DRAWING = Set.of("BPMNDiagram", "DMNDI");

    private final ShippedBundle shipped = ShippedBundle.whole();
    private final List<String> wrong = new ArrayList<>();
    private int tried;

    @Test
    void inEveryModel() {
        xml(".bpmn");

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(10_000);
    }

    @Test
    void inEveryTable() {
        xml(".dmn");

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(4_000);
    }

    @Test
    void inEveryForm() {
        for (String file : files(".form")) {
            JsonNode root = FormContents.read(shipped.bytes().get(file));
            new FormMutants(file, root).all((ObjectNode) root, "", "");
        }

        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(4_000);
    }

    @Test
    void aFileAgainstWhatADrawingToolMakesOfItIsTheSame() {
        Map<String, byte[]> exported = shipped.bytes();
        exported.replaceAll((file, content) -> {
            if (file.endsWith(".bpmn")) {
                return bytes(Bpmn.convertToString(Bpmn.readModelFromStream(new ByteArrayInputStream(content))));
            }
            if (file.endsWith(".dmn")) {
                return bytes(Dmn.convertToString(Dmn.readModelFromStream(new ByteArrayInputStream(content))));
            }
            return bytes(FormContents.read(content).toString());
        });

        assertThat(exported.keySet()).hasSizeGreaterThan(80);
        assertThat(exported.entrySet().stream()
                        .filter(one -> java.util.Arrays.equals(
                                one.getValue(), shipped.bytes().get(one.getKey()))))
                .as("files that the export left as they are would prove nothing")
                .isEmpty();
        assertThat(BundleComparison.between(shipped.bytes(), exported)).isEmpty();
    }

    private List<String> files(String ending) {
        return shipped.files().keySet().stream()
                .filter(file -> file.endsWith(ending))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void xml(String ending) {
        for (String file : files(ending)) {
            XmlPart root = PlainXml.read(shipped.bytes().get(file));
            FileContents before = FileContents.xml(root);
            assertThat(report(before, FileContents.xml(root))).as(file).isEqualTo(Report.NOTHING);
            Map<String, List<Mutant>> mutants = new TreeMap<>();
            Map<String, List<Mutant>> lists = new TreeMap<>();
            List<Mutant> alone = new ArrayList<>();
            for (XmlPart part : root.all()) {
                boolean list = Set.of("incoming", "outgoing").contains(part.name());
                String owner = owner(before, part.element());
                List<Mutant> own = (list ? lists : mutants).computeIfAbsent(owner, none -> new ArrayList<>());
                attributes(before, part.element(), own, alone);
                texts(part.element(), owner, own);
                if (part.element() != root.element()) {
                    without(before, part, owner, own, alone);
                }
            }
            together(file, root, before, mutants);
            together(file, root, before, lists);
            alone.forEach(mutant -> expect(file, root, before, List.of(mutant)));
        }
    }

    /** One change of each element at a time, and only of every second element, so that one too many is seen. */
    private void together(String file, XmlPart root, FileContents before, Map<String, List<Mutant>> mutants) {
        List<List<Mutant>> owners = List.copyOf(mutants.values());
        int most = owners.stream().mapToInt(List::size).max().orElse(0);
        for (int number = 0; number < most; number++) {
            for (int odd = 0; odd < 2; odd++) {
                List<Mutant> round = new ArrayList<>();
                for (int i = odd; i < owners.size(); i += 2) {
                    if (number < owners.get(i).size()) {
                        round.add(owners.get(i).get(number));
                    }
                }
                expect(file, root, before, round);
            }
        }
    }

    private void expect(String file, XmlPart root, FileContents before, List<Mutant> mutants) {
        tried += mutants.size();
        mutants.forEach(mutant -> mutant.change.run());
        Report report = report(before, FileContents.xml(root));
        for (int i = mutants.size() - 1; i >= 0; i--) {
            mutants.get(i).back.run();
        }
        Report expected = new Report(new TreeSet<>(), new TreeSet<>());
        mutants.forEach(mutant -> {
            expected.elements.addAll(mutant.expected.elements);
            expected.moved.addAll(mutant.expected.moved);
        });
        boolean more = mutants.stream().anyMatch(mutant -> mutant.more);
        boolean right = more
                ? report.elements.containsAll(expected.elements) && report.moved.containsAll(expected.moved)
                : report.equals(expected);
        if (!right) {
            wrong.add(file + " "
                    + mutants.stream()
                            .filter(mutant -> !report.elements.containsAll(mutant.expected.elements)
                                    || !report.moved.containsAll(mutant.expected.moved))
                            .map(mutant -> mutant.what)
                            .toList()
                    + ", too many " + without(report.elements, expected.elements)
                    + without(report.moved, expected.moved));
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    /** A change of one thing; {@code more} when what mentions it may be told of as well. */
    private record Mutant(String what, Report expected, boolean more, Runnable change, Runnable back) {}

    private static void attributes(FileContents before, Element element, List<Mutant> own, List<Mutant> alone) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getName();
            if (name.startsWith("xmlns")) {
                continue;
            }
            String value = attribute.getValue();
            String owner = owner(before, element);
            boolean identity = name.equals("id") && owner.equals(value);
            boolean drawing = drawn(element) || name.equals("camunda:width");
            Set<String> told = identity ? Set.of(owner, owner + "X") : Set.of(owner);
            boolean alsoOthers = identity || name.equals("bpmnElement");
            (alsoOthers ? alone : own)
                    .add(new Mutant(
                            path(element) + "@" + name,
                            drawing ? new Report(Set.of(), told) : new Report(told, Set.of()),
                            alsoOthers,
                            () -> attribute.setValue(value + "X"),
                            () -> attribute.setValue(value)));
        }
    }

    private static void texts(Element element, String owner, List<Mutant> own) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank()) {
                Node one = child;
                String text = child.getNodeValue();
                boolean list = Set.of("incoming", "outgoing").contains(element.getLocalName());
                own.add(new Mutant(
                        path(element) + " text",
                        list ? new Report(Set.of(), Set.of(owner)) : new Report(Set.of(owner), Set.of()),
                        false,
                        () -> one.setNodeValue(text + "X"),
                        () -> one.setNodeValue(text)));
            }
        }
    }

    private static void without(FileContents before, XmlPart part, String owner, List<Mutant> own, List<Mutant> alone) {
        Element element = part.element();
        Node parent = element.getParentNode();
        Node next = element.getNextSibling();
        Set<String> inside = part.all().stream()
                .map(XmlPart::id)
                .filter(id -> id != null && before.elements().containsKey(id))
                .collect(Collectors.toSet());
        Set<String> shapes = part.all().stream()
                .filter(one -> one.element().hasAttribute("bpmnElement"))
                .map(one -> one.element().getAttribute("bpmnElement"))
                .collect(Collectors.toSet());
        boolean plane = Set.of("BPMNDiagram", "BPMNPlane").contains(part.name());
        // what stood in a column stands in another now: each row may be told of
        boolean column = Set.of("input", "output").contains(part.name());
        boolean list = Set.of("incoming", "outgoing").contains(part.name());
        Report expected = list
                ? new Report(Set.of(), Set.of(owner))
                : drawn(element)
                        ? new Report(Set.of(), plane || shapes.isEmpty() ? Set.of(owner) : shapes)
                        : new Report(inside.isEmpty() ? Set.of(owner) : inside, Set.of());
        (inside.isEmpty() && !plane ? own : alone)
                .add(new Mutant(
                        "without " + path(element),
                        expected,
                        plane || column,
                        () -> parent.removeChild(element),
                        () -> parent.insertBefore(element, next)));
    }

    private void expect(String where, Report report, Set<String> elements, Set<String> moved) {
        tried++;
        if (!report.equals(new Report(elements, moved))) {
            wrong.add(where + ": expected " + elements + " / " + moved + ", " + report);
        }
    }

    private static boolean drawn(Element element) {
        for (Node node = element; node instanceof Element one; node = node.getParentNode()) {
            if (DRAWING.contains(one.getLocalName())) {
                return true;
            }
        }
        return false;
    }

    /** The nearest element around it that is compared by itself; of a shape what it draws. */
    private static String owner(FileContents contents, Element element) {
        for (Node node = element; node instanceof Element one; node = node.getParentNode()) {
            String draws = one.getAttribute("bpmnElement");
            if (Set.of("BPMNShape", "BPMNEdge").contains(one.getLocalName())
                    && contents.elements().containsKey(draws)) {
                return draws;
            }
            if (contents.elements().containsKey(one.getAttribute("id"))) {
                return one.getAttribute("id");
            }
        }
        throw new AssertionError("nothing around " + path(element));
    }

    private static String path(Element element) {
        String parent = element.getParentNode() instanceof Element one ? path(one) + "/" : "";
        return parent + element.getNodeName() + (element.hasAttribute("id") ? "#" + element.getAttribute("id") : "");
    }

    /** Value: the keys that are told of. */
    private record Report(Set<String> elements, Set<String> moved) {
        static final Report NOTHING = new Report(Set.of(), Set.of());
    }

    private static Report report(FileContents before, FileContents after) {
        ContentDifference difference = ContentDifference.between(before, after);
        return new Report(keys(difference.elements()), keys(difference.moved()));
    }

    private static Set<String> keys(List<ElementDifference> differences) {
        assertThat(differences).extracting(ElementDifference::element).doesNotHaveDuplicates();
        assertThat(differences).allSatisfy(one -> {
            assertThat(one.thing()).isNotBlank();
            assertThat(one.parts()).allSatisfy(part -> {
                assertThat(part.part()).isNotBlank();
                assertThat(part.before()).isNotEqualTo(part.after());
            });
        });
        return differences.stream().map(ElementDifference::element).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All changes of one form, one at a time, made and taken back in place. */
    private final class FormMutants {

        private final String file;
        private final JsonNode root;
        private final FileContents before;

        FormMutants(String file, JsonNode root) {
            this.file = file;
            this.root = root;
            this.before = FormContents.of(root);
            assertThat(report(before, FormContents.of(root))).isEqualTo(Report.NOTHING);
        }

        void all(ObjectNode node, String owner, String path) {
            for (String name : names(node)) {
                JsonNode value = node.get(name);
                String where = file + path + "." + name;
                boolean identity = name.equals("key") || name.equals("id") && !node.has("key") && !owner.isEmpty();
                boolean questions = name.equals("components");
                if (!questions) {
                    node.set(name, other(value));
                    expectOf(where + " changed", owner, identity, where);
                    node.set(name, value);
                    node.remove(name);
                    expectOf(where + " gone", owner, identity, where);
                    node.set(name, value);
                }
                if (questions) {
                    ArrayNode list = (ArrayNode) value;
                    for (int i = 0; i < list.size(); i++) {
                        ObjectNode question = (ObjectNode) list.get(i);
                        String id = owner.isEmpty() ? key(question) : owner + "/" + key(question);
                        all(question, id, where.substring(file.length()) + "[" + key(question) + "]");
                        list.remove(i);
                        expect(where + " without " + i, now(), inside(question, owner), Set.of());
                        list.insert(i, question);
                    }
                } else if (value instanceof ObjectNode below) {
                    all(below, owner, path + "." + name);
                } else if (value instanceof ArrayNode list) {
                    for (int i = 0; i < list.size(); i++) {
                        JsonNode entry = list.get(i);
                        list.remove(i);
                        expectOf(where + " without " + i, owner, false, where);
                        list.insert(i, entry);
                        if (entry instanceof ObjectNode below) {
                            all(below, owner, path + "." + name + "[" + i + "]");
                        }
                    }
                }
            }
        }

        private void expectOf(String what, String owner, boolean identity, String where) {
            if (identity) {
                tried++;
                Report report = now();
                if (!report.elements.contains(owner) || report.elements.size() < 2) {
                    wrong.add(what + " " + report);
                }
            } else if (where.contains(".layout")) {
                expect(what, now(), Set.of(), Set.of(owner));
            } else {
                expect(what, now(), Set.of(owner), Set.of());
            }
        }

        private Report now() {
            return report(before, FormContents.of(root));
        }

        private static List<String> names(ObjectNode node) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        private static String key(JsonNode question) {
            return question.path("key").asText(question.path("id").asText());
        }

        private static Set<String> inside(JsonNode question, String owner) {
            String id = owner.isEmpty() ? key(question) : owner + "/" + key(question);
            Set<String> keys = new HashSet<>(Set.of(id));
            question.path("components").forEach(one -> keys.addAll(inside(one, id)));
            return keys;
        }

        private static JsonNode other(JsonNode value) {
            JsonNodeFactory make = JsonNodeFactory.instance;
            if (value.isTextual()) {
                return make.textNode(value.asText() + "X");
            }
            return value.isBoolean() ? make.textNode(value.asText()) : make.numberNode(77);
        }
    }
}
