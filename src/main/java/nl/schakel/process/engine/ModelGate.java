package nl.schakel.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Check: refuses a model that brings code of its own: scripts, classes, connectors, and every expression outside a
 * small grammar (a variable, one call of an operation with literals and variables, one comparison of two of these).
 * Publishing a model must never be running code (ADR 0004). It names everything that is wrong in a model, not the
 * first only.
 */
class ModelGate extends AbstractBpmnParseListener {

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of("scriptTask", "script", "connector", "field");
    private static final Set<String> FORBIDDEN_ATTRIBUTES =
            Set.of("class", "type", "scriptFormat", "delegateExpression");

    /** {@code xsi:type} says what kind of XML an element is, and no more. */
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final String NAME = "[A-Za-z_]\\w*";
    private static final String LITERAL = "'[^'\\\\]*'|-?\\d+(?:\\.\\d+)?";
    private static final String ARGUMENT = "(?:" + LITERAL + "|" + NAME + ")";
    private static final String CALL =
            NAME + "\\.\\w+\\(\\s*(?:" + ARGUMENT + "(?:\\s*,\\s*" + ARGUMENT + ")*)?\\s*\\)";
    private static final String OPERAND = "(?:" + CALL + "|" + ARGUMENT + ")";
    private static final Pattern ALLOWED =
            Pattern.compile("\\$\\{\\s*" + OPERAND + "(?:\\s*(?:==|!=|>=|<=|>|<)\\s*" + OPERAND + ")?\\s*}");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        List<String> problems = new ArrayList<>();
        check(process, problems);
        if (!problems.isEmpty()) {
            throw new ProcessEngineException(String.join(" ", problems));
        }
    }

    /** Whether an expression stays within the grammar. */
    static boolean allowed(String expression) {
        return ALLOWED.matcher(expression.strip()).matches();
    }

    private static void check(Element element, List<String> problems) {
        if (FORBIDDEN_ELEMENTS.contains(element.getTagName())) {
            problems.add(refused(element, "een onderdeel '" + element.getTagName() + "' mag niet in een model"));
        }
        for (String attribute : element.attributes()) {
            // attributes arrive with their namespace in front
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (FORBIDDEN_ATTRIBUTES.contains(name) && !attribute.startsWith(SCHEMA_INSTANCE)) {
                problems.add(refused(element, "'" + name + "' mag niet in een model"));
            }
        }
        element.attributes().stream().map(element::attribute).forEach(value -> checkText(element, value, problems));
        checkText(element, element.getText(), problems);
        element.elements().forEach(child -> check(child, problems));
    }

    private static void checkText(Element element, String text, List<String> problems) {
        if (text != null && (text.contains("${") || text.contains("#{")) && !allowed(text)) {
            problems.add(refused(element, "deze uitdrukking mag niet in een model"));
        }
    }

    private static String refused(Element element, String why) {
        String id = element.attribute("id");
        return "Model geweigerd bij " + (id == null ? element.getTagName() : id) + " (regel " + element.getLine()
                + "): " + why + ".";
    }
}
