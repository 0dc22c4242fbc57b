package nl.schakel.process.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.terms.TermPlan;
import nl.schakel.process.terms.TermWatch;
import nl.schakel.process.terms.Terms;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.ContactHolds;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Listener: keeps our list of tasks in step with the engine's, in the same transaction: the row of a task appears,
 * changes and ends with the task. Anyone who gets a task becomes party to the case, for as far as the task needs it.
 */
@Component
class TaskProjection {

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Outbox outbox;
    private final Directory directory;
    private final Timeline timeline;
    private final CurrentCompletion current;
    private final Terms terms;
    private final TermWatch watch;
    private final ModelSteps steps;
    private final ContactHolds holds;
    private final CaseLock lock;
    private final Vacancies vacancies;
    private final Clock clock;

    TaskProjection(
            JdbcClient jdbc,
            Parties parties,
            Outbox outbox,
            Directory directory,
            Timeline timeline,
            CurrentCompletion current,
            Terms terms,
            TermWatch watch,
            ModelSteps steps,
            ContactHolds holds,
            CaseLock lock,
            Vacancies vacancies,
            Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.outbox = outbox;
        this.directory = directory;
        this.timeline = timeline;
        this.current = current;
        this.terms = terms;
        this.watch = watch;
        this.steps = steps;
        this.holds = holds;
        this.lock = lock;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    @EventListener(condition = "#task.eventName == 'create'")
    @Order(20)
    public void created(DelegateTask task) {
        UUID dossier = RouteVariables.dossier(task);
        GroupId group = owner(task);
        String step = Steps.of(task.getTaskDefinitionKey());
        StepProperties properties = steps.of(task);
        TermPlan plan = terms.begin(task, step);
        boolean held = properties.contact() && waits(dossier);
        Vacancies.StoodIn stoodIn = vacancies.of(
                properties.role(),
                group,
                (String) task.getExecution().getVariable(VariableNames.GEMEENTE),
                plan.key().acute(),
                dossier);
        String watchId = held ? null : watch.start(task, plan);
        jdbc.sql("insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id,"
                        + " assignee, own_of, created_at, due_at, pickup_due_at, process, urgency, term_region,"
                        + " term_step, watch_id, contact, held_since, held_due, opens, vacancy, together, begun_by)"
                        + " select ?, d.dossier_id, d.reference, d.municipality, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?"
                        + " from schakel.case_heading d"
                        + " where d.dossier_id = ?")
                .params(
                        task.getId(),
                        step,
                        task.getName(),
                        group.toString(),
                        task.getAssignee(),
                        // at the start only the model can have named somebody
                        properties.own().map(own -> task.getAssignee()).orElse(null),
                        Timestamp.from(plan.created()),
                        held ? null : Timestamp.from(plan.due()),
                        held ? null : timestamp(plan.pickUpDue()),
                        plan.key().process(),
                        plan.key().urgency(),
                        plan.key().region(),
                        plan.key().step(),
                        watchId,
                        properties.contact(),
                        held ? Timestamp.from(plan.created()) : null,
                        held ? Timestamp.from(plan.due()) : null,
                        properties.shows(group.role()),
                        stoodIn.vacancy(),
                        stoodIn.together(),
                        current.task().orElse(null),
                        dossier)
                .update();
        properties.opens().ifPresent(scope -> parties.join(dossier, group, scope, step));
        if (stoodIn.vacancy() != null) {
            vacancies.tell(stoodIn.vacancy(), group);
        }
        if (!stoodIn.together()) {
            tellOwner(task, group, plan.key().acute() ? Template.NIEUWE_TAAK_ACUUT : Template.NIEUWE_TAAK);
        }
    }

    /** Whether the police ask to wait; a request that comes at this moment waits for this step, or this step for it. */
    private boolean waits(UUID dossier) {
        lock.take(dossier);
        return holds.active(dossier);
    }

    /** A task that is somebody's own from the start is nobody else's news: a reporter's colleagues need not know. */
    private void tellOwner(DelegateTask task, GroupId group, Template news) {
        String key = "taak-" + task.getId();
        String page = "/taken/" + task.getId();
        Optional<Person> assignee = Optional.ofNullable(task.getAssignee()).flatMap(directory::byUsername);
        assignee.ifPresentOrElse(
                person -> outbox.toPerson(person.id(), news, key, page), () -> outbox.toGroup(group, news, key, page));
    }

    @EventListener(condition = "#task.eventName == 'assignment'")
    @Order(20)
    public void assigned(DelegateTask task) {
        jdbc.sql("update schakel.route_task set assignee = ? where task_id = ?")
                .params(task.getAssignee(), task.getId())
                .update();
    }

    @EventListener(condition = "#task.eventName == 'update'")
    @Order(20)
    public void updated(DelegateTask task) {
        if (task.getDueDate() == null) {
            terms.begin(task, Steps.of(task.getTaskDefinitionKey()));
        }
        // also fired for every claim, in which the date stays as it was
        jdbc.sql(
                        "update schakel.route_task set due_at = :due, rung = ''"
                                + " where task_id = :id and held_since is null and due_at is distinct from :due returning watch_id")
                .param("due", Timestamp.from(task.getDueDate().toInstant()))
                .param("id", task.getId())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .ifPresent(before -> watchAnew(task, before));
    }

    /** @param before the ladder that ran until now; none for a step that stood still, which has to be picked up anew */
    private void watchAnew(DelegateTask task, Optional<String> before) {
        before.ifPresent(watch::end);
        TermPlan plan = terms.begin(task, Steps.of(task.getTaskDefinitionKey()));
        if (before.isEmpty()) {
            plan = terms.pickedUpFrom(clock.instant(), plan);
        }
        jdbc.sql("update schakel.route_task set watch_id = ?, pickup_due_at = ?, term_region = ?, term_step = ?,"
                        + " urgency = ? where task_id = ?")
                .params(
                        watch.start(task, plan),
                        timestamp(plan.pickUpDue()),
                        plan.key().region(),
                        plan.key().step(),
                        plan.key().urgency(),
                        task.getId())
                .update();
    }

    @EventListener(condition = "#task.eventName == 'complete'")
    @Order(20)
    public void completed(DelegateTask task) {
        CurrentCompletion.Actor actor = current.actor(task.getId());
        end(task, "afgerond", actor.username(), actor.person());
    }

    @EventListener(condition = "#task.eventName == 'delete'")
    @Order(20)
    public void deleted(DelegateTask task) {
        end(task, "vervallen", null, null);
    }

    /** What is known of a task that ends, from our own row: the candidates of a task may be gone. */
    private record Ending(String group, String watch) {}

    /**
     * Two who end a task at once take turns at its row. What the second one's step needs of the engine is read before it
     * waits there, since it is gone afterwards: with it the step goes on, and loses when the engine writes.
     */
    private void end(DelegateTask task, String how, String by, UUID actor) {
        UUID dossier = RouteVariables.dossier(task);
        jdbc.sql("update schakel.route_task set ended_at = ?, ended_how = ?, ended_by = ?"
                        + " where task_id = ? and ended_at is null returning group_id, watch_id")
                .params(Timestamp.from(clock.instant()), how, by, task.getId())
                .query((row, n) -> new Ending(row.getString("group_id"), row.getString("watch_id")))
                .optional()
                .ifPresent(ended -> after(task, dossier, ended, how, actor));
    }

    private void after(DelegateTask task, UUID dossier, Ending ended, String how, UUID actor) {
        if (ended.watch() != null) {
            watch.end(ended.watch());
        }
        String step = Steps.of(task.getTaskDefinitionKey());
        if (onlyAsked(task) && !askedAgain(dossier, ended.group(), step)) {
            parties.leave(dossier, GroupId.parse(ended.group()), step);
        }
        timeline.add(dossier, "taak-" + how, actor, ended.group(), step);
    }

    /** Two beds of one shelter are two questions to the same people. */
    private boolean askedAgain(UUID dossier, String group, String step) {
        return jdbc.sql("select exists (select 1 from schakel.route_task"
                        + " where dossier_id = ? and group_id = ? and step = ? and ended_at is null)")
                .params(dossier, group, step)
                .query(Boolean.class)
                .single();
    }

    /** Who is asked one question takes part only until it is answered. */
    private boolean onlyAsked(DelegateTask task) {
        return steps.of(task).opens().filter(Scope::oneQuestion).isPresent();
    }

    /** Every task has exactly one owning group (R6); the model tests demand it, so a missing one is a broken model. */
    private static GroupId owner(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(GroupId::parse)
                .orElseThrow(() -> new IllegalStateException("task without owner: " + task.getTaskDefinitionKey()));
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}
