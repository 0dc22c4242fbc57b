package nl.schakel.process.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.signal.CaseLines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Command service for roles that nobody holds: one thing to solve for each, however many steps wait for it. The steps keep
 * their owner, who stands in, and their terms (R6); who stands in hears once that there is a vacancy. What is acute or about
 * a minor is told and shown by itself all the same.
 */
@Service
public class Vacancies {

    /**
     * A role that nobody holds, with what waits for it in the hands of one viewer's groups.
     *
     * @param group who should have it
     * @param tasks how many steps wait
     * @param late how many of them are past their term
     * @param first when the first term ends; null when there is none
     */
    public record Vacancy(UUID id, GroupId group, Instant since, int tasks, int late, Instant first) {}

    /**
     * For which vacancy a step is in other hands.
     *
     * @param together whether it is told and shown under the vacancy only
     */
    record StoodIn(UUID vacancy, boolean together) {

        static final StoodIn NOT = new StoodIn(null, false);
    }

    private final JdbcClient jdbc;
    private final Directory directory;
    private final CaseLines cases;
    private final Outbox outbox;
    private final Clock clock;

    Vacancies(JdbcClient jdbc, Directory directory, CaseLines cases, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whether this step is with somebody who stands in; the vacancy begins with the first of its steps.
     *
     * @param meant the role that the model names; empty when it names none
     * @param owner who got the step
     */
    StoodIn of(Optional<Role> meant, GroupId owner, String municipality, boolean acute, UUID dossier) {
        if (meant.isEmpty() || meant.get() == owner.role() || !RoleSets.STAND_INS.contains(owner.role())) {
            return StoodIn.NOT;
        }
        return held(meant.get(), municipality)
                // the region has some steps although somebody holds the role: those of a signal that came straight to
                // it
                .filter(group -> !directory.hasMembers(group))
                .map(this::open)
                .map(vacancy -> new StoodIn(vacancy, !acute && !cases.protectsMinor(dossier)))
                .orElse(StoodIn.NOT);
    }

    /** Tells who stands in, once for each of them, however many steps follow. */
    void tell(UUID vacancy, GroupId standIn) {
        outbox.toGroup(standIn, Template.VACATURE, "vacature-" + vacancy, page(vacancy));
    }

    private static String page(UUID vacancy) {
        return "/taken/vacatures/" + vacancy;
    }

    /**
     * Who should have somebody: the organisation that covers the region for this role, else the municipality. Where there is
     * no region yet the national team does not stand in, it is the owner (domain.md, "Who owns a signal").
     */
    private Optional<GroupId> held(Role role, String municipality) {
        return directory
                .regionOf(municipality)
                .map(region -> directory.covering(region.code(), role).orElse(new GroupId(role, municipality)));
    }

    /** The vacancy of this group that runs; two steps that come at once find the same. */
    UUID open(GroupId group) {
        jdbc.sql("insert into schakel.vacancy (id, group_id, since) values (?, ?, ?)"
                        + " on conflict (group_id) where until is null do nothing")
                .params(UUID.randomUUID(), group.toString(), Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select id from schakel.vacancy where group_id = ? and until is null")
                .param(group.toString())
                .query(UUID.class)
                .single();
    }

    /** A role that somebody holds now is no vacancy; the steps stay with who stood in, each by itself again. */
    void close() {
        List<UUID> solved = jdbc
                .sql("select id, group_id from schakel.vacancy where until is null")
                .query((row, n) -> new Vacancy(
                        row.getObject("id", UUID.class), GroupId.parse(row.getString("group_id")), null, 0, 0, null))
                .list()
                .stream()
                .filter(vacancy -> directory.hasMembers(vacancy.group()))
                .map(Vacancy::id)
                .toList();
        for (UUID id : solved) {
            jdbc.sql("update schakel.vacancy set until = ? where id = ? and until is null")
                    .params(Timestamp.from(clock.instant()), id)
                    .update();
            jdbc.sql(
                            "update schakel.route_task set together = false where vacancy = ? and ended_at is null and together")
                    .param(id)
                    .update();
        }
    }

    /** The vacancies for which the viewer's groups stand in, what burns on top. */
    public List<Vacancy> of(Viewer viewer) {
        Set<String> groups = viewer.groups().stream()
                .filter(group -> RoleSets.STAND_INS.contains(group.role()))
                .map(GroupId::toString)
                .collect(Collectors.toSet());
        if (groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select v.id, v.group_id, v.since, count(*) as tasks,"
                        + " count(*) filter (where t.due_at < :now) as late, min(t.due_at) as first"
                        + " from schakel.route_task t join schakel.vacancy v on v.id = t.vacancy and v.until is null"
                        + " where t.ended_at is null and t.group_id in (:groups) group by v.id"
                        + " order by min(t.due_at) nulls last, v.since, v.id")
                .param("now", Timestamp.from(clock.instant()))
                .param("groups", groups)
                .query((row, n) -> {
                    Timestamp first = row.getTimestamp("first");
                    return new Vacancy(
                            row.getObject("id", UUID.class),
                            GroupId.parse(row.getString("group_id")),
                            row.getTimestamp("since").toInstant(),
                            row.getInt("tasks"),
                            row.getInt("late"),
                            first == null ? null : first.toInstant());
                })
                .list();
    }
}
