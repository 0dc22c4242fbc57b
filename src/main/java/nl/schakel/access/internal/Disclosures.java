package nl.schakel.access.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Part;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records each sharing of a case with another organisation (R10). */
@Component
public class Disclosures {

    private final JdbcClient jdbc;
    private final Directory directory;

    Disclosures(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /**
     * Which organisation shares the case when this group joins now: the one that works on it and had it longest. Empty
     * when nobody has it yet (it came in here) or when the group's own organisation works on it already.
     */
    public Optional<String> sharedBy(UUID dossier, GroupId group) {
        List<String> holders =
                jdbc.sql("""
                        select organisation from schakel.party
                        where dossier = :dossier and scope = 'VOLLEDIG'
                        order by (until is null) desc, since, id
                        """).param("dossier", dossier).query(String.class).list();
        boolean inHouse = jdbc.sql("""
                        select exists (select 1 from schakel.party where dossier = :dossier
                                       and organisation = :organisation and scope = 'VOLLEDIG' and until is null)
                        """)
                .param("dossier", dossier)
                .param("organisation", group.organisation())
                .query(Boolean.class)
                .single();
        return inHouse ? Optional.empty() : holders.stream().findFirst();
    }

    /** Writes down one sharing: on what ground, what for, what, and until when this record is kept. */
    public void record(String from, UUID party, UUID dossier, GroupId to, Scope scope, String purpose, Instant at) {
        Basis basis = basis(from, to.role());
        jdbc.sql("""
                        insert into schakel.disclosure (id, dossier, party, from_org, to_role, to_org, purpose, basis,
                                                        parts, at, retain_until)
                        select :id, :dossier, :party, :from, :role, :organisation, :purpose, :basis,
                               coalesce(string_agg(part, ',' order by part), ''), :at, :until
                        from schakel.role_part where role = :role and scope = :scope
                        """)
                .param("id", UUID.randomUUID())
                .param("dossier", dossier)
                .param("party", party)
                .param("from", from)
                .param("role", to.role().code())
                .param("organisation", to.organisation())
                .param("purpose", purpose)
                .param("basis", basis.code())
                .param("at", Timestamp.from(at))
                .param(
                        "until",
                        Date.valueOf(LocalDate.ofInstant(at, Zones.AMSTERDAM).plusMonths(basis.retentionMonths())))
                .param("scope", scope.name())
                .update();
    }

    /** Every sharing of a case, oldest first. */
    public List<Disclosure> of(UUID dossier) {
        return jdbc.sql("select * from schakel.disclosure where dossier = :dossier order by at, id")
                .param("dossier", dossier)
                .query((row, index) -> new Disclosure(
                        row.getString("from_org"),
                        new GroupId(Role.of(row.getString("to_role")), row.getString("to_org")),
                        row.getString("purpose"),
                        row.getString("basis"),
                        parts(row.getString("parts")),
                        row.getTimestamp("at").toInstant(),
                        row.getDate("retain_until").toLocalDate()))
                .list();
    }

    private Basis basis(String from, Role to) {
        return jdbc.sql("""
                        select basis, retention_months from schakel.legal_basis
                        where to_role = :role and from_kind in ('*', :kind)
                        order by from_kind = '*' limit 1
                        """)
                .param("role", to.code())
                .param(
                        "kind",
                        directory.organisation(from).map(Organisation::kind).orElse("*"))
                .query((row, index) -> new Basis(row.getString("basis"), row.getInt("retention_months")))
                .optional()
                // sharing without a known basis must not happen; the caller's transaction rolls back
                .orElseThrow(() -> new IllegalStateException("No legal basis to share with " + to.code()));
    }

    private static Set<Part> parts(String codes) {
        return Arrays.stream(codes.split(","))
                .filter(code -> !code.isEmpty())
                .map(Part::valueOf)
                .collect(Collectors.toSet());
    }

    private record Basis(String code, int retentionMonths) {}
}
