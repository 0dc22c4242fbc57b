package nl.schakel.process.door;

import static nl.schakel.process.door.DoorRule.Audience.OPERATORS;
import static nl.schakel.process.door.DoorRule.Audience.STAFF;
import static nl.schakel.process.door.DoorRule.Handling.CLAIM;
import static nl.schakel.process.door.DoorRule.Handling.FILTER;
import static nl.schakel.process.door.DoorRule.Handling.LOOK;
import static nl.schakel.process.door.DoorRule.Handling.OWN_PROFILE;
import static nl.schakel.process.door.DoorRule.Handling.PASS;
import static nl.schakel.process.door.DoorRule.Handling.RELEASE;
import static nl.schakel.process.door.DoorRule.Handling.TASK;
import static nl.schakel.process.door.Shape.ALL_ROWS;
import static nl.schakel.process.door.Shape.ASCENDING_OR_DESCENDING;
import static nl.schakel.process.door.Shape.ID;
import static nl.schakel.process.door.Shape.IDS;
import static nl.schakel.process.door.Shape.NO;
import static nl.schakel.process.door.Shape.NONE;
import static nl.schakel.process.door.Shape.OFFSET;
import static nl.schakel.process.door.Shape.PAGE_SIZE;
import static nl.schakel.process.door.Shape.SEARCH;
import static nl.schakel.process.door.Shape.SELF;
import static nl.schakel.process.door.Shape.SORTING;
import static nl.schakel.process.door.Shape.WORD;
import static nl.schakel.process.door.Shape.YES;
import static nl.schakel.process.door.Shape.YES_NO;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.process.door.DoorRule.Audience;
import nl.schakel.process.door.DoorRule.Handling;

/**
 * Check: the allow-list of the engine's REST: exactly what Tasklist and Cockpit ask in use, as recorded from a browser
 * ({@code TasklistInBrowserTest}, {@code CockpitInBrowserTest}). No query by variables, nothing that changes a task, a
 * model, a job or a right, and nothing of Camunda's Admin: people and their roles are kept in Schakel's own directory.
 */
final class DoorRules {

    private static final String ENGINE = "engine/engine/default/";
    private static final String COCKPIT = "cockpit/plugin/base/default/";

    /** As the engine makes them; so no word of its API is taken for an id. */
    private static final String ANY_ID = "[0-9a-f-]{36}";

    private static final String DEFINITION = "[A-Za-z0-9_-]{1,64}:\\d{1,9}:[0-9a-f-]{36}";

    private static final String MODEL = "(?<model>" + DEFINITION + ")";

    private static final Map<String, Shape> NOTHING = Map.of();
    private static final Map<String, Shape> PAGE = Map.of("firstResult", OFFSET, "maxResults", PAGE_SIZE);
    private static final Map<String, Shape> SORTED_PAGE =
            with(PAGE, Map.of("sortBy", WORD, "sortOrder", ASCENDING_OR_DESCENDING, "latestVersion", YES_NO));
    private static final Map<String, Shape> BUST = Map.of("bust", WORD);

    private static final Map<String, Shape> VERSIONS = with(
            SORTED_PAGE, Map.of("key", WORD, "withoutTenantId", YES_NO, "latest", YES_NO, "latestVersion", YES_NO));
    private static final Map<String, Shape> FINISHED_BATCHES = with(SORTED_PAGE, Map.of("completed", YES_NO));
    private static final Map<String, Shape> TASK_COUNT = Map.of(
            "unfinished", YES_NO,
            "assigned", YES,
            "unassigned", YES,
            "withCandidateGroups", YES,
            "withoutCandidateGroups", YES);
    private static final Map<String, Shape> INSTANCES = with(
            SORTED_PAGE,
            Map.of(
                    "processDefinitionId", ID,
                    "processDefinitionKey", WORD,
                    "processDefinitionWithoutTenantId", YES_NO,
                    "subProcessInstance", ID,
                    "activityIdIn", IDS));
    private static final Map<String, Shape> INCIDENTS =
            with(SORTED_PAGE, Map.of("processInstanceIdIn", IDS, "activityIdIn", IDS));
    private static final Map<String, Shape> TASKS_OF_INSTANCE =
            Map.of("processInstanceId", ID, "processDefinitionId", ID, "activityInstanceIdIn", IDS, "sorting", SORTING);
    private static final Map<String, Shape> VARIABLES_OF_INSTANCE =
            Map.of("processInstanceIdIn", IDS, "activityInstanceIdIn", IDS, "sorting", SORTING);
    private static final Map<String, Shape> DECISIONS =
            with(SORTED_PAGE, Map.of("decisionDefinitionId", ID, "decisionDefinitionKey", WORD));

