package nl.schakel.process.internal.placement;

import java.util.UUID;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.process.TaskSummary;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The placement, and the proposal, that a task is about. */
@Component
class CurrentPlacement {

    private final Placements placements;
    private final Proposals proposals;
    private final TaskService tasks;

    CurrentPlacement(Placements placements, Proposals proposals, TaskService tasks) {
        this.placements = placements;
        this.proposals = proposals;
        this.tasks = tasks;
    }

    UUID id(TaskSummary task) {
        return placements
                .openOf(task.dossier())
                .orElseThrow(() -> new IllegalStateException("no open placement in " + task.dossier()));
    }

    Placement of(TaskSummary task) {
        return placements.get(id(task));
    }

    /** The proposal that a shelter answers in this task. */
    Proposal proposal(TaskSummary task) {
        int place = (Integer) tasks.getVariable(task.id(), "loopCounter");
        return proposals.round(id(task)).get(place);
    }
}
