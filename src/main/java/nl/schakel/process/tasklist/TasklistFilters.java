package nl.schakel.process.tasklist;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.support.database.ClusterLock;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listener: puts the ready-made filters in Tasklist at start. Filters that people made are left alone, and so is a
 * ready-made one that an administrator changed: it is only rewritten when a release brings a newer version of it.
 */
@Component
public class TasklistFilters {

    private final FilterService filters;
    private final AuthorizationService authorizations;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Set<String> readyMade = ConcurrentHashMap.newKeySet();

    TasklistFilters(
            FilterService filters,
            AuthorizationService authorizations,
            TaskService tasks,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.filters = filters;
        this.authorizations = authorizations;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes what is missing and renews what is outdated; doing it again changes nothing. */
    @EventListener(ApplicationReadyEvent.class)
    public void publish() {
        transaction.executeWithoutResult(status -> {
            // The engine has no unique key on filters: without the lock two nodes starting together make each twice.
            ClusterLock.TASKLIST_FILTERS.await(jdbc);
            for (ReadyMadeFilter wanted : ReadyMadeFilter.values()) {
                publish(wanted);
            }
        });
    }

    /**
     * Whether this is one of the ready-made filters. Any other is somebody's own and may ask for what its maker must not
     * know, such as the variables of a case.
     */
    public boolean isReadyMade(String filterId) {
        if (readyMade.contains(filterId)) {
            return true;
        }
        Filter filter = filters.createTaskFilterQuery().filterId(filterId).singleResult();
        boolean ours = filter != null
                && Arrays.stream(ReadyMadeFilter.values())
                        .anyMatch(made -> made.code().equals(properties(filter).get(ReadyMadeFilter.CODE_PROPERTY)));
        if (ours) {
            readyMade.add(filterId);
        }
        return ours;
    }

    private void publish(ReadyMadeFilter wanted) {
        Optional<Filter> present = find(wanted);
        if (present.map(filter -> version(filter) >= ReadyMadeFilter.VERSION).orElse(false)) {
            return;
        }
        Filter filter = present.orElseGet(() -> filters.newTaskFilter(wanted.title()));
        filter.setName(wanted.title());
        filter.setQuery(wanted.query(tasks));
        filter.setProperties(wanted.properties());
        filters.saveFilter(filter);
        readableByAll(filter.getId());
    }

    private Optional<Filter> find(ReadyMadeFilter wanted) {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter -> wanted.code().equals(properties(filter).get(ReadyMadeFilter.CODE_PROPERTY)))
                .findFirst();
    }

    private void readableByAll(String filterId) {
        long already = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(Resources.FILTER)
                .resourceId(filterId)
                .count();
        if (already > 0) {
            return;
        }
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filterId);
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }

    private static int version(Filter filter) {
        return properties(filter).get(ReadyMadeFilter.VERSION_PROPERTY) instanceof Number number
                ? number.intValue()
                : 0;
    }

    private static Map<String, Object> properties(Filter filter) {
        return filter.getProperties() == null ? Map.of() : filter.getProperties();
    }
}
