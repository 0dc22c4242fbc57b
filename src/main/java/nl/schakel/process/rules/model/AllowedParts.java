package nl.schakel.process.rules.model;

import java.util.Set;
import java.util.regex.Pattern;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Check that a model is drawn with what the other rules can follow: no start timers, no cycles of a timer, no ends by error
 * or escalation, and no hundreds of copies of one task.
 */
public final class AllowedParts implements ModelRule {

    private static final int MOST_COPIES = 50;

    private static final Pattern INSIDE = Pattern.compile("(Definition|Expression|Characteristics|time\\w+)$|^time");

    private static final Set<String> PARTS = Set.of(
            "definitions",
            "process",
            "message",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "incoming",
            "outgoing",
            "conditionExpression",
            "messageEventDefinition",
            "timerEventDefinition",
            "conditionalEventDefinition",
            "terminateEventDefinition",
            "timeDate",
            "condition",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "extensionElements",
            "documentation",
            "text",
            "textAnnotation",
            "association",
            "group",
            "category",
            "categoryValue",
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "flowNodeRef");

    @Override
    public String id() {
        return "onderdelen";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            model.root().all().stream()
                    .filter(part ->
                            BpmnModelConstants.BPMN20_NS.equals(part.element().getNamespaceURI()))
                    .forEach(part -> look(model, part, findings));
        }
    }

    private static void look(BundleModel model, XmlPart part, RuleFindings findings) {
        String name = part.name();
        if (!PARTS.contains(name)) {
            findings.error(model.file(), elementOf(part), "onbekend", name);
        }
        boolean start =
                part.element().getParentNode() instanceof Element parent && "startEvent".equals(parent.getLocalName());
        boolean inside = start
                && part.element().getParentNode().getParentNode() instanceof Element around
                && "subProcess".equals(around.getLocalName());
        if (name.equals("timerEventDefinition") && start && !inside) {
            findings.error(model.file(), elementOf(part), "starttijd");
        }
        if (name.equals("loopCardinality") && ModelExpression.of(part.text()).isEmpty() && !few(part.text())) {
            findings.error(model.file(), elementOf(part), "kopieen", part.text().strip(), String.valueOf(MOST_COPIES));
        }
    }

    private static boolean few(String number) {
        return number.strip().matches("\\d{1,3}") && Integer.parseInt(number.strip()) <= MOST_COPIES;
    }

    /** What is drawn: the event, not the definition inside it. */
    private static String elementOf(XmlPart part) {
        for (Node node = part.element(); node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute("id")
                    && !INSIDE.matcher(element.getLocalName()).find()) {
                return element.getAttribute("id");
            }
        }
        return "";
    }
}
