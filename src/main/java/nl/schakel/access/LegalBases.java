package nl.schakel.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: on what ground a case may be shared, per partner and purpose, and what data protection officers say of
 * each (R10). Sharing does not wait for them: what nobody validated yet is a default to start from, and says so.
 */
@Service
public class LegalBases {

    /** What the data protection officer of an organisation last said. */
    public record Said(String organisation, Instant at, boolean valid) {}

    /**
     * One ground.
     *
     * @param fromKind kind of organisation that shares; {@code *} for every other
     * @param to role that it is shared with
     * @param toKind kind of organisation at which that role works, its host; {@code *} for every other
     * @param purpose code of the step for which; {@code *} for every other
     * @param position whether it comes first, or holds beside what stands before it
     */
    public record LegalBasis(
            long id,
            String fromKind,
            Role to,
            String toKind,
            String purpose,
            int position,
            String basis,
            List<Said> said) {

        /** Whether the officer of one of these organisations validated it. */
        public boolean validatedBy(Set<String> organisations) {
            return said.stream().anyMatch(one -> one.valid() && organisations.contains(one.organisation()));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LegalBases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All grounds, per partner. */
    @Transactional(readOnly = true)
    public List<LegalBasis> all() {
        Map<Long, List<Said>> said = new LinkedHashMap<>();
        jdbc.sql(
                        "select distinct on (basis, organisation) basis, organisation, at, valid from schakel.legal_basis_check"
                                + " order by basis, organisation, id desc")
                .query((row, index) -> Map.entry(
                        row.getLong("basis"),
                        new Said(
                                row.getString("organisation"),
                                row.getTimestamp("at").toInstant(),
                                row.getBoolean("valid"))))
                .list()
                .forEach(one -> said.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return jdbc.sql(
                        "select * from schakel.legal_basis"
                                + " order by to_role, from_kind = '*', from_kind, purpose <> '*', purpose, to_kind <> '*', to_kind, position")
                .query((row, index) -> new LegalBasis(
                        row.getLong("id"),
                        row.getString("from_kind"),
                        Role.of(row.getString("to_role")),
                        row.getString("to_kind"),
                        row.getString("purpose"),
                        row.getInt("position"),
                        row.getString("basis"),
                        List.copyOf(said.getOrDefault(row.getLong("id"), List.of()))))
                .list();
    }

    /**
     * Keeps what a data protection officer says of a ground, for each organisation where that person is one.
     *
     * @throws NotVisible when there is no such ground, or the viewer is no such officer
     */
    @Transactional
    public void judge(long id, boolean valid, Viewer viewer) {
        boolean known = jdbc.sql("select exists (select from schakel.legal_basis where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
        Set<String> own = viewer.organisationsAs(Role.FG);
        if (!known || own.isEmpty()) {
            throw new NotVisible();
        }
        for (String organisation : own) {
            jdbc.sql(
                            "insert into schakel.legal_basis_check (basis, organisation, person, at, valid) values (?, ?, ?, ?, ?)")
                    .params(id, organisation, viewer.personId(), Timestamp.from(clock.instant()), valid)
                    .update();
        }
    }
}
