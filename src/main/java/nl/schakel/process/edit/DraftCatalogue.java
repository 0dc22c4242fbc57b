package nl.schakel.process.edit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.catalogue.ModelCatalogue;
import nl.schakel.process.catalogue.ModelChoices;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.draft.ModelDrafts;
import org.springframework.stereotype.Service;

/** Read model of what can be chosen in a model of a draft; what was taken out of the draft can be chosen again. */
@Service
public class DraftCatalogue {

    private final ModelDrafts drafts;
    private final DeploymentGate gate;
    private final ModelCatalogue catalogue;

    DraftCatalogue(ModelDrafts drafts, DeploymentGate gate) {
        this.drafts = drafts;
        this.gate = gate;
        this.catalogue = new ModelCatalogue(gate.operations());
    }

    /**
     * What can be chosen in one model.
     *
     * @param model name of its file
     * @return empty when there is no such model, or when it cannot be read
     */
    public Optional<ModelChoices> choices(UUID id, String model, Viewer viewer) {
        Map<String, byte[]> files = new TreeMap<>();
        drafts.entries(id, viewer)
                .forEach(file -> files.put(file.name(), file.content() == null ? file.before() : file.content()));
        files.values().removeIf(content -> content == null);
        return catalogue.of(gate.read(files), model);
    }
}
