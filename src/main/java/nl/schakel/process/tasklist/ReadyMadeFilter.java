package nl.schakel.process.tasklist;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.schakel.support.Coded;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Code list: the filters that everybody finds in Tasklist; the code is their stable name, the rest may change with a
 * release.
 */
enum ReadyMadeFilter implements Coded {
    /** Tasklist opens on the first one: whatever waits for somebody stands there, whether or not they took it in hand. */
    ALL(
            "alles",
            "Alles",
            "Taken van u en uw groepen, ook wat nog niemand heeft opgepakt",
            "#17535f",
            ReadyMadeFilter::mineOrTeam),
    MINE(
            "mijn-taken",
            "Mijn taken",
            "Taken die u heeft opgepakt of die aan u zijn gegeven",
            "#17535f",
            ReadyMadeFilter::mine),
    TEAM(
            "van-mijn-team",
            "Van mijn team",
            "Taken van uw groepen die nog niemand heeft opgepakt",
            "#17535f",
            ReadyMadeFilter::team),
    TODAY(
            "vandaag",
            "Vandaag",
            "Taken van u en uw groepen die vandaag klaar moeten zijn, of eerder",
            "#17535f",
            ReadyMadeFilter::today),
    LATE(
            "te-laat",
            "Te laat",
            "Taken van u en uw groepen waarvan de termijn voorbij is",
            "#a3231b",
            ReadyMadeFilter::late);

    /** Raise it when a filter below changes: nodes then bring the stored filters up to date, once. */
    static final int VERSION = 3;

    static final String CODE_PROPERTY = "schakelFilter";
    static final String VERSION_PROPERTY = "schakelVersie";

    private static final String CURRENT_USER = "${currentUser()}";
    private static final String CURRENT_GROUPS = "${currentUserGroups()}";

    private final String code;
    private final String title;
    private final String description;
    private final String color;
    private final Function<TaskService, TaskQuery> query;

    ReadyMadeFilter(
            String code, String title, String description, String color, Function<TaskService, TaskQuery> query) {
        this.code = code;
        this.title = title;
        this.description = description;
        this.color = color;
        this.query = query;
    }

    @Override
    public String code() {
        return code;
    }

    String title() {
        return title;
    }

    TaskQuery query(TaskService tasks) {
        return query.apply(tasks);
    }

    /** What Tasklist needs to draw the filter. No variables beside a task: anyone who may see a task may not see those. */
    Map<String, Object> properties() {
        return Map.of(
                CODE_PROPERTY,
                code,
                VERSION_PROPERTY,
                VERSION,
                "description",
                description,
                "color",
                color,
                "priority",
                (ordinal() + 1) * 10,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of());
    }

    private static TaskQuery mine(TaskService tasks) {
        return tasks.createTaskQuery().taskAssigneeExpression(CURRENT_USER);
    }

    private static TaskQuery team(TaskService tasks) {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(CURRENT_GROUPS);
    }

    private static TaskQuery today(TaskService tasks) {
        return mineOrTeam(tasks).dueBeforeExpression("${vandaag.einde()}");
    }

    private static TaskQuery late(TaskService tasks) {
        return mineOrTeam(tasks).dueBeforeExpression("${now()}");
    }

    // A task of the group stays in sight when a colleague has it: a colleague may be ill.
    private static TaskQuery mineOrTeam(TaskService tasks) {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression(CURRENT_USER)
                .taskCandidateGroupInExpression(CURRENT_GROUPS)
                .includeAssignedTasks()
                .endOr();
    }
}
