package nl.schakel.process.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * Check: takes back what the engine lets somebody do with a task. It gives a right to each new assignee and each new
 * group by itself, and takes none back when the task goes to another.
 */
@Component
public class TaskRights {

    private final AuthorizationService authorizations;

    TaskRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** This user has the task no longer. */
    public void takeFromUser(String taskId, String username) {
        take(of(taskId).userIdIn(username));
    }

    /** This group owns the task no longer. */
    public void takeFromGroup(String taskId, String group) {
        take(of(taskId).groupIdIn(group));
    }

    private AuthorizationQuery of(String taskId) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(taskId);
    }

    private void take(AuthorizationQuery rights) {
        List<Authorization> given = rights.list();
        given.forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }
}
