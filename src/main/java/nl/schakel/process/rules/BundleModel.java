package nl.schakel.process.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Value: one model of a bundle: its file name, its whole text as XML, and its process. What leads where is taken from the
 * flows themselves, as the engine does: the lists of flows in an element are for drawing tools, and may be missing or wrong.
 */
public final class BundleModel implements ModelBundle.ReadFile {

    private final String file;
    private final XmlPart root;
    private final BpmnModelInstance instance;
    private final Process process;
    private final Map<FlowNode, List<SequenceFlow>> out = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> in = new HashMap<>();
    private final Map<Class<?>, List<?>> byType = new HashMap<>();
    private final Map<Object, Object> derived = new HashMap<>();

    BundleModel(String file, XmlPart root, BpmnModelInstance instance, Process process) {
        this.file = file;
        this.root = root;
        this.instance = instance;
        this.process = process;
        for (SequenceFlow flow : all(SequenceFlow.class)) {
            if (flow.getSource() != null && flow.getTarget() != null) {
                out.computeIfAbsent(flow.getSource(), node -> new ArrayList<>()).add(flow);
                in.computeIfAbsent(flow.getTarget(), node -> new ArrayList<>()).add(flow);
            }
        }
    }

    @Override
    public String file() {
        return file;
    }

    public XmlPart root() {
        return root;
    }

    public Process process() {
        return process;
    }

    /** The key by which code and call activities name it. */
    @Override
    public String key() {
        return process.getId();
    }

    /** Every element of a type, in the order of the file. */
    @SuppressWarnings("unchecked")
    public <E extends ModelElementInstance> List<E> all(Class<E> type) {
        return (List<E>) byType.computeIfAbsent(type, one -> List.copyOf(instance.getModelElementsByType(type)));
    }

    /** What people do in it. */
    public List<UserTask> tasks() {
        return all(UserTask.class);
    }

    public List<FlowNode> nodes() {
        return all(FlowNode.class);
    }

    /** What a rule worked out of this very model, kept as long as the file does not change. */
    @SuppressWarnings("unchecked")
    public <T> T derived(Object what, Supplier<T> work) {
        T known = (T) derived.get(what);
        if (known == null) {
            known = work.get();
            derived.put(what, known);
        }
        return known;
    }

    /** The flows that leave an element. */
    public List<SequenceFlow> outgoing(FlowNode node) {
        return out.getOrDefault(node, List.of());
    }

    /** The flows that lead into an element. */
    public List<SequenceFlow> incoming(FlowNode node) {
        return in.getOrDefault(node, List.of());
    }
}