    private static final List<DoorRule> TASKLIST = List.of(
            get("admin/auth/user/default", NOTHING, PASS),
            get("engine/engine/", NOTHING, PASS),
            get("tasklist/plugin/tasklistPlugins/static/app/plugin\\.(?:js|css)", BUST, PASS),
            get(ENGINE + "identity/password-policy", NOTHING, PASS),
            get(ENGINE + "user/(?<user>[^/]{1,64})/profile", NOTHING, OWN_PROFILE),
            get(ENGINE + "group/count", Map.of("member", SELF), PASS),
            post(ENGINE + "group", PAGE, with(PAGE, Map.of("member", SELF)), PASS),
            get(
                    ENGINE + "filter",
                    Map.of("firstResult", OFFSET, "maxResults", ALL_ROWS, "itemCount", NO, "resourceType", WORD),
                    PASS),
            get(ENGINE + "filter/count", Map.of("itemCount", NO, "resourceType", WORD), PASS),
            staff("OPTIONS", ENGINE + "filter", NOTHING, null, PASS),
            post(
                    ENGINE + "filter/(?<filter>" + ANY_ID + ")/list",
                    PAGE,
                    with(
                            PAGE,
                            Map.of(
                                    "sorting", SORTING,
                                    "active", YES_NO,
                                    "nameLike", SEARCH,
                                    "processVariables", NONE,
                                    "taskVariables", NONE,
                                    "caseInstanceVariables", NONE)),
                    FILTER),
            get(ENGINE + "task/(?<task>" + ANY_ID + ")", NOTHING, TASK),
            get(ENGINE + "task/(?<task>" + ANY_ID + ")/form", NOTHING, TASK),
            post(ENGINE + "task/(?<task>" + ANY_ID + ")/claim", NOTHING, Map.of("userId", SELF), CLAIM),
            post(ENGINE + "task/(?<task>" + ANY_ID + ")/unclaim", NOTHING, NOTHING, RELEASE),
            get(ENGINE + "process-definition/" + MODEL + "/xml", NOTHING, PASS));

