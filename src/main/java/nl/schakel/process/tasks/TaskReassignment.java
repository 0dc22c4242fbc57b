package nl.schakel.process.tasks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.DirectoryChanged;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.TaskRights;
import nl.schakel.process.terms.TermKey;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listener that gives the tasks of somebody who is gone to others, so that none waits for nobody (R1, R6). When an
 * account closes, a role is taken away or an absence begins, what that person had in hand goes back to the group; when a
 * group has nobody left who is there, its open tasks go to who would own them if they began now (domain.md, "Who owns a signal").
 */
@Component
class TaskReassignment {

    private static final Logger LOG = LoggerFactory.getLogger(TaskReassignment.class);

    /** An open task, its owner and where it plays. */
    private record Open(
            String task,
            UUID dossier,
            String municipality,
            String step,
            GroupId group,
            String assignee,
            String ownOf) {}

    private final JdbcClient jdbc;
    private final Directory directory;
    private final TaskService tasks;
    private final RunningTasks running;
    private final TaskRights rights;
    private final ModelSteps steps;
    private final Parties parties;
    private final Outbox outbox;
    private final Timeline timeline;
    private final Vacancies vacancies;
    private final TransactionTemplate ownTransaction;

    TaskReassignment(
            JdbcClient jdbc,
            Directory directory,
            TaskService tasks,
            RunningTasks running,
            TaskRights rights,
            ModelSteps steps,
            Parties parties,
            Outbox outbox,
            Timeline timeline,
            Vacancies vacancies,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.tasks = tasks;
        this.running = running;
        this.rights = rights;
        this.steps = steps;
        this.parties = parties;
        this.outbox = outbox;
        this.timeline = timeline;
        this.vacancies = vacancies;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    // the directory and the engine learn of the change in the same phase, before this
    @Order(Ordered.LOWEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void changed(DirectoryChanged change) {
        for (Open open : openTasks()) {
            try {
                // each by itself: one that was finished at this moment holds up no other
                ownTransaction.executeWithoutResult(status -> follow(open));
            } catch (RuntimeException e) {
                LOG.error("task {} of step {} found no new owner", open.task(), open.step(), e);
            }
        }
        ownTransaction.executeWithoutResult(status -> vacancies.close());
    }

    private void follow(Open open) {
        if (jdbc.sql("select 1 from schakel.route_task where task_id = ? and ended_at is null for update")
                .param(open.task())
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            return;
        }
        if (inHandsOfAnOutsider(open)) {
            tasks.setAssignee(open.task(), null);
        }
        // only the shelter itself can say yes or no: without anybody there, the term runs out, which the route foresees
        if (open.group().role() != Role.OPVANG && !directory.hasMembers(open.group())) {
            GroupId heir = directory.successorOf(open.group(), open.municipality());
            if (!heir.equals(open.group())) {
                passOn(open, heir);
            }
        }
    }

    private void passOn(Open open, GroupId heir) {
        tasks.deleteCandidateGroup(open.task(), open.group().toString());
        tasks.addCandidateGroup(open.task(), heir.toString());
        rights.takeFromGroup(open.task(), open.group().toString());
        Task task = running.find(open.task()).orElseThrow();
        boolean acute = jdbc.sql("update schakel.route_task set group_id = ?, opens = ? where task_id = ?"
                        + " returning urgency = ?")
                .params(heir.toString(), steps.of(task).shows(heir.role()), open.task(), TermKey.ACUTE)
                .query(Boolean.class)
                .single();
        Vacancies.StoodIn stoodIn =
                vacancies.of(Optional.of(open.group().role()), heir, open.municipality(), acute, open.dossier());
        boolean question = steps.of(task).opens().filter(Scope::oneQuestion).isPresent();
        // who is only away worked on this case and comes back
        if (question || directory.members(open.group()).isEmpty()) {
            parties.leave(open.dossier(), open.group(), open.step());
        }
        steps.of(task).opens().ifPresent(scope -> parties.join(open.dossier(), heir, scope, open.step()));
        timeline.add(open.dossier(), "taak-opgevolgd", null, heir.toString(), open.step());
        if (stoodIn.vacancy() != null) {
            jdbc.sql("update schakel.route_task set vacancy = coalesce(vacancy, ?), together = ? where task_id = ?")
                    .params(stoodIn.vacancy(), stoodIn.together(), open.task())
                    .update();
            vacancies.tell(stoodIn.vacancy(), heir);
        }
        if (stoodIn.together()) {
            return;
        }
        outbox.toGroup(
                heir,
                acute ? Template.NIEUWE_TAAK_ACUUT : Template.NIEUWE_TAAK,
                "taak-" + open.task() + "-" + heir,
                "/taken/" + open.task());
    }

    private List<Open> openTasks() {
        return jdbc
                .sql(
                        "select task_id, dossier_id, municipality, step, group_id, assignee, own_of from schakel.route_task"
                                + " where ended_at is null order by created_at")
                .query((row, n) -> new Open(
                        row.getString("task_id"),
                        row.getObject("dossier_id", UUID.class),
                        row.getString("municipality"),
                        row.getString("step"),
                        GroupId.parse(row.getString("group_id")),
                        row.getString("assignee"),
                        row.getString("own_of")))
                .list()
                .stream()
                .filter(open -> !directory.hasMembers(open.group()) || inHandsOfAnOutsider(open))
                .toList();
    }

    /** Whether it is in the hands of somebody who is gone or away, or who left the group that owns it. */
    private boolean inHandsOfAnOutsider(Open open) {
        return open.assignee() != null
                && directory
                        .byUsername(open.assignee())
                        .filter(Person::active)
                        .filter(person -> person.username().equals(open.ownOf())
                                || person.groups().contains(open.group()) && !directory.isAway(person.id()))
                        .isEmpty();
    }
}
