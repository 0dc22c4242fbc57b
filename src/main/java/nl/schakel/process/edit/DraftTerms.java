package nl.schakel.process.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.model.StepWithTerm;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;

/**
 * Command service for the terms of a draft: how long each step of a model may take. A change is about one step, so that two
 * directors who set the terms of different steps do not meet.
 */
@Service
public class DraftTerms {

    private static final char RUNG = '/';
    /** Somebody who saves another step at the same moment is let through first. */
    private static final int TRIES = 5;

    /** Value: a model with something that lasts. */
    public record TermModel(String key, String file, String name) {}

    /**
     * Value: a step with its terms.
     *
     * @param element its id in the model; of a rung that of its step; empty when nothing in the model is called so
     * @param rung how far a search had come to which these terms are limited; empty for the step as a whole
     * @param lines its own rows, for one urgency each or for all
     * @param general what a row for several steps or models says of it; only when it has none of its own
     * @param regions codes of regions with agreements of their own, which go first
     * @param rows ids of its own rows
     */
    public record StepTerms(
            String step,
            String rung,
            String element,
            String name,
            List<TermLine> lines,
            Optional<TermLine> general,
            List<String> regions,
            List<String> rows) {

        /** Whether nothing says how long it may take. */
        public boolean missing() {
            return lines.isEmpty() && general.isEmpty();
        }

        /** What its rows say, in short: whoever changes them says from what. */
        public String seen() {
            return Integer.toHexString(Objects.hash(lines));
        }
    }

    private final ModelDrafts drafts;
    private final DeploymentGate gate;

    DraftTerms(ModelDrafts drafts, DeploymentGate gate) {
        this.drafts = drafts;
        this.gate = gate;
    }

    /** The models of a draft in which something lasts, by name. */
    public List<TermModel> models(UUID id, Viewer viewer) {
        return gate.read(drafts.files(id, viewer)).models().stream()
                .filter(model -> !StepWithTerm.of(model, gate.operations()).isEmpty())
                .map(DraftTerms::named)
                .sorted(Comparator.comparing(TermModel::name))
                .toList();
    }

    /** The steps of a model with their terms, in the order of the model. @throws NotVisible when there is no such model */
    public List<StepTerms> steps(UUID id, String model, Viewer viewer) {
        Map<String, byte[]> files = drafts.files(id, viewer);
        return steps(read(files, model), sheet(files.get(TermSheet.FILE)));
    }

    private BundleModel read(Map<String, byte[]> files, String model) {
        return gate.read(files).model(model).orElseThrow(NotVisible::new);
    }

    /** The model of which a row of the table sets a term; empty when there is none, or several. */
    public Optional<String> model(UUID id, String row, Viewer viewer) {
        Map<String, byte[]> files = drafts.files(id, viewer);
        return sheet(files.get(TermSheet.FILE))
                .model(row)
                .filter(model -> gate.read(files).model(model).isPresent());
    }

    /**
     * Sets the rows of one step.
     *
     * @param seen what the step said when the viewer began, see {@link StepTerms#seen}; null for whatever it says
     * @return the version of the table of terms
     * @throws StaleChange when somebody changed the terms of this step since
     * @throws InvalidInput when something cannot be so; fields are named {@code regels[0].duur}
     */
    public int save(UUID id, String model, String step, String seen, List<TermLine> lines, Viewer viewer) {
        TermCheck.check(lines);
        for (int tries = 1; ; tries++) {
            // first the version, then what it says: whoever saves in between is found by the version
            int version = drafts.version(id, TermSheet.FILE, viewer);
            Map<String, byte[]> files = drafts.files(id, viewer);
            TermSheet sheet = sheet(files.get(TermSheet.FILE));
            StepTerms now = steps(read(files, model), sheet).stream()
                    .filter(one -> one.step().equals(step))
                    .findFirst()
                    .orElseThrow(NotVisible::new);
            if (seen != null && !seen.equals(now.seen())) {
                throw new StaleChange("regels", "fout.termijnen.veranderd");
            }
            try {
                return drafts.save(id, TermSheet.FILE, version, sheet.with(model, step, lines), viewer);
            } catch (DraftChanged another) {
                if (tries == TRIES) {
                    throw another;
                }
            }
        }
    }

    private List<StepTerms> steps(BundleModel model, TermSheet sheet) {
        List<StepTerms> steps = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        List<String> inTable = sheet.steps(model.key());
        for (StepWithTerm one : StepWithTerm.of(model, gate.operations())) {
            if (known.add(one.step())) {
                steps.add(step(model.key(), one.step(), "", one.element(), one.name(), sheet));
                inTable.stream()
                        .filter(row -> row.startsWith(one.step() + RUNG) && known.add(row))
                        .forEach(row -> steps.add(step(
                                model.key(),
                                row,
                                row.substring(one.step().length() + 1),
                                one.element(),
                                one.name(),
                                sheet)));
            }
        }
        inTable.stream().filter(known::add).forEach(row -> steps.add(step(model.key(), row, "", "", "", sheet)));
        return List.copyOf(steps);
    }

    private static StepTerms step(
            String model, String step, String rung, String element, String name, TermSheet sheet) {
        List<TermLine> lines = sheet.lines(model, step);
        return new StepTerms(
                step,
                rung,
                element,
                name,
                lines,
                lines.isEmpty() ? sheet.holding(model, step, "normaal") : Optional.empty(),
                sheet.regions(model, step),
                Stream.of(TermLine.ANY, "acuut", "normaal")
                        .flatMap(urgency -> sheet.row(model, step, urgency).stream())
                        .toList());
    }

    private static TermSheet sheet(byte[] table) {
        try {
            return TermSheet.of(table == null ? new byte[0] : table);
        } catch (IllegalArgumentException unreadable) {
            throw InvalidInput.of("regels", "onleesbaar", "fout.termijnen.onleesbaar");
        }
    }

    private static TermModel named(BundleModel model) {
        String name = model.process().getName();
        return new TermModel(model.key(), model.file(), name == null || name.isBlank() ? model.key() : name);
    }
}
