package nl.schakel.process.tasks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.OpenTasks;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: the open step of a case that is somebody's, for the access log, from our own projection. */
@Component
class TasksInCase implements OpenTasks {

    private final JdbcClient jdbc;

    TasksInCase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<OpenTask> of(Viewer viewer, UUID dossier) {
        List<String> groups = viewer.groups().stream().map(GroupId::toString).toList();
        return jdbc.sql("select step, assignee is not null as own from schakel.route_task"
                        + " where dossier_id = :dossier and ended_at is null and (assignee = :me"
                        + " or assignee is null and group_id = any(string_to_array(:groups, ',')))"
                        + " order by own desc, due_at nulls last, created_at limit 1")
                .param("dossier", dossier)
                .param("me", viewer.username())
                .param("groups", String.join(",", groups))
                .query((row, n) -> new OpenTask(row.getString("step"), row.getBoolean("own")))
                .optional();
    }
}
