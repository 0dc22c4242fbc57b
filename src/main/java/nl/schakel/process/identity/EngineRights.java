package nl.schakel.process.identity;

import java.util.Arrays;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * Check: what people may do in the engine beside their tasks, for which it keeps rights by itself: everybody opens
 * Tasklist and sees the models, who runs Schakel also looks around in Cockpit. Nobody may change anything there, so
 * that also behind its door the engine takes no models, jobs or rights from anybody but Schakel itself.
 */
@Component
class EngineRights {

    /** The group in the engine of who runs Schakel. */
    static final String COCKPIT = "cockpit@schakel";

    private final AuthorizationService authorizations;

    EngineRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Adds the rights that are missing and takes away what nobody should have. */
    void grant() {
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        everybody(Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        operators(Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        operators(
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        operators(Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        operators(Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
        operators(Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        operators(Resources.BATCH, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        nobody();
    }

    private void everybody(Resource resource, String id, Permission permission) {
        AuthorizationQuery present = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .hasPermission(permission);
        if (present.count() == 0) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            save(right, resource, id, permission);
        }
    }

    private void operators(Resource resource, String id, Permission... permissions) {
        AuthorizationQuery present = authorizations
                .createAuthorizationQuery()
                .groupIdIn(COCKPIT)
                .resourceType(resource)
                .resourceId(id);
        if (present.count() == 0) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId(COCKPIT);
            save(right, resource, id, permissions);
        }
    }

    private void save(Authorization right, Resource resource, String id, Permission... permissions) {
        right.setResource(resource);
        right.setResourceId(id);
        Arrays.stream(permissions).forEach(right::addPermission);
        authorizations.saveAuthorization(right);
    }

    /** The engine's own group of administrators may do everything, so it has no rights to find and nobody is in it. */
    private void nobody() {
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(Groups.CAMUNDA_ADMIN)
                .list()
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }
}
