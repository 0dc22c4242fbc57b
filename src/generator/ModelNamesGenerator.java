import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes the names that the models give to routes, messages, steps, events and variables as Java constants, so that code
 * that names a thing which no model has any more does not compile. Run by the build: models folder, forms
 * folder, sources, target.
 */
public final class ModelNamesGenerator {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String PACKAGE = "nl.schakel.process.names";
    private static final Pattern WORD = Pattern.compile("(?<![\\w.'])([a-z]\\w*)(?![\\w(.'])");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern USE = Pattern.compile("\\b((?:Route|Message|Step|Element|Variable)Names)\\.([A-Z_0-9]+)");
    private static final Pattern QUESTION = Pattern.compile("<inputExpression[^>]*>\\s*<text>(\\w+)</text>");
    private static final Pattern ROUTED = Pattern.compile("\"key\"\\s*:\\s*\"(\\w+)\"");

    private static final Pattern STEERS = Pattern.compile("\"route\"\\s*:\\s*\"true\"");

    private final Set<String> routeQuestions = new TreeSet<>();
    private final Map<String, Set<String>> caught = new TreeMap<>();
    private final Map<String, String> routes = new TreeMap<>();
    private final Map<String, String> messages = new TreeMap<>();
    private final Map<String, String> steps = new TreeMap<>();
    private final Map<String, String> elements = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        ModelNamesGenerator names = new ModelNamesGenerator();
        for (Path model : files(Path.of(arguments[0]), ".bpmn")) {
            names.read(model);
        }
        for (Path table : files(Path.of(arguments[0]), ".dmn")) {
            names.readTable(table);
        }
        for (Path form : files(Path.of(arguments[1]), ".form")) {
            names.readForm(form);
        }
        Path folder = Path.of(arguments[3]).resolve(PACKAGE.replace('.', '/'));
        names.write(folder);
        names.writeUsed(Path.of(arguments[2]), folder);
    }

    private static Iterable<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private void read(Path model) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(model.toFile());
        each(document, BPMN, "process", process -> routes.put(constant(id(process)), id(process)));
        each(document, BPMN, "message", message -> messages.put(constant(message.getAttribute("name")), message.getAttribute("name")));
        each(document, BPMN, "process", process -> each(document, BPMN, "message", message -> caught.computeIfAbsent(
                id(process), key -> new TreeSet<>()).add(message.getAttribute("name"))));
        each(document, BPMN, "userTask", task -> steps.put(constant(step(id(task))), step(id(task))));
        each(document, BPMN, "*", element -> {
            String id = id(element);
            if (id.matches("(Task|Event|Boundary|Sub|Call)_\\w+")) {
                elements.put(constant(id.replace("_", "-")), id);
            }
            for (String attribute : new String[] {"resultVariable", "elementVariable", "collection"}) {
                variable(element.getAttributeNS(CAMUNDA, attribute));
            }
        });
        for (String mapping : new String[] {"in", "out"}) {
            each(document, CAMUNDA, mapping, element -> {
                variable(element.getAttribute("source"));
                variable(element.getAttribute("target"));
            });
        }
        for (String mapping : new String[] {"inputParameter", "outputParameter"}) {
            each(document, CAMUNDA, mapping, element -> variable(element.getAttribute("name")));
        }
        Matcher expressions = EXPRESSION.matcher(Files.readString(model));
        while (expressions.find()) {
            Matcher words = WORD.matcher(expressions.group(1).replaceAll("'[^']*'", ""));
            while (words.find()) {
                variable(words.group(1));
            }
        }
    }

    /** What a decision asks is a variable of the model that calls it. */
    private void readTable(Path table) throws IOException {
        Matcher questions = QUESTION.matcher(Files.readString(table));
        while (questions.find()) {
            variable(questions.group(1));
        }
    }

    private void readForm(Path form) throws IOException {
        readRouteQuestions(Files.readString(form));
        Matcher keys = ROUTED.matcher(Files.readString(form));
        while (keys.find()) {
            variable(keys.group(1));
        }
    }

    /** The questions that steer a route: those of which the properties say so before the next question begins. */
    private void readRouteQuestions(String form) {
        Matcher keys = ROUTED.matcher(form);
        while (keys.find()) {
            int next = form.indexOf("\"key\"", keys.end());
            String question = form.substring(keys.end(), next < 0 ? form.length() : next);
            if (STEERS.matcher(question).find()) {
                routeQuestions.add(keys.group(1));
            }
        }
    }

    private void variable(String name) {
        if (name != null && name.matches("[a-z]\\w*") && !name.matches("true|false|null|empty|and|or|not|execution|task")) {
            variables.put(constant(name), name);
        }
    }

    private interface Reader {
        void read(Element element);
    }

    private static void each(Document document, String namespace, String name, Reader reader) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < found.getLength(); i++) {
            reader.read((Element) found.item(i));
        }
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }

    /** The stable code of a step: {@code Task_SignaalBeoordelen} is {@code signaal-beoordelen}. */
    private static String step(String id) {
        return id.replaceFirst("^Task_", "").replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String constant(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder, "RouteNames", "Keys of the routes", routes);
        write(folder, "MessageNames", "Names of the messages that routes wait for", messages);
        write(folder, "StepNames", "Codes of the steps that people do", steps);
        write(folder, "ElementNames", "Ids of the elements of the models", elements);
        write(folder, "VariableNames", "Names of the variables of the models and of the questions of the forms", variables);
    }

    /** Which of the names the code uses: a bundle of models that lacks one of these must not be deployed. */
    private void writeUsed(Path sources, Path folder) throws IOException {
        Map<String, String> used = new TreeMap<>();
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path source : all.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
                Matcher uses = USE.matcher(Files.readString(source));
                while (uses.find()) {
                    used.put(uses.group(1) + "." + uses.group(2), uses.group(1));
                }
            }
        }
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n\nimport java.util.Set;\n\n"
                + "/** Names of the models that the code uses, found by the build. */\npublic final class UsedNames {\n");
        for (String kind : new String[] {"RouteNames", "MessageNames", "StepNames", "ElementNames", "VariableNames"}) {
            text.append("\n    public static final Set<String> ").append(constant(kind.replace("Names", "s"))).append(" = Set.of(");
            text.append(String.join(", ", used.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(kind))
                    .map(Map.Entry::getKey)
                    .toList()));
            text.append(");\n");
        }
        text.append("\n    /** Questions whose answers steer a route, in the forms that come with the application. */\n"
                + "    public static final Set<String> ROUTE_QUESTIONS = ").append(set(routeQuestions)).append(";\n");
        text.append("\n    private UsedNames() {}\n}\n");
        write(folder.resolve("UsedNames.java"), text);
        StringBuilder messages = new StringBuilder("package " + PACKAGE + ";\n\nimport java.util.Map;\nimport java.util.Set;\n\n"
                + "/** Which messages each route waits for, in the models that come with the application. */\npublic final class CaughtMessages {\n"
                + "\n    public static final Map<String, Set<String>> BY_ROUTE = Map.ofEntries(");
        messages.append(String.join(", ", caught.entrySet().stream()
                .map(route -> "Map.entry(\"" + route.getKey() + "\", " + set(route.getValue()) + ")")
                .toList()));
        messages.append(");\n\n    private CaughtMessages() {}\n}\n");
        write(folder.resolve("CaughtMessages.java"), messages);
    }

    private static String set(Set<String> names) {
        return "Set.of(" + String.join(", ", names.stream().map(name -> '"' + name + '"').toList()) + ")";
    }

    private static void write(Path folder, String name, String what, Map<String, String> constants) throws IOException {
        StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n\n/** " + what
                + ", made from the models by the build. */\npublic final class " + name + " {\n");
        constants.forEach((constant, value) ->
                text.append("\n    public static final String ").append(constant).append(" = \"").append(value).append("\";\n"));
        text.append("\n    private ").append(name).append("() {}\n}\n");
        write(folder.resolve(name + ".java"), text);
    }

    private static void write(Path file, StringBuilder text) throws IOException {
        // an unchanged file keeps its time, so that nothing is compiled anew
        if (!Files.exists(file) || !Files.readString(file).equals(text.toString())) {
            Files.writeString(file, text);
        }
    }
}