    private static final List<DoorRule> COCKPIT_LOOKS = List.of(
            cockpit("GET", "cockpit/plugin/cockpitPlugins/static/app/plugin\\.(?:js|css)", BUST, null, null),
            // the models and decisions themselves
            cockpit("GET", ENGINE + "process-definition", VERSIONS, null, null),
            cockpit("GET", ENGINE + "process-definition/count", VERSIONS, null, null),
            cockpit("GET", ENGINE + "process-definition/" + MODEL, NOTHING, null, null),
            cockpit(
                    "GET",
                    ENGINE + "process-definition/" + MODEL + "/static-called-process-definitions",
                    NOTHING,
                    null,
                    null),
            cockpit("GET", ENGINE + "decision-definition", VERSIONS, null, null),
            cockpit("GET", ENGINE + "decision-definition/count", VERSIONS, null, null),
            cockpit("GET", ENGINE + "decision-definition/" + DEFINITION, NOTHING, null, null),
            cockpit("GET", ENGINE + "decision-definition/" + DEFINITION + "/xml", NOTHING, null, null),
            cockpit("GET", ENGINE + "decision-requirements-definition", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "decision-requirements-definition/count", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "case-definition/count", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "deployment", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "deployment/count", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "deployment/" + ANY_ID + "/resources", NOTHING, null, null),
            cockpit(
                    "GET",
                    ENGINE + "job-definition",
                    Map.of("processDefinitionId", ID, "firstResult", OFFSET, "maxResults", ALL_ROWS),
                    null,
                    null),
            cockpit("GET", ENGINE + "batch/statistics/", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "batch/statistics/count", SORTED_PAGE, null, null),
            cockpit("GET", ENGINE + "history/batch", FINISHED_BATCHES, null, null),
            cockpit("GET", ENGINE + "history/batch/count", FINISHED_BATCHES, null, null),
            // the page of batches asks who made them; there are none
            cockpit("GET", ENGINE + "user", Map.of("idIn", NONE, "maxResults", PAGE_SIZE), null, null),
            // how many cases stand where
            cockpit("GET", COCKPIT + "process-definition/statistics", SORTED_PAGE, null, "tellingen"),
            cockpit("GET", COCKPIT + "process-definition/statistics-count", SORTED_PAGE, null, "tellingen"),
            cockpit("GET", ENGINE + "process-definition/statistics", Map.of("rootIncidents", YES), null, "tellingen"),
            cockpit(
                    "GET",
                    ENGINE + "process-definition/" + MODEL + "/statistics",
                    Map.of("incidents", YES),
                    null,
                    "tellingen"),
            cockpit("GET", ENGINE + "task/count", TASK_COUNT, null, "tellingen"),
            cockpit("POST", ENGINE + "history/task/count", NOTHING, TASK_COUNT, "tellingen"),
            // cases
            cockpit("POST", COCKPIT + "process-instance", SORTED_PAGE, INSTANCES, "zaken"),
            cockpit("POST", COCKPIT + "process-instance/count", NOTHING, INSTANCES, "tellingen"),
            cockpit("POST", ENGINE + "process-instance", PAGE, INSTANCES, "zaken"),
            cockpit("POST", ENGINE + "process-instance/count", NOTHING, INSTANCES, "tellingen"),
            cockpit("GET", ENGINE + "process-instance/" + ANY_ID, NOTHING, null, "zaak"),
            cockpit("GET", ENGINE + "process-instance/" + ANY_ID + "/activity-instances", NOTHING, null, "zaak"),
            cockpit(
                    "POST",
                    COCKPIT + "process-instance/" + ANY_ID + "/called-process-instances",
                    NOTHING,
                    Map.of("id", ID, "activityInstanceIdIn", IDS),
                    "zaak"),
            cockpit(
                    "POST",
                    COCKPIT + "process-definition/" + MODEL + "/called-process-definitions",
                    NOTHING,
                    Map.of("id", ID),
                    "tellingen"),
            cockpit("POST", COCKPIT + "incident/", PAGE, INCIDENTS, "storingen"),
            cockpit("POST", COCKPIT + "incident/count", NOTHING, INCIDENTS, "tellingen"),
            cockpit("POST", ENGINE + "task", PAGE, TASKS_OF_INSTANCE, "taken"),
            cockpit("POST", ENGINE + "task/count", NOTHING, TASKS_OF_INSTANCE, "tellingen"),
            cockpit(
                    "POST",
                    ENGINE + "variable-instance",
                    with(PAGE, Map.of("deserializeValues", NO)),
                    VARIABLES_OF_INSTANCE,
                    "variabelen"),
            cockpit("POST", ENGINE + "variable-instance/count", NOTHING, VARIABLES_OF_INSTANCE, "tellingen"),
            cockpit("GET", ENGINE + "history/decision-instance", DECISIONS, null, "besluiten"),
            cockpit("GET", ENGINE + "history/decision-instance/count", DECISIONS, null, "tellingen"));

    /** All of them. */
    static final List<DoorRule> ALL =
            Stream.concat(TASKLIST.stream(), COCKPIT_LOOKS.stream()).toList();

    private DoorRules() {}

    private static DoorRule get(String path, Map<String, Shape> query, Handling handling) {
        return staff("GET", path, query, null, handling);
    }

    private static DoorRule post(String path, Map<String, Shape> query, Map<String, Shape> body, Handling handling) {
        return staff("POST", path, query, body, handling);
    }

    private static DoorRule staff(
            String method, String path, Map<String, Shape> query, Map<String, Shape> body, Handling handling) {
        return rule(method, path, query, body, STAFF, handling, "taken");
    }

    /** @param what null for what shows nothing of a case */
    private static DoorRule cockpit(
            String method, String path, Map<String, Shape> query, Map<String, Shape> body, String what) {
        return rule(method, path, query, body, OPERATORS, what == null ? PASS : LOOK, what);
    }

    private static DoorRule rule(
            String method,
            String path,
            Map<String, Shape> query,
            Map<String, Shape> body,
            Audience audience,
            Handling handling,
            String what) {
        return new DoorRule(method, Pattern.compile(path), query, body, audience, handling, what);
    }

    private static Map<String, Shape> with(Map<String, Shape> some, Map<String, Shape> more) {
        Map<String, Shape> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
