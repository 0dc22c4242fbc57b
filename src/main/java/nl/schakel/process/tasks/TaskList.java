package nl.schakel.process.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.terms.TermKey;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Read model of the open tasks of a person, from our own projection: one indexed query, also with a hundred thousand
 * open tasks (architecture, section 5).
 */
@Service
public class TaskList {

    /** Whether the police still have to say if contact disturbs them; asked of steps with contact only. */
    private static final String POLICE_ASKED = "t.contact and exists (select from schakel.route_task police"
            + " where police.dossier_id = t.dossier_id and police.step = '" + StepNames.PARTNERVRAAG_POLITIE
            + "' and police.ended_at is null) as police_asked";

    /** The task itself says so in each message about it; of the case it is for who sees anything of that. */
    private static final String ACUTE = "(t.urgency = '" + TermKey.ACUTE + "' or t.opens and exists"
            + " (select from schakel.acute_case acute where acute.dossier_id = t.dossier_id))";

    private static final String SELECTED = "select t.*, " + POLICE_ASKED + ", " + ACUTE + " as acute from ";

    private static final String COLUMNS = SELECTED + "schakel.route_task t where ";

    /** As the index has it; a task without a term comes last. */
    private static final String DUE = "coalesce(t.due_at, 'infinity'::timestamptz)";

    private static final String FIRST_DUE = TaskSort.TERMIJN.order(false) + " limit ";

    /** More than anybody counts. */
    public static final int COUNTED = 500;

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

    /**
     * A page of the open tasks of this person and of their groups.
     *
     * @param place an edge of an earlier page, or null for the first
     * @throws nl.schakel.support.input.InvalidInput when that edge cannot be read
     */
    public TaskRange page(Viewer viewer, TaskSelection selection, TaskRange.Edge place) {
        boolean backwards = place != null && place.backwards();
        Map<String, Object> params = params(viewer, selection);
        String and = "";
        if (place != null) {
            and = selection.sort().beyond(backwards);
            params.putAll(place.params());
        }
        String order = selection.sort().order(backwards) + " limit " + (TaskRange.LENGTH + 1);
        List<TaskSummary> found = new ArrayList<>(jdbc.sql(SELECTED + "("
                        + mine("t.*", selection.filter(), narrowed(selection) + and, order) + ") t" + order)
                .params(params)
                .query((row, n) -> summary(row, viewer.username()))
                .list());
        return TaskRange.of(found, place, selection.sort());
    }

