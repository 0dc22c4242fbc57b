package nl.schakel.process.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.process.engine.EngineTasks;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.engine.TaskRights;
import nl.schakel.process.terms.TermKey;
import nl.schakel.process.terms.TermPlan;
import nl.schakel.process.terms.TermWatch;
import nl.schakel.process.terms.Terms;
import nl.schakel.signal.ContactHolds;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for open tasks of a case that moves to another version of its models (ADR 138): name, owner, term, watch and our own
 * list follow the model on which they stand afterwards. The engine tells no listener of such a move.
 */
@Service
public class MovedTasks {

    /** An open task as it stands before its case moves. */
    public record Waiting(String task, String definition, String activity) {}

    /** What our own list says of a task. */
    private record Row(
            UUID dossier,
            String municipality,
            String step,
            TermKey key,
            GroupId group,
            String assignee,
            String ownOf,
            Instant created,
            Instant due,
            Instant pickUpDue,
            String rung,
            String watch,
            Instant heldSince,
            Instant heldDue,
            UUID vacancy,
            boolean together) {

        /** When it has to be done, also while it stands still. */
        Instant agreed() {
            return heldSince == null ? due : heldDue;
        }
    }

    /** What becomes of the term of a task. @param plan null when it keeps the term that it had */
    private record MovedTerm(TermPlan plan, boolean waits) {}

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final EngineTasks engine;
    private final TaskRights rights;
    private final ModelSteps steps;
    private final Terms terms;
    private final TermWatch watch;
    private final ContactHolds holds;
    private final Vacancies vacancies;
    private final Parties parties;
    private final Outbox outbox;
    private final Directory directory;
    private final Clock clock;

    MovedTasks(
            JdbcClient jdbc,
            TaskService tasks,
            RepositoryService repository,
            EngineTasks engine,
            TaskRights rights,
            ModelSteps steps,
            Terms terms,
            TermWatch watch,
            ContactHolds holds,
            Vacancies vacancies,
            Parties parties,
            Outbox outbox,
            Directory directory,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.repository = repository;
        this.engine = engine;
        this.rights = rights;
        this.steps = steps;
        this.terms = terms;
        this.watch = watch;
        this.holds = holds;
        this.vacancies = vacancies;
        this.parties = parties;
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
    }

    /** Every open task of these routes of one case. Who finishes one of them at this moment waits until the case has moved. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Waiting> before(UUID dossier, Collection<String> instances) {
        // in the order in which a person takes them: our row first, then that of the engine
        jdbc.sql("select task_id from schakel.route_task where dossier_id = ? and ended_at is null"
                        + " order by task_id for update")
                .param(dossier)
                .query(String.class)
                .list();
        return tasks.createTaskQuery().processInstanceIdIn(instances.toArray(String[]::new)).list().stream()
                .map(task -> new Waiting(task.getId(), task.getProcessDefinitionId(), task.getTaskDefinitionKey()))
                .toList();
    }

    /** The case has moved. @param renew whether terms are worked out anew by the table of the new version */
    @Transactional(propagation = Propagation.MANDATORY)
    public void after(List<Waiting> before, boolean renew) {
        before.forEach(waiting -> engine.with(waiting.task(), task -> follow(task, waiting, renew)));
    }

