package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.OpenTasks;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Check: for what somebody looked, as a code: the task in that case, else the question, the duty or the part that let the viewer in,
 * else the role. By the same rows as the access rule, at the moment that the row of the log is written.
 */
@Component
public class Purposes {

    /** A step that the viewer does. */
    public static final String TASK = "taak";

    /** A step that waits for somebody of the viewer's group. */
    public static final String GROUP_TASK = "groepstaak";

    /** One question that the viewer's group answers. */
    public static final String QUESTION = "vraag";

    /** The on-call service has the case at night. */
    public static final String DUTY = "dienst";

    /** Emergency access, with the id of its row, where the reason is kept sealed. */
    public static final String EMERGENCY = "noodtoegang";

    /** The viewer's group works on the case, for this step. */
    public static final String PART = "deelname";

    /** The region looks along since a signal came in. */
    public static final String RECEIPT = "ontvangst";

    /** Watching over who looks, what is kept, and emergency access. */
    public static final String AUDIT = "toezicht";

    /** What became of the own report. */
    public static final String OWN_REPORT = "eigen-melding";

    /** No case, or none in which the viewer has anything to do: the role alone. */
    public static final String ROLE = "rol";

    /** The application itself. */
    public static final String SYSTEM = "schakel";

    /** Who was not signed in. */
    public static final String NONE = "geen";

    private static final String DUTY_STEP = "piket";
    private static final List<String> AUDITS = List.of("toegangslog", "toegang-", "bewaren-", "noodtoegang-lezen");
    private static final List<String> OWN = List.of("terugkoppeling", "eigen-", "herziening");
    private static final Set<Scope> QUESTIONS = Set.of(Scope.VRAAG, Scope.NAVRAAG, Scope.CRITERIA);
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final ObjectProvider<OpenTasks> tasks;
    private final Clock clock;

    Purposes(JdbcClient jdbc, ObjectProvider<OpenTasks> tasks, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clock = clock;
    }

    private record Taking(Scope scope, String role, String step) {}

    /** The code for this look. */
    String of(Look look) {
        String purpose = code(look);
        return purpose.length() > LONGEST ? purpose.substring(0, LONGEST) : purpose;
    }

    private String code(Look look) {
        Viewer viewer = look.viewer();
        if (look.network() != null) {
            return NONE;
        }
        if (viewer == Viewer.SYSTEM) {
            return SYSTEM;
        }
        String why = look.why();
        if (starts(why, OWN)) {
            return OWN_REPORT;
        }
        if (starts(why, AUDITS)) {
            return AUDIT;
        }
        if (!look.kind().equals(Look.OPENED) || look.dossier() == null) {
            return role(viewer);
        }
        if (why.startsWith(EmergencyTable.PREFIX)) {
            return emergency(viewer, look.dossier());
        }
        return why.startsWith(TASK + ":") ? why : inCase(viewer, look.dossier());
    }

    private String inCase(Viewer viewer, UUID dossier) {
        OpenTasks known = tasks.getIfAvailable();
        return (known == null ? Optional.<OpenTasks.OpenTask>empty() : known.of(viewer, dossier))
                .map(task -> (task.own() ? TASK : GROUP_TASK) + ":" + task.step())
                .orElseGet(() -> part(viewer, dossier));
    }

    private String part(Viewer viewer, UUID dossier) {
        if (viewer.groups().isEmpty()) {
            return role(viewer);
        }
        return jdbc
                .sql("select scope, role, step from schakel.party where dossier_id = :dossier and until is null"
                        + " and group_id in (:groups) order by since desc, step")
                .param("dossier", dossier)
                .param("groups", viewer.groups().stream().map(GroupId::toString).toList())
                .query((row, n) ->
                        new Taking(Scope.valueOf(row.getString("scope")), row.getString("role"), row.getString("step")))
                .list()
                .stream()
                .min(Comparator.comparing(Purposes::order))
                .map(Purposes::code)
                .orElseGet(() -> role(viewer));
    }

    private static int order(Taking taking) {
        if (taking.role().equals(Role.PIKET.code()) && taking.step().equals(DUTY_STEP)) {
            return 0;
        }
        if (QUESTIONS.contains(taking.scope())) {
            return 1;
        }
        return taking.scope() == Scope.VOLLEDIG ? 2 : 3;
    }

    private static String code(Taking taking) {
        return switch (order(taking)) {
            case 0 -> DUTY + ":" + taking.step();
            case 1 -> QUESTION + ":" + taking.step();
            case 2 -> PART + ":" + taking.step();
            default -> RECEIPT;
        };
    }

    /** The row of emergency access holds the reason; a code here, so that the log stays without words of people. */
    private String emergency(Viewer viewer, UUID dossier) {
        return jdbc.sql("select id from schakel.emergency_access where person = ? and dossier_id = ? and opened_at <= ?"
                        + " order by opened_at desc limit 1")
                .params(viewer.personId(), dossier, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(id -> EMERGENCY + ":" + id)
                .orElse(EMERGENCY);
    }

    private static String role(Viewer viewer) {
        String roles = viewer.groups().stream()
                .map(group -> group.role().code())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
        return roles.isEmpty() ? NONE : ROLE + ":" + roles;
    }

    private static boolean starts(String why, List<String> beginnings) {
        return beginnings.stream().anyMatch(why::startsWith);
    }
}
