package nl.schakel.process.tasks;

import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.process.engine.TaskRights;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Listener that lets nobody outside the owning group have a task in hand, whatever way it was given to them (R2, R7),
 * unless the model itself names that person. Who had it before keeps no right to it in the engine.
 */
@Component
class AssigneeGuard {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final TaskRights rights;

    AssigneeGuard(JdbcClient jdbc, Directory directory, TaskRights rights) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.rights = rights;
    }

    // before the projection, which writes the new name over the old one
    @EventListener(condition = "#task.eventName == 'assignment'")
    @Order(10)
    public void assigned(DelegateTask task) {
        record Row(GroupId group, String assignee, String ownOf) {}
        Row row = jdbc.sql("select group_id, assignee, own_of from schakel.route_task where task_id = ?")
                .param(task.getId())
                .query((found, n) -> new Row(
                        GroupId.parse(found.getString("group_id")),
                        found.getString("assignee"),
                        found.getString("own_of")))
                .single();
        String to = task.getAssignee();
        if (to != null && !to.equals(row.ownOf()) && !isMember(to, row.group())) {
            throw new IllegalStateException("Task " + task.getId() + " is for members of its group only");
        }
        if (row.assignee() != null && !row.assignee().equals(to)) {
            rights.takeFromUser(task.getId(), row.assignee());
        }
    }

    private boolean isMember(String username, GroupId group) {
        return directory
                .byUsername(username)
                .filter(Person::active)
                .filter(person -> person.groups().contains(group))
                .isPresent();
    }
}