    private void follow(DelegateTask task, Waiting before, boolean renew) {
        Row row = row(task.getId()).orElseThrow();
        String step = Steps.of(task.getTaskDefinitionKey());
        boolean otherStep = !step.equals(row.step());
        UserTask was = model(before.definition(), before.activity());
        UserTask is = model(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        StepProperties properties = steps.of(task);
        task.setName(EngineTasks.name(task));
        // what the model says as before stays as it is: a colleague may have taken it over since
        boolean owned = otherStep || !Objects.equals(was.getCamundaCandidateGroups(), is.getCamundaCandidateGroups());
        GroupId group = owned ? owner(task) : row.group();
        boolean named = otherStep || !Objects.equals(was.getCamundaAssignee(), is.getCamundaAssignee());
        String person = named ? EngineTasks.assignee(task).orElse(null) : null;
        String ownOf = named ? properties.own().map(own -> person).orElse(null) : row.ownOf();
        write(task, row, step, group, ownOf, properties);
        give(task, row, group);
        hand(task, row, group, person);
        term(task, before, row, step, properties.contact() && holds.active(row.dossier()), renew);
        Vacancies.StoodIn stoodIn = owned ? standIn(task, group, row, properties) : keep(row);
        access(row, group, step, StepProperties.of(was).opens(), properties.opens());
        if (otherStep || !group.equals(row.group())) {
            tell(task, row, group, stoodIn);
        }
    }

    private void write(
            DelegateTask task, Row row, String step, GroupId group, String ownOf, StepProperties properties) {
        jdbc.sql("update schakel.route_task set step = ?, name = ?, group_id = ?, own_of = ?, contact = ?, opens = ?"
                        + " where task_id = ?")
                .params(
                        step,
                        task.getName(),
                        group.toString(),
                        ownOf,
                        properties.contact(),
                        properties.shows(group.role()),
                        task.getId())
                .update();
    }

    /** The group that owns it now, in the engine. */
    private void give(DelegateTask task, Row row, GroupId group) {
        if (!group.equals(row.group())) {
            tasks.deleteCandidateGroup(task.getId(), row.group().toString());
            tasks.addCandidateGroup(task.getId(), group.toString());
            rights.takeFromGroup(task.getId(), row.group().toString());
        }
    }

    /** Who has it in hand keeps it, unless the model now names somebody else or the group is not theirs. */
    private void hand(DelegateTask task, Row row, GroupId group, String named) {
        if (named != null) {
            tasks.setAssignee(task.getId(), named);
        } else if (row.assignee() != null && !mayKeep(row.assignee(), task.getId(), group)) {
            tasks.setAssignee(task.getId(), null);
        }
    }

    private boolean mayKeep(String assignee, String task, GroupId group) {
        boolean own = jdbc.sql("select own_of = ? from schakel.route_task where task_id = ?")
                .params(assignee, task)
                .query((found, n) -> found.getBoolean(1))
                .single();
        return own
                || directory
                        .byUsername(assignee)
                        .filter(Person::active)
                        .filter(person -> person.groups().contains(group))
                        .isPresent();
    }

    private void term(DelegateTask task, Waiting before, Row row, String step, boolean waits, boolean renew) {
        TermPlan plan = plan(task, before, row, step, waits, renew);
        TermKey key = plan == null ? row.key() : plan.key();
        Instant due = plan == null ? row.agreed() : plan.due();
        boolean stopped = waits && row.heldSince() == null;
        jdbc.sql(
                        "update schakel.route_task set process = ?, urgency = ?, term_region = ?, term_step = ?, created_at = ?,"
                                + " due_at = ?, pickup_due_at = ?, rung = ?, held_since = ?, held_due = ?, watch_id = ?"
                                + " where task_id = ?")
                .params(
                        key.process(),
                        key.urgency(),
                        key.region(),
                        key.step(),
                        Timestamp.from(step.equals(row.step()) ? row.created() : plan.created()),
                        waits ? null : Timestamp.from(due),
                        waits ? null : timestamp(plan == null ? row.pickUpDue() : plan.pickUpDue()),
                        plan == null ? row.rung() : "",
                        waits ? Timestamp.from(stopped ? now() : row.heldSince()) : null,
                        waits ? Timestamp.from(due) : null,
                        row.watch(),
                        task.getId())
                .update();
        String watched = watch(task, row, new MovedTerm(plan, waits));
        jdbc.sql("update schakel.route_task set watch_id = ? where task_id = ?")
                .params(watched, task.getId())
                .update();
    }

    /** @return null when the task keeps the term that it had */
    private TermPlan plan(DelegateTask task, Waiting before, Row row, String step, boolean waits, boolean renew) {
        Instant drawn = EngineTasks.due(task).map(date -> date.toInstant()).orElse(null);
        if (!step.equals(row.step())) {
            return terms.anew(task, step, now(), drawn);
        }
        if (row.heldSince() != null) {
            return waits
                    ? null
                    : terms.pickedUpFrom(
                            now(),
                            terms.anew(
                                    task,
                                    step,
                                    row.created(),
                                    terms.afterPause(before.definition(), row.key(), row.heldSince(), row.heldDue())));
        }
        // a date that people agreed on is theirs
        boolean renewed =
                renew && drawn == null && terms.isOfTable(before.definition(), row.key(), row.created(), row.due());
        return renewed ? terms.anew(task, step, row.created(), null) : null;
    }

    private String watch(DelegateTask task, Row row, MovedTerm term) {
        if (term.plan() == null && !term.waits()) {
            return row.watch() == null ? null : watch.follow(task, row.watch());
        }
        if (row.watch() != null) {
            watch.end(row.watch());
        }
        return term.waits() ? null : watch.start(task, term.plan());
    }

    private Vacancies.StoodIn standIn(DelegateTask task, GroupId group, Row row, StepProperties properties) {
        boolean acute = row(task.getId()).orElseThrow().key().acute();
        Vacancies.StoodIn stoodIn = vacancies.of(properties.role(), group, row.municipality(), acute, row.dossier());
        jdbc.sql("update schakel.route_task set vacancy = ?, together = ? where task_id = ?")
                .params(stoodIn.vacancy(), stoodIn.together(), task.getId())
                .update();
        if (stoodIn.vacancy() != null && !stoodIn.vacancy().equals(row.vacancy())) {
            vacancies.tell(stoodIn.vacancy(), group);
        }
        return stoodIn;
    }

    private static Vacancies.StoodIn keep(Row row) {
        return new Vacancies.StoodIn(row.vacancy(), row.together());
    }

    /** Who takes part for the step as it was, and for the step as it is. */
    private void access(Row row, GroupId group, String step, Optional<Scope> opened, Optional<Scope> opens) {
        if (group.equals(row.group()) && step.equals(row.step()) && opened.equals(opens)) {
            return;
        }
        boolean askedStill = jdbc.sql("select exists (select 1 from schakel.route_task"
                        + " where dossier_id = ? and group_id = ? and step = ? and ended_at is null)")
                .params(row.dossier(), row.group().toString(), row.step())
                .query(Boolean.class)
                .single();
        boolean same = group.equals(row.group()) && step.equals(row.step());
        if (same || !askedStill) {
            parties.leave(row.dossier(), row.group(), row.step());
        }
        opens.ifPresent(scope -> parties.join(row.dossier(), group, scope, step));
    }

    /** Whose step it is now hears as of a new one; of steps of a vacancy those hear together. */
    private void tell(DelegateTask task, Row row, GroupId group, Vacancies.StoodIn stoodIn) {
        if (stoodIn.together()) {
            return;
        }
        boolean acute = row(task.getId()).orElseThrow().key().acute();
        Template news = acute ? Template.NIEUWE_TAAK_ACUUT : Template.NIEUWE_TAAK;
        String key = "taak-" + task.getId() + "-" + group + "-" + Steps.of(task.getTaskDefinitionKey());
        String page = "/taken/" + task.getId();
        Optional.ofNullable(task.getAssignee())
                .flatMap(directory::byUsername)
                .ifPresentOrElse(
                        person -> outbox.toPerson(person.id(), news, key, page),
                        () -> outbox.toGroup(group, news, key, page));
    }

    /** Rules see to it that each step has one owner; a missing one is a broken model. */
    private static GroupId owner(DelegateTask task) {
        return EngineTasks.groups(task).stream()
                .findFirst()
                .map(GroupId::parse)
                .orElseThrow(() -> new IllegalStateException("task without owner: " + task.getTaskDefinitionKey()));
    }

    private UserTask model(String definition, String activity) {
        return repository.getBpmnModelInstance(definition).getModelElementById(activity);
    }

    private Optional<Row> row(String task) {
        return jdbc.sql("select * from schakel.route_task where task_id = ? and ended_at is null")
                .param(task)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("dossier_id", UUID.class),
                row.getString("municipality"),
                row.getString("step"),
                new TermKey(
                        row.getString("term_region"),
                        row.getString("process"),
                        row.getString("term_step"),
                        row.getString("urgency")),
                GroupId.parse(row.getString("group_id")),
                row.getString("assignee"),
                row.getString("own_of"),
                moment(row, "created_at"),
                moment(row, "due_at"),
                moment(row, "pickup_due_at"),
                row.getString("rung"),
                row.getString("watch_id"),
                moment(row, "held_since"),
                moment(row, "held_due"),
                row.getObject("vacancy", UUID.class),
                row.getBoolean("together"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    /** As exactly as the engine keeps a date. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
