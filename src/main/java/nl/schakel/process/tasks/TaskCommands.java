package nl.schakel.process.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.process.tasks.form.FormSchema;
import nl.schakel.process.tasks.form.Forms;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Entries;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service for tasks: the one place where a task is opened, taken in hand and done. Doing it is one
 * transaction: the answers are checked, stored in the dossier, and the route goes on, or nothing of it happened.
 */
@Service
public class TaskCommands {

    private final TaskService tasks;
    private final RunningTasks running;
    private final TaskList list;
    private final Forms forms;
    private final ModelSteps steps;
    private final AccessService door;
    private final DossierReading reading;
    private final Entries entries;
    private final Directory directory;
    private final CurrentCompletion current;
    private final AgreedAction agreed;
    private final CurrentPlacement placement;
    private final CurrentEmergency emergency;
    private final Map<String, AnswerBinder> binders;
    private final List<CompletionCheck> checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LookLog looks;

    TaskCommands(
            TaskService tasks,
            RunningTasks running,
            TaskList list,
            Forms forms,
            ModelSteps steps,
            AccessService door,
            DossierReading reading,
            Entries entries,
            Directory directory,
            CurrentCompletion current,
            AgreedAction agreed,
            CurrentPlacement placement,
            CurrentEmergency emergency,
            List<AnswerBinder> binders,
            List<CompletionCheck> checks,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            LookLog looks) {
        this.looks = looks;
        this.tasks = tasks;
        this.running = running;
        this.list = list;
        this.forms = forms;
        this.steps = steps;
        this.door = door;
        this.reading = reading;
        this.entries = entries;
        this.directory = directory;
        this.current = current;
        this.agreed = agreed;
        this.placement = placement;
        this.emergency = emergency;
        this.binders = binders.stream().collect(Collectors.toMap(AnswerBinder::name, b -> b));
        this.checks = checks;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * The task with its form and the dossier as far as this person may see it; the look is logged (R8).
     *
     * @throws TaskGone when a colleague finished it or the route went on
     * @throws NotVisible when it is not theirs, or does not exist
     */
    public TaskPage open(String taskId, Viewer viewer) {
        TaskSummary task = find(taskId, viewer);
        Task running = running(taskId, viewer);
        FormSchema schema = forms.of(running.getProcessDefinitionId(), running.getTaskDefinitionKey());
        DossierReading.View dossier = dossier(task, steps.of(running), viewer);
        if (dossier == null) {
            // the task itself tells that there is a case, and what is asked of whom
            looks.seen(viewer, task.dossier(), "taak:" + task.step());
        }
        return new TaskPage(
                task,
                schema.forBrowser(forms.lists(schema, task)),
                known(schema, taskId),
                dossier,
                agreed.of(task).orElse(null),
                placement.asked(task).orElse(null),
                emergency.judged(task).orElse(null));
    }

    private DossierReading.View dossier(TaskSummary task, StepProperties step, Viewer viewer) {
        // not everybody who does a step needs to know who it is about; the model says so, and a model that says nothing
        // opens nothing
        if (!step.shows(task.group().role()) || !viewer.groups().contains(task.group())) {
            return null;
        }
        Grant grant = door.open(viewer, task.dossier(), "taak:" + task.step());
        return reading.read(grant, viewer.groups());
    }

    /** Who gets a step because another was done, as far as the viewer may know. */
    public record Follower(String step, String name, GroupId group) {}

    /** Takes a task in hand. @throws TaskGone when it is finished; taking one from a colleague is allowed and shown */
    public void claim(String taskId, Viewer viewer) {
        assign(taskId, viewer, viewer.username());
    }

    /** Gives a task back to the group. @throws InvalidInput when it is a step of the reporter's own: no group sees it */
    public void release(String taskId, Viewer viewer) {
        TaskSummary task = find(taskId, viewer);
        if (personal(task)
                && steps.of(running(taskId, viewer))
                        .own()
                        .filter(StepProperties.Own.MELDER::equals)
                        .isPresent()) {
            throw InvalidInput.of("taak", "eigen-stap", "fout.taak.eigen-stap");
        }
        assign(taskId, viewer, null);
    }

    /** Hands a task to a colleague of the same group. @throws InvalidInput when that person is not in the group */
    public void handOver(String taskId, String toUsername, Viewer viewer) {
        TaskSummary task = find(taskId, viewer);
        boolean colleague =
                directory.members(task.group()).stream().map(Person::username).anyMatch(toUsername::equals);
        if (!colleague) {
            throw InvalidInput.of("collega", "geen-collega", "fout.collega.ander-team");
        }
        assign(taskId, viewer, toUsername);
    }

    /**
     * Does the task with these answers. Loses against a term that fires at the same moment only to try again; two
     * people at once: the second is told.
     *
     * @throws InvalidInput with every wrong answer, or while the police ask to wait (R13); nothing was stored
     * @throws TaskGone when somebody else finished it first
     * @throws NotVisible when it is not theirs, or does not exist
     */
    public void complete(String taskId, Map<String, Object> answers, Viewer viewer) {
        LostRaceRetry.of(() -> transaction.executeWithoutResult(status -> completeOnce(taskId, answers, viewer)));
    }

    /**
     * Who would get a task if this one were done with these answers. It is done and taken back, so that this is what the
     * route would do, whatever model, table or directory it runs on; nothing is stored and nobody hears of it.
     *
     * @throws InvalidInput when it could not be done like this
     * @throws TaskGone when somebody else finished it
     * @throws NotVisible when it is not theirs, or does not exist
     */
    public List<Follower> whoWouldGet(String taskId, Map<String, Object> answers, Viewer viewer) {
        TaskSummary task = find(taskId, viewer);
        looks.seen(viewer, task.dossier(), "taak:" + task.step());
        List<Follower> would = new ArrayList<>();
        LostRaceRetry.of(() -> {
            would.clear();
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                completeOnce(taskId, answers, viewer);
                would.addAll(followers(task.dossier(), taskId, viewer));
            });
        });
        return would;
    }

    /** Who got a task when this viewer finished this one; nothing for whoever did not. */
    public List<Follower> whoGot(String taskId, Viewer viewer) {
        return jdbc.sql("select dossier_id from schakel.route_task where task_id = ? and ended_by = ?"
                        + " and ended_how = 'afgerond'")
                .params(taskId, viewer.username())
                .query(UUID.class)
                .optional()
                .map(dossier -> followers(dossier, taskId, viewer))
                .orElse(List.of());
    }

    private List<Follower> followers(UUID dossier, String taskId, Viewer viewer) {
        Grant grant = door.grants(viewer, List.of(dossier)).get(dossier);
        if (grant == null) {
            return List.of();
        }
        NeedToKnow known = reading.needToKnow(grant, viewer.groups());
        return list.begunBy(dossier, taskId, viewer).stream()
                .filter(task -> viewer.groups().contains(task.group())
                        || grant.sees(Part.TIJDLIJN) && known.work(task.step(), task.group()))
                .map(task -> new Follower(task.step(), task.name(), task.group()))
                .distinct()
                .toList();
    }

    private void completeOnce(String taskId, Map<String, Object> answers, Viewer viewer) {
        // the row lock makes two completions queue: the second finds the task ended, never half done
        jdbc.sql("select 1 from schakel.route_task where task_id = ? for update")
                .param(taskId)
                .query(Integer.class)
                .optional();
        TaskSummary task = find(taskId, viewer);
        Task running = running(taskId, viewer);
        if (running.isSuspended()) {
            throw InvalidInput.of("taak", "staat-stil", "fout.taak.staat-stil");
        }
        if (task.waiting() == TaskSummary.Waiting.POLITIE_VRAAGT) {
            throw InvalidInput.of("taak", "politie-vraagt-wachten", "fout.taak.politie-vraagt-wachten");
        }
        FormSchema schema = forms.of(running.getProcessDefinitionId(), running.getTaskDefinitionKey());
        Map<String, Map<String, String>> lists = forms.lists(schema, task);
        Map<String, Object> good = forms.check(lists).check(schema, answers);
        Map<String, Object> variables = new HashMap<>();
        var context = new AnswerBinder.Context(task, viewer, good, variables);
        for (FormField field : schema.fields()) {
            if (good.containsKey(field.key())) {
                keep(field, good.get(field.key()), lists, context);
            } else if (field.route()) {
                variables.put(field.key(), null);
            }
        }
        checks.forEach(check -> check.check(context));
        current.as(new CurrentCompletion.Actor(taskId, viewer.personId(), viewer.username()), () -> {
            if (!viewer.username().equals(running.getAssignee())) {
                tasks.setAssignee(taskId, viewer.username());
            }
            tasks.complete(taskId, variables);
        });
    }

    private void keep(
            FormField field, Object value, Map<String, Map<String, String>> lists, AnswerBinder.Context context) {
        if (field.route()) {
            context.variables().put(field.key(), value instanceof List<?> codes ? join(codes) : value);
        }
        AnswerBinder binder = field.bind() == null ? null : binders.get(field.bind());
        if (binder != null) {
            binder.bind(field, value, context);
        }
        if (binder == null || binder.keepsEntry()) {
            TaskSummary task = context.task();
            entries.add(
                    task.dossier(),
                    task.step(),
                    task.id(),
                    field.key(),
                    field.label(),
                    shown(value, field.options() != null ? field.options() : lists.get(field.optionsFrom())),
                    field.share(),
                    context.viewer().personId(),
                    task.group().toString());
        }
    }

    /** The answer as people read it: labels, not codes. @param options null when the answer is not from a list */
    private static String shown(Object value, Map<String, String> options) {
        if (options != null && value instanceof List<?> codes) {
            return codes.stream()
                    .map(c -> options.getOrDefault(c.toString(), c.toString()))
                    .collect(Collectors.joining(", "));
        }
        return options == null ? value.toString() : options.getOrDefault(value.toString(), value.toString());
    }

    /** Reporters of one counter are no team; whoever stands in for a reporter is one. */
    private static boolean personal(TaskSummary task) {
        return task.group().role() == Role.MELDER || task.group().role() == Role.AMBASSADEUR;
    }

    private void assign(String taskId, Viewer viewer, String to) {
        LostRaceRetry.of(() -> transaction.executeWithoutResult(status -> {
            find(taskId, viewer);
            tasks.setAssignee(taskId, to);
        }));
    }

    private TaskSummary find(String taskId, Viewer viewer) {
        return list.find(taskId, viewer).orElseThrow(() -> gone(taskId, viewer));
    }

    /** Who owned it, or did it, is told that it is over; everybody else hears what they hear of any unknown id. */
    private RuntimeException gone(String taskId, Viewer viewer) {
        record Known(UUID dossier, String step, boolean ended, String group, String how, String assignee) {}
        Set<String> groups = viewer.groups().stream().map(GroupId::toString).collect(Collectors.toSet());
        Known task = jdbc.sql("select dossier_id, step, ended_at is not null, group_id, ended_how, assignee"
                        + " from schakel.route_task where task_id = ?")
                .param(taskId)
                .query((row, n) -> new Known(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .optional()
                .orElse(null);
        if (task == null) {
            looks.refused(viewer, null, "taak");
            return new NotVisible();
        }
        boolean theirs = groups.contains(task.group()) || viewer.username().equals(task.assignee());
        if (!task.ended() || !theirs) {
            looks.refused(viewer, task.dossier(), "taak:" + task.step());
            return new NotVisible(task.dossier());
        }
        looks.seen(viewer, task.dossier(), "taak:" + task.step());
        return new TaskGone("afgerond".equals(task.how()) ? directory.label(GroupId.parse(task.group())) : null);
    }

    private Task running(String taskId, Viewer viewer) {
        return running.find(taskId).orElseThrow(() -> gone(taskId, viewer));
    }

    private Map<String, Object> known(FormSchema schema, String taskId) {
        Map<String, Object> variables = tasks.getVariables(
                taskId, schema.fields().stream().map(FormField::key).toList());
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormField field : schema.fields()) {
            Object value = field.route() ? variables.get(field.key()) : null;
            if (value != null && !value.toString().isEmpty()) {
                answers.put(
                        field.key(), field.multiple() ? List.of(value.toString().split(",")) : value);
            }
        }
        return answers;
    }

    private static String join(List<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
