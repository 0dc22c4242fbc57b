package nl.schakel.process.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: reads tasks from our own list of them, by key; needed only when a rung is reached. */
@Component
class WatchedTasks {

    private final JdbcClient jdbc;

    WatchedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The task, if it is still open. */
    Optional<WatchedTask> open(String taskId) {
        return jdbc.sql("select * from schakel.route_task where task_id = ? and ended_at is null")
                .param(taskId)
                .query((row, n) -> task(row))
                .optional();
    }

    /** To which dossier a task belongs or belonged. */
    Optional<UUID> dossier(String taskId) {
        return jdbc.sql("select dossier_id from schakel.route_task where task_id = ?")
                .param(taskId)
                .query(UUID.class)
                .optional();
    }

    private static WatchedTask task(ResultSet row) throws SQLException {
        return new WatchedTask(
                row.getString("task_id"),
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
                moment(row, "created_at"),
                moment(row, "due_at"),
                moment(row, "pickup_due_at"),
                row.getBoolean("together") && row.getString("assignee") == null
                        ? row.getObject("vacancy", UUID.class)
                        : null);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : row.getTimestamp(column).toInstant();
    }
}
