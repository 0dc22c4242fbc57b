package nl.schakel.process.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The open tasks of a person, from our own projection: one indexed query, also with a hundred thousand open tasks
 * (architecture, section 5).
 */
@Service
public class TaskList {

    private static final String COLUMNS = "select t.* from schakel.route_task t where ";
    private static final int LIMIT = 500;

    /**
     * Only members of the owning group see a task, also one that is in a colleague's hands: nobody has to wait for another.
     * What the model itself gives to a person is theirs wherever they work: a reporter's steps of the meldcode, which are
     * that person's alone unless the account is gone (then the counter sees them), and a night in hand.
     */
    private static final String MINE = "(t.group_id in (:groups) or t.own_of = :me and t.assignee = :me"
            + " or t.assignee is null and t.group_id in (:counters))";

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open tasks of this person and of their groups, the first due on top; at most 500. */
    public List<TaskSummary> of(Viewer viewer, TaskFilter filter) {
        Map<String, Object> params = new HashMap<>();
        params.put("me", viewer.username());
        params.put("groups", groups(viewer, false));
        params.put("counters", groups(viewer, true));
        params.put("now", Timestamp.from(clock.instant()));
        LocalDate tomorrow = LocalDate.now(clock.withZone(Zones.AMSTERDAM)).plusDays(1);
        params.put(
                "tomorrow",
                Timestamp.from(tomorrow.atStartOfDay(Zones.AMSTERDAM).toInstant()));
        String which = switch (filter) {
            case ALLE -> MINE;
            case MIJN -> MINE + " and t.assignee = :me";
            case TEAM -> MINE + " and (t.assignee is null or t.assignee <> :me)";
            case TE_LAAT -> MINE + " and t.due_at < :now";
            case VANDAAG -> MINE + " and t.due_at < :tomorrow";
        };
        return jdbc.sql(COLUMNS + "t.ended_at is null and " + which + " order by t.due_at, t.created_at limit " + LIMIT)
                .params(params)
                .query((row, n) -> summary(row, viewer.username()))
                .list();
    }

    /** The open tasks of a dossier; to be shown only to who may see the dossier. */
    public List<TaskSummary> ofDossier(UUID dossier, Viewer viewer) {
        return jdbc.sql(COLUMNS + "t.ended_at is null and t.dossier_id = ? order by t.created_at")
                .param(dossier)
                .query((row, n) -> summary(row, viewer.username()))
                .list();
    }

    /** The groups that have an open task in a dossier. */
    public Set<GroupId> owners(UUID dossier) {
        return jdbc
                .sql("select distinct group_id from schakel.route_task where ended_at is null and dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list()
                .stream()
                .map(GroupId::parse)
                .collect(Collectors.toSet());
    }

    /** The name of a step as its model calls it, for every step that a case has passed. */
    public Map<String, String> stepNames(UUID dossier) {
        return jdbc
                .sql("select step, name from schakel.route_task where dossier_id = ? order by created_at")
                .param(dossier)
                .query((row, n) -> Map.entry(row.getString("step"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (older, newer) -> newer));
    }

    /** An open task that this person may do; empty for everything else, whether it exists or not. */
    public Optional<TaskSummary> find(String taskId, Viewer viewer) {
        return jdbc.sql(COLUMNS + "t.ended_at is null and t.task_id = :id and " + MINE)
                .param("id", taskId)
                .param("me", viewer.username())
                .param("groups", groups(viewer, false))
                .param("counters", groups(viewer, true))
                .query((row, n) -> summary(row, viewer.username()))
                .optional();
    }

    /** The groups that report signals, or the others. */
    private static Set<String> groups(Viewer viewer, boolean reporting) {
        Set<String> groups = viewer.groups().stream()
                .filter(group -> reporting == (group.role() == Role.MELDER || group.role() == Role.AMBASSADEUR))
                .map(GroupId::toString)
                .collect(Collectors.toSet());
        return groups.isEmpty() ? Set.of("") : groups;
    }

    private TaskSummary summary(ResultSet row, String me) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        Instant dueAt = due == null ? null : due.toInstant();
        String assignee = row.getString("assignee");
        return new TaskSummary(
                row.getString("task_id"),
                row.getString("name"),
                row.getString("step"),
                row.getObject("dossier_id", UUID.class),
                row.getString("reference"),
                row.getString("municipality"),
                GroupId.parse(row.getString("group_id")),
                assignee,
                me.equals(assignee),
                row.getTimestamp("created_at").toInstant(),
                dueAt,
                dueAt != null && dueAt.isBefore(clock.instant()));
    }
}
