package nl.schakel.process.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/**
 * Each element of each model is taken out in turn, with the ends tied together: some rule objects, or the element stands in a
 * reviewed list with the reason why a route without it breaks no rule of a drawing.
 */
class MutantsTest {

    private static final Path REVIEWED = Path.of("src", "test", "resources", "werkbank", "mutanten.txt");

    @Test
    void anElementThatIsTakenOutIsMissedOrReviewed() {
        Map<String, String> reviewed = reviewed();
        Set<String> survivors = new TreeSet<>();
        int mutants = 0;
        ShippedBundle whole = ShippedBundle.whole();
        for (String file : whole.files().keySet()) {
            if (!file.endsWith(".bpmn")) {
                continue;
            }
            Map<String, byte[]> files = whole.bytes();
            for (String element : elements(whole.text(file))) {
                mutants++;
                files.put(file, without(whole.text(file), element).getBytes(StandardCharsets.UTF_8));
                List<RuleFinding> errors = ShippedBundle.rules().check(files, RULES).stream()
                        .filter(finding -> finding.severity() == Severity.FOUT)
                        .toList();
                if (errors.isEmpty()) {
                    survivors.add(file.replace(".bpmn", "") + " " + element);
                }
            }
        }

        assertThat(mutants).isGreaterThan(300);
        assertThat(survivors).as("mutants that no rule objects to").isEqualTo(new TreeSet<>(reviewed.keySet()));
        assertThat(reviewed.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    /** The rules that look at how elements hang together. */
    static final Set<String> RULES = Set.of(
            "leesbaar", "pad-r1", "pad-r2", "pad-r3", "pad-loopt", "bereikbaar", "keuze", "namen", "bericht", "lus");

    /** What can be taken out between one thing before it and one after it; the rest would leave loose ends. */
    static List<String> elements(String xml) {
        return List.copyOf(model(xml).getModelElementsByType(FlowNode.class)).stream()
                .filter(node -> !(node instanceof StartEvent))
                .filter(node -> !(node instanceof SubProcess sub && sub.triggeredByEvent()))
                .map(FlowNode::getId)
                .toList();
    }

    /** The model without an element: what led to it leads to what came after it. */
    static String without(String xml, String id) {
        BpmnModelInstance model = model(xml);
        remove(model.getModelElementsByType(BpmnDiagram.class));
        FlowNode node = model.getModelElementById(id);
        if (node instanceof EndEvent || node.getOutgoing().isEmpty()) {
            remove(List.copyOf(node.getIncoming()));
        } else if (node instanceof BoundaryEvent) {
            remove(List.copyOf(node.getOutgoing()));
        } else {
            FlowNode after = node.getOutgoing().iterator().next().getTarget();
            for (SequenceFlow flow : List.copyOf(node.getIncoming())) {
                flow.setTarget(after);
            }
            remove(List.copyOf(node.getOutgoing()));
        }
        remove(model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .flatMap(event -> {
                    List<ModelElementInstance> all = new ArrayList<>(event.getOutgoing());
                    all.add(event);
                    return all.stream();
                })
                .toList());
        remove(model.getModelElementsByType(Association.class).stream()
                .filter(line -> inside(line.getSource(), node) || inside(line.getTarget(), node))
                .toList());
        remove(List.of(node));
        return Bpmn.convertToString(model);
    }

    private static boolean inside(ModelElementInstance element, FlowNode node) {
        for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
            if (at.equals(node)) {
                return true;
            }
        }
        return false;
    }

    private static void remove(Collection<? extends ModelElementInstance> elements) {
        elements.forEach(element -> element.getParentElement().removeChildElement(element));
    }

    private static BpmnModelInstance model(String xml) {
        return Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> reviewed() {
        try {
            return Files.readAllLines(REVIEWED).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*:\\s*", 2))
                    .collect(Collectors.toMap(
                            line -> line[0], line -> line.length > 1 ? line[1] : "", (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
