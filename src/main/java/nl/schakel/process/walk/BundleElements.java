package nl.schakel.process.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.engine.Steps;
import org.springframework.stereotype.Component;

/** Read model: what a bundle has that a case can reach. */
@Component
public class BundleElements {

    private final DeploymentGate gate;

    BundleElements(DeploymentGate gate) {
        this.gate = gate;
    }

    /** The codes of the steps for people, sorted. */
    public Set<String> steps(Map<String, byte[]> files) {
        Set<String> codes = new TreeSet<>();
        gate.read(files).models().forEach(model -> model.tasks().forEach(task -> codes.add(Steps.of(task.getId()))));
        return codes;
    }

    /** Every element that a token can come to, model by model. */
    public List<WalkedElements.WalkedElement> nodes(Map<String, byte[]> files) {
        List<WalkedElements.WalkedElement> nodes = new ArrayList<>();
        gate.read(files)
                .models()
                .forEach(model -> model.nodes()
                        .forEach(node -> nodes.add(
                                new WalkedElements.WalkedElement(model.key(), node.getId(), node.getName(), 0))));
        return nodes;
    }
}
