package nl.schakel.process.tasks;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.names.VariableNames;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Read model: the placement, and the proposal, that a task is about. */
@Component
public class CurrentPlacement {

    private final Placements placements;
    private final Proposals proposals;
    private final TaskService tasks;

    CurrentPlacement(Placements placements, Proposals proposals, TaskService tasks) {
        this.placements = placements;
        this.proposals = proposals;
        this.tasks = tasks;
    }

    public UUID id(TaskSummary task) {
        return placements
                .openOf(task.dossier())
                .orElseThrow(() -> new IllegalStateException("no open placement in " + task.dossier()));
    }

    public Placement of(TaskSummary task) {
        return placements.get(id(task));
    }

    /** Which proposal a shelter answers in this task; empty when the task asks something else. */
    public Optional<UUID> asked(TaskSummary task) {
        return task.step().equals(StepNames.PLEK_BEANTWOORDEN)
                ? Optional.of(proposal(task)).map(Proposal::id)
                : Optional.empty();
    }

    /** The proposal that a shelter answers in this task. */
    public Proposal proposal(TaskSummary task) {
        return proposals.get(UUID.fromString((String) tasks.getVariable(task.id(), VariableNames.VOORSTEL_ID)));
    }
}