    /** How many tasks each filter leaves of a selection; whoever has more than {@link #COUNTED} sees that it is more. */
    public Map<TaskFilter, Integer> counts(Viewer viewer, TaskSelection selection) {
        String order = FIRST_DUE + (COUNTED + 1);
        String each = Arrays.stream(TaskFilter.values())
                .map(filter -> "(select count(*) from (" + mine("t.task_id", filter, narrowed(selection), order)
                        + ") t) as " + filter)
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + each)
                .params(params(viewer, selection))
                .query((row, n) -> Arrays.stream(TaskFilter.values())
                        .collect(Collectors.toMap(Function.identity(), filter -> count(row, filter))))
                .single();
    }

    /** A step in a municipality of which somebody has a task. */
    public record StepPlace(String municipality, String step, String name) {}

    /** By what somebody's own list can be narrowed; of a very long list only what its beginning has. */
    public List<StepPlace> places(Viewer viewer) {
        return jdbc.sql("select distinct t.municipality, t.step, t.name from ("
                        + mine("t.*", TaskFilter.ALLE, "", FIRST_DUE + TaskSearch.CASES) + ") t order by t.name")
                .params(params(viewer, TaskSelection.of(TaskFilter.ALLE)))
                .query((row, n) ->
                        new StepPlace(row.getString("municipality"), row.getString("step"), row.getString("name")))
                .list();
    }

    /** The cases of which a task in the viewer's list shows anything, those with the first due tasks. */
    List<UUID> cases(Viewer viewer, int atMost) {
        return jdbc.sql("select distinct t.dossier_id from ("
                        + mine("t.*", TaskFilter.ALLE, " and t.opens", FIRST_DUE + atMost) + ") t limit " + atMost)
                .params(params(viewer, TaskSelection.of(TaskFilter.ALLE)))
                .query(UUID.class)
                .list();
    }

    private static int count(ResultSet row, TaskFilter filter) {
        try {
            return row.getInt(filter.name());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same as {@link #MINE}, read from the ranges in which an index keeps the tasks in order: of each no more than are
     * shown, so that a page costs the same however much a group has to do.
     */
    private static String mine(String columns, TaskFilter filter, String and, String order) {
        String which = "t.ended_at is null" + narrowed(filter) + and;
        if (filter == TaskFilter.MIJN) {
            return "(select " + columns + " from schakel.route_task t where " + which + " and " + MINE + order + ")";
        }
        String ofGroups = "select mine.* from unnest(string_to_array(:%s, ',')) owner(id) cross join lateral (select "
                + columns + " from schakel.route_task t where t.group_id = owner.id and " + which + "%s" + order
                + ") mine";
        return ofGroups.formatted("groupList", "") + " union "
                + ofGroups.formatted("counterList", " and t.assignee is null")
                + " union (select " + columns
                + " from schakel.route_task t where t.own_of = :me and t.assignee = :me and "
                + which + order + ")";
    }

    private static String narrowed(TaskFilter filter) {
        return switch (filter) {
            case ALLE -> "";
            case MIJN -> " and t.assignee = :me";
            case TEAM -> " and (t.assignee is null or t.assignee <> :me)";
            case TE_LAAT -> " and " + DUE + " < :now";
            case VANDAAG -> " and " + DUE + " < :tomorrow";
        };
    }

    private static String narrowed(TaskSelection selection) {
        String and = (selection.municipality() == null ? "" : " and t.municipality = :municipality")
                + (selection.step() == null ? "" : " and t.step = :step")
                + (selection.acute() ? " and " + ACUTE : "")
                + (selection.vacancy() == null ? "" : " and t.vacancy = :vacancy")
                + (selection.apart() ? " and not t.together" : "");
        if (selection.found() != null) {
            and += " and (false"
                    + (selection.found().reference() == null
                            ? ""
                            : " or strpos(replace(t.reference, '-', ''), :reference) > 0")
                    + (selection.found().cases().isEmpty() ? "" : " or t.opens and t.dossier_id in (:found)") + ")";
        }
        return and;
    }

    private Map<String, Object> params(Viewer viewer, TaskSelection selection) {
        Map<String, Object> params = params(viewer);
        params.put("municipality", selection.municipality());
        params.put("step", selection.step());
        params.put("vacancy", selection.vacancy());
        if (selection.found() != null) {
            params.put("reference", selection.found().reference());
            params.put("found", selection.found().cases());
        }
        return params;
    }

    private Map<String, Object> params(Viewer viewer) {
        Map<String, Object> params = new HashMap<>();
        params.put("me", viewer.username());
        params.put("groups", groups(viewer, false));
        params.put("counters", groups(viewer, true));
        params.put("groupList", String.join(",", groups(viewer, false)));
        params.put("counterList", String.join(",", groups(viewer, true)));
        params.put("now", Timestamp.from(clock.instant()));
        LocalDate tomorrow = LocalDate.now(clock.withZone(Zones.AMSTERDAM)).plusDays(1);
        params.put(
                "tomorrow",
                Timestamp.from(tomorrow.atStartOfDay(Zones.AMSTERDAM).toInstant()));
        return params;
    }

    /** The open tasks of a dossier; to be shown only to who may see the dossier. */
    public List<TaskSummary> ofDossier(UUID dossier, Viewer viewer) {
        return jdbc.sql(COLUMNS + "t.ended_at is null and t.dossier_id = ? order by t.created_at")
                .param(dossier)
                .query((row, n) -> summary(row, viewer.username()))
                .list();
    }

    /** The tasks of a dossier that began when this one was done, ended or not; to be shown as far as the viewer may know. */
    List<TaskSummary> begunBy(UUID dossier, String task, Viewer viewer) {
        return jdbc.sql(COLUMNS + "t.dossier_id = ? and t.begun_by = ? order by t.created_at, t.name")
                .params(dossier, task)
                .query((row, n) -> summary(row, viewer.username()))
                .list();
    }

    /** The same of several dossiers, by dossier; each to be shown only to who may see that dossier. */
    public Map<UUID, List<TaskSummary>> ofDossiers(Collection<UUID> dossiers, Viewer viewer) {
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(COLUMNS + "t.ended_at is null and t.dossier_id in (:dossiers) order by t.created_at")
                .param("dossiers", dossiers)
                .query((row, n) -> summary(row, viewer.username()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(TaskSummary::dossier));
    }

    /** The open tasks of a dossier, whoever has them; for the route itself. */
    public List<TaskSummary> openOf(UUID dossier) {
        return jdbc.sql(COLUMNS + "t.ended_at is null and t.dossier_id = ? order by t.created_at")
                .param(dossier)
                .query((row, n) -> summary(row, ""))
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

    /** A step of a case and who has or had it. */
    public record StepOwner(String step, GroupId group) {}

    /** What was or is to be done in a dossier, by whom. */
    public Set<StepOwner> work(UUID dossier) {
        return jdbc.sql("select distinct step, group_id from schakel.route_task where dossier_id = ?")
                .param(dossier)
                .query((row, n) -> new StepOwner(row.getString("step"), GroupId.parse(row.getString("group_id"))))
                .set();
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

    private static TaskSummary.Waiting waiting(ResultSet row) throws SQLException {
        if (row.getTimestamp("held_since") != null) {
            return TaskSummary.Waiting.POLITIE_VRAAGT;
        }
        return row.getBoolean("police_asked") ? TaskSummary.Waiting.POLITIE_GEVRAAGD : TaskSummary.Waiting.NIETS;
    }

    private TaskSummary summary(ResultSet row, String me) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        Instant dueAt = due == null ? null : due.toInstant();
        String assignee = row.getString("assignee");
        Timestamp pickUp = assignee == null ? row.getTimestamp("pickup_due_at") : null;
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
                dueAt != null && dueAt.isBefore(clock.instant()),
                pickUp == null ? null : pickUp.toInstant(),
                row.getBoolean("acute"),
                row.getBoolean("opens"),
                waiting(row));
    }
}
