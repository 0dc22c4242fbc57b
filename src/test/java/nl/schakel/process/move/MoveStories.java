package nl.schakel.process.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.move.CaseMove.MovedCase;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells stories of cases that move to another version, and holds our own list against the engine afterwards. */
@Component
class MoveStories {

    static final String WVV = "wvv";
    static final String NIJKERK = "GM0267";
    static final String TRIAGE = "signaal-beoordelen";
    static final String WHY = "De regio spreekt het anders af (verzonnen).";

    private final CaseMoves moves;
    private final MoveRun run;
    private final BundleRegister register;
    private final MovedVersions versions;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final Story story;
    private final JdbcClient jdbc;

    MoveStories(
            CaseMoves moves,
            MoveRun run,
            BundleRegister register,
            MovedVersions versions,
            RuntimeService runtime,
            RepositoryService repository,
            TaskService tasks,
            Story story,
            JdbcClient jdbc) {
        this.moves = moves;
        this.run = run;
        this.register = register;
        this.versions = versions;
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.story = story;
        this.jdbc = jdbc;
    }

    UUID version(String region, Map<String, byte[]> files) {
        return versions.approved(region, files);
    }

    UUID national() {
        return versions.national();
    }

    String deploymentOf(UUID version) {
        return register.find(version).map(BundleVersion::deployment).orElseThrow();
    }

    Viewer director() {
        return story.viewer("keten.wvv");
    }

    Viewer second() {
        return story.viewer("keten2.wvv");
    }

    UUID report() {
        return story.report(Story.in(NIJKERK)).dossier();
    }

    static CaseMoves.AskedMove asked(UUID from, UUID to, StepChoice... choices) {
        return new CaseMoves.AskedMove(WVV, from, to, List.of(choices), false);
    }

    static CaseMoves.AskedMove withNewTerms(UUID from, UUID to) {
        return new CaseMoves.AskedMove(WVV, from, to, List.of(), true);
    }

    /** Asked by one, approved by another, and done. */
    UUID move(CaseMoves.AskedMove asked) {
        UUID move = moves.ask(asked, WHY, director());
        moves.approve(move, null, second());
        run.look();
        return move;
    }

    /** What became of one case. */
    MovedCase outcome(UUID move, UUID dossier) {
        return moves.results(move, director()).stream()
                .filter(one -> one.dossier().equals(dossier))
                .findFirst()
                .orElseThrow();
    }

    /** In which deployments the routes of a case run. */
    Set<String> runsIn(UUID dossier) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(dossier.toString()).list().stream()
                .map(route -> deploymentOf(route.getProcessDefinitionId()))
                .collect(java.util.stream.Collectors.toSet());
    }

    private String deploymentOf(String definition) {
        return repository.getProcessDefinition(definition).getDeploymentId();
    }

    /** What our list says of each open task of a case, and what the engine and the watch say, are the same. */
    void listAndEngineAgree(UUID dossier) {
        List<Map<String, Object>> rows = jdbc.sql(
                        "select * from schakel.route_task where dossier_id = ? and ended_at is null")
                .param(dossier)
                .query()
                .listOfRows();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(dossier.toString())
                .initializeFormKeys()
                .list();
        assertThat(rows)
                .extracting(row -> row.get("task_id"))
                .containsExactlyInAnyOrderElementsOf(
                        open.stream().map(Task::getId).map(Object.class::cast).toList());
        rows.forEach(row -> agrees(
                row,
                open.stream()
                        .filter(task -> task.getId().equals(row.get("task_id")))
                        .findFirst()
                        .orElseThrow()));
    }

    private void agrees(Map<String, Object> row, Task task) {
        String what = row.get("step") + " " + row.get("task_id");
        assertThat(row.get("step")).as(what).isEqualTo(Steps.of(task.getTaskDefinitionKey()));
        assertThat(row.get("name")).as(what).isEqualTo(task.getName());
        assertThat(row.get("assignee")).as(what).isEqualTo(task.getAssignee());
        assertThat(repository
                        .getBpmnModelInstance(task.getProcessDefinitionId())
                        .<org.camunda.bpm.model.bpmn.instance.UserTask>getModelElementById(task.getTaskDefinitionKey())
                        .getName())
                .as(what)
                .isEqualTo(task.getName());
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .as(what)
                .extracting(IdentityLink::getGroupId)
                .filteredOn(group -> group != null)
                .containsExactly((String) row.get("group_id"));
        Timestamp due = (Timestamp) (row.get("held_since") == null ? row.get("due_at") : row.get("held_due"));
        assertThat(new Date(due.getTime())).as(what).isEqualTo(task.getDueDate());
        List<ProcessInstance> watches = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(task.getId(), "termijnbewaking")
                .list();
        if (row.get("held_since") != null) {
            assertThat(watches).as(what).isEmpty();
            return;
        }
        assertThat(watches).as(what).singleElement().satisfies(watch -> {
            assertThat(watch.getId()).as(what).isEqualTo(row.get("watch_id"));
            assertThat(deploymentOf(watch.getProcessDefinitionId()))
                    .as(what)
                    .isEqualTo(deploymentOf(task.getProcessDefinitionId()));
        });
    }
}
