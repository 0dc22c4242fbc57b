package nl.schakel.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.internal.Disclosures;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: which groups take part in a case. Taking part is what gives the right to see it. */
@Service
public class Parties {

    private final JdbcClient jdbc;
    private final Disclosures disclosures;
    private final Clock clock;

    Parties(JdbcClient jdbc, Disclosures disclosures, Clock clock) {
        this.jdbc = jdbc;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /**
     * A group takes part from now on. Doing it again for the same step changes nothing. When the case thereby comes to
     * another organisation, the disclosure is recorded with its legal basis (R10).
     *
     * @param step code of the purpose, for example {@code signaal-beoordelen}
     */
    @Transactional
    public void join(UUID dossier, GroupId group, Scope scope, String step) {
        join(dossier, group, scope, step, null);
    }

    /**
     * The same for a case that nobody works on yet.
     *
     * @param receiver code of the organisation that it came in at; null when whoever works on it shares it
     */
    @Transactional
    public void join(UUID dossier, GroupId group, Scope scope, String step, String receiver) {
        UUID party = UUID.randomUUID();
        Instant now = clock.instant();
        int added = jdbc.sql("""
                        insert into schakel.party (id, dossier_id, role, organisation, scope, step, since)
                        values (:id, :dossier, :role, :organisation, :scope, :step, :since)
                        on conflict do nothing
                        """)
                .param("id", party)
                .param("dossier", dossier)
                .param("role", group.role().code())
                .param("organisation", group.organisation())
                .param("scope", scope.name())
                .param("step", step)
                .param("since", Timestamp.from(now))
                .update();
        if (added == 1) {
            disclosures
                    .sharedBy(dossier, group, party)
                    .or(() -> Optional.ofNullable(receiver).filter(from -> !from.equals(group.organisation())))
                    .ifPresent(from -> disclosures.record(
                            new Disclosures.Sharing(from, party, dossier, group, scope, null, step, now)));
        }
    }

    /** A group no longer takes part for this step; what it takes part in for another step goes on. */
    @Transactional
    public void leave(UUID dossier, GroupId group, String step) {
        jdbc.sql("""
                        update schakel.party set until = greatest(since, :now)
                        where dossier_id = :dossier and group_id = :group and step = :step and until is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .param("group", group.toString())
                .param("step", step)
                .update();
    }

    /** Nobody takes part for this step any more. */
    @Transactional
    public void end(UUID dossier, String step) {
        jdbc.sql("update schakel.party set until = greatest(since, :now)"
                        + " where dossier_id = :dossier and step = :step and until is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .param("step", step)
                .update();
    }

    /** A group no longer takes part, for whatever step it did. */
    @Transactional
    public void leave(UUID dossier, GroupId group) {
        jdbc.sql("""
                        update schakel.party set until = greatest(since, :now)
                        where dossier_id = :dossier and group_id = :group and until is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .param("group", group.toString())
                .update();
    }

    /**
     * A group that works on a case and may see a part of it.
     *
     * @param care whether it may know of care
     */
    public record Worker(UUID party, GroupId group, boolean care) {}

    /** Who works on a case now and may see this part of it, in order of arrival. */
    public List<Worker> workers(UUID dossier, Part part) {
        return jdbc.sql("""
                        select distinct on (p.group_id) p.id, p.role, p.organisation,
                               exists (select 1 from schakel.role_part c
                                       where c.role = p.role and c.scope = p.scope and c.part = 'ZORG') as care
                        from schakel.party p join schakel.role_part r on r.role = p.role and r.scope = p.scope
                        where p.dossier_id = :dossier and p.until is null and p.scope = 'VOLLEDIG' and r.part = :part
                        order by p.group_id, p.since
                        """)
                .param("dossier", dossier)
                .param("part", part.name())
                .query((row, index) -> new Worker(
                        row.getObject("id", UUID.class),
                        new GroupId(Role.of(row.getString("role")), row.getString("organisation")),
                        row.getBoolean("care")))
                .list();
    }

    /** One thing of a part is shared with a group that works on the case; elsewhere, that takes a legal basis (R10). */
    @Transactional
    public void shared(UUID dossier, GroupId from, Worker to, Part part, String purpose) {
        if (!from.organisation().equals(to.group().organisation())) {
            disclosures.record(new Disclosures.Sharing(
                    from.organisation(),
                    to.party(),
                    dossier,
                    to.group(),
                    Scope.VOLLEDIG,
                    part,
                    purpose,
                    clock.instant()));
        }
    }

    /** Everybody who takes or took part, in order of arrival. */
    public List<Party> of(UUID dossier) {
        return jdbc.sql("""
                        select role, organisation, scope, step, since, until from schakel.party
                        where dossier_id = :dossier order by since, group_id
                        """)
                .param("dossier", dossier)
                .query((row, index) -> new Party(
                        new GroupId(Role.of(row.getString("role")), row.getString("organisation")),
                        Scope.valueOf(row.getString("scope")),
                        row.getString("step"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until") == null
                                ? null
                                : row.getTimestamp("until").toInstant()))
                .list();
    }

    /** With which other organisations the case was shared, and why that was allowed. */
    public List<Disclosure> disclosures(UUID dossier) {
        return disclosures.of(dossier);
    }
}
