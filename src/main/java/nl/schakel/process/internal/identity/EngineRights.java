package nl.schakel.process.internal.identity;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What people may do in the engine beside their tasks, for which it keeps rights by itself: everybody opens Tasklist
 * and sees the models, only who runs Schakel may do more.
 */
@Component
class EngineRights {

    private final AuthorizationService authorizations;

    EngineRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Adds the rights that are missing. */
    void grant() {
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        everybody(Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        for (Resource resource : Resources.values()) {
            administrators(resource);
        }
    }

    private void everybody(Resource resource, String id, Permission permission) {
        boolean present = authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .resourceType(resource)
                        .resourceId(id)
                        .hasPermission(permission)
                        .count()
                > 0;
        if (present) {
            return;
        }
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        right.setResource(resource);
        right.setResourceId(id);
        right.addPermission(permission);
        authorizations.saveAuthorization(right);
    }

    private void administrators(Resource resource) {
        boolean present = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(Groups.CAMUNDA_ADMIN)
                        .resourceType(resource)
                        .resourceId(Authorization.ANY)
                        .count()
                > 0;
        if (present) {
            return;
        }
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(Groups.CAMUNDA_ADMIN);
        right.setResource(resource);
        right.setResourceId(Authorization.ANY);
        right.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(right);
    }
}
