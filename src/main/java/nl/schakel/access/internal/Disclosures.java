package nl.schakel.access.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Part;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Role;
import nl.schakel.support.database.TextArray;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Command service: records each sharing of a case with another organisation (R10). */
@Component
public class Disclosures {

    private final JdbcClient jdbc;
    private final Directory directory;

    Disclosures(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /**
     * A case goes from an organisation to a group elsewhere, for a step.
     *
     * @param part the one part that is shared; null for all that the scope opens
     */
    public record Sharing(
            String from, UUID party, UUID dossier, GroupId to, Scope scope, Part part, String purpose, Instant at) {}

    /**
     * An organisation that works or worked on a case.
     *
     * @param open whether it does at this moment
     */
    record Holder(String organisation, boolean open) {

        /**
         * Which organisation shares the case when somebody of this one joins: the one that works on it and had it
         * longest; when nobody works on it at this moment, the one that let go of it last. Empty when nobody had it before
         * (it came in here) or when the organisation works on it already.
         *
         * @param holders who works on it first, the longest on top; then who let go of it, the last on top
         */
        static Optional<String> whoSharesWith(String joining, List<Holder> holders) {
            return holders.contains(new Holder(joining, true))
                    ? Optional.empty()
                    : holders.stream().map(Holder::organisation).findFirst();
        }
    }

    /**
     * Which organisation shares the case when this group joins, if any.
     *
     * @param party the row of the group itself, which does not count
     */
    public Optional<String> sharedBy(UUID dossier, GroupId group, UUID party) {
        // who brought the signal has had it longest, whether or not anybody there works on it in Schakel
        List<Holder> holders = jdbc.sql("""
                        select organisation, open from (
                            select organisation, true as open, null::timestamptz as until, '-infinity'::timestamptz as since,
                                   null::uuid as id
                            from schakel.case_heading where dossier_id = :dossier and organisation is not null
                            union all
                            select organisation, until is null, until, since, id from schakel.party
                            where dossier_id = :dossier and scope = 'VOLLEDIG' and id <> :party) holder
                        order by open desc, until desc, since, id
                        """)
                .param("dossier", dossier)
                .param("party", party)
                .query((row, index) -> new Holder(row.getString("organisation"), row.getBoolean("open")))
                .list();
        return Holder.whoSharesWith(group.organisation(), holders);
    }

    /** Writes down one sharing: on what ground, what for, what, and until when this record is kept. */
    public void record(Sharing sharing) {
        int recorded = jdbc.sql("""
                        insert into schakel.disclosure (id, dossier_id, party, from_org, to_role, to_org, purpose, basis,
                                                        beside, parts, at, retain_until)
                        select :id, :dossier, :party, :from, :role, :organisation, :purpose, basis.bases[1], basis.bases[2:],
                               array(select part from schakel.role_part where role = :role and scope = :scope
                                     and part = coalesce(:part, part) order by part),
                               :at, cast(:day as date) + make_interval(months => basis.retention_months)
                        from (select array_agg(b.basis order by b.position) as bases,
                                     max(b.retention_months) as retention_months
                              from schakel.legal_basis b
                              where b.to_role = :role and b.from_kind in ('*', :kind) and b.to_kind in ('*', :toKind)
                                and b.purpose in ('*', :purpose)
                              group by b.purpose, b.from_kind, b.to_kind
                              order by b.from_kind = '*', b.purpose = '*', b.to_kind = '*' limit 1) basis
                        """)
                .param("id", UUID.randomUUID())
                .param("dossier", sharing.dossier())
                .param("party", sharing.party())
                .param("from", sharing.from())
                .param("kind", kindOf(sharing.from()))
                .param("toKind", kindOf(sharing.to().organisation()))
                .param("role", sharing.to().role().code())
                .param("organisation", sharing.to().organisation())
                .param("scope", sharing.scope().name())
                .param("part", sharing.part() == null ? null : sharing.part().name(), Types.VARCHAR)
                .param("purpose", sharing.purpose())
                .param("at", Timestamp.from(sharing.at()))
                .param("day", Date.valueOf(LocalDate.ofInstant(sharing.at(), Zones.AMSTERDAM)))
                .update();
        if (recorded == 0) {
            // nothing is shared without a known basis: the caller's transaction rolls back
            throw new IllegalStateException(
                    "No legal basis to share with " + sharing.to().role().code());
        }
    }

    private String kindOf(String organisation) {
        return directory.organisation(organisation).map(Organisation::kind).orElse("*");
    }

    /** Every sharing of a case, oldest first. */
    public List<Disclosure> of(UUID dossier) {
        return jdbc.sql("select * from schakel.disclosure where dossier_id = :dossier order by seq")
                .param("dossier", dossier)
                .query((row, index) -> new Disclosure(
                        row.getString("from_org"),
                        new GroupId(Role.of(row.getString("to_role")), row.getString("to_org")),
                        row.getString("purpose"),
                        row.getString("basis"),
                        TextArray.in(row, "beside"),
                        TextArray.in(row, "parts").stream().map(Part::valueOf).collect(Collectors.toSet()),
                        row.getTimestamp("at").toInstant(),
                        row.getDate("retain_until").toLocalDate()))
                .list();
    }
}
