package nl.schakel.process.routes.placement;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.process.tasks.TaskSummary;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The placement, and the proposal, that a task is about. */
@Component
public class CurrentPlacement {

    private static final String ANSWERING = "plek-beantwoorden";

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

    /** Which proposal a shelter answers in this task; empty when the task asks something else. */
    public Optional<UUID> asked(TaskSummary task) {
        return task.step().equals(ANSWERING) ? Optional.of(proposal(task)).map(Proposal::id) : Optional.empty();
    }

    /** The proposal that a shelter answers in this task. */
    Proposal proposal(TaskSummary task) {
        if (tasks.getVariable(task.id(), "voorstelId") instanceof String asked) {
            return proposals.get(UUID.fromString(asked));
        }
        // asked by a version of the route that knew one round at a time and counted the places in it
        int place = (Integer) tasks.getVariable(task.id(), "loopCounter");
        return proposals.round(id(task)).get(place);
    }
}
