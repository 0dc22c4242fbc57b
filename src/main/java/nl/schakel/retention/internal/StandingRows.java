package nl.schakel.retention.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.retention.Retention.CaseFacts;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReportFacts;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: where cases stand, as far as it decides how long they are kept. */
@Component
public class StandingRows {

    private static final Set<String> YOUNG = Set.of(AgeAnswer.JA.code(), AgeAnswer.TWIJFEL.code());

    /** A case and the ones that belong to it, or to which it belongs. @param above the case to which it belongs; null for none */
    public record Standing(UUID dossier, String reference, String region, Outcome outcome, Instant ended, UUID above) {}

    private final JdbcClient jdbc;
    private final ReportFacts reports;
    private final HoldRows holds;

    StandingRows(JdbcClient jdbc, ReportFacts reports, HoldRows holds) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.holds = holds;
    }

    /** The regions in which a case ended. */
    public List<String> regions() {
        return jdbc.sql("select distinct region from schakel.case_standing where closed_at is not null order by region")
                .query(String.class)
                .list();
    }

    /**
     * The cases of a region that may have to leave and are in no open proposal, the first to end on top.
     *
     * @param early outcomes by which a case can leave soon
     * @param soon before which those ended
     * @param later before which every other one did
     */
    public List<UUID> ended(String region, Set<Outcome> early, Instant soon, Instant later) {
        return jdbc.sql(
                        "select s.dossier_id from schakel.case_standing s where s.region = :region and s.closed_at < :soon"
                                + " and (s.outcome in (:early) or s.closed_at < :later)"
                                + " and not exists (select from schakel.destruction_item i where i.dossier_id = s.dossier_id"
                                + " and i.part = 'zaak' and i.state = 'voorgesteld') order by s.closed_at, s.dossier_id")
                .param("region", region)
                .param("early", early.stream().map(Outcome::code).toList())
                .param("soon", Timestamp.from(soon))
                .param("later", Timestamp.from(later))
                .query(UUID.class)
                .list();
    }

    /** The same, of which it is known how the reporter can be reached. */
    public List<UUID> withReporter(String region, Instant before) {
        return jdbc.sql(
                        "select s.dossier_id from schakel.case_standing s"
                                + " join schakel.known_reporter k on k.dossier_id = s.dossier_id"
                                + " where s.region = ? and s.closed_at < ? and not exists (select from schakel.destruction_item i"
                                + " where i.dossier_id = s.dossier_id and i.state = 'voorgesteld') order by s.closed_at, s.dossier_id")
                .params(region, Timestamp.from(before))
                .query(UUID.class)
                .list();
    }

    /** One case; empty when it is not there. */
    public Optional<Standing> one(UUID dossier) {
        return read("select * from schakel.case_standing where dossier_id = ?", dossier).stream()
                .findFirst();
    }

    /** Which of these cases there are. */
    public Set<UUID> there(Collection<UUID> dossiers) {
        return some("select dossier_id from schakel.case_standing where dossier_id in (:dossiers)", dossiers);
    }

    /** Of which of these it is known how the reporter can be reached. */
    public Set<UUID> withReporter(Collection<UUID> dossiers) {
        return some("select dossier_id from schakel.known_reporter where dossier_id in (:dossiers)", dossiers);
    }

    private Set<UUID> some(String sql, Collection<UUID> dossiers) {
        return dossiers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(sql)
                        .param("dossiers", dossiers)
                        .query(UUID.class)
                        .list());
    }

    /** It and all cases that belong together with it. */
    public List<Standing> group(UUID dossier) {
        return read("""
                with recursive together(id) as (
                    select cast(? as uuid)
                    union
                    select case when s.linked_to = t.id then s.dossier_id else s.linked_to end
                    from together t join schakel.case_standing s
                      on s.linked_to = t.id or s.dossier_id = t.id and s.linked_to is not null)
                select s.* from schakel.case_standing s join together t on t.id = s.dossier_id order by s.dossier_id
                """, dossier);
    }

    /** The cases that belong to this one. */
    public List<UUID> below(UUID dossier) {
        return jdbc.sql("select dossier_id from schakel.case_standing where linked_to = ? order by dossier_id")
                .param(dossier)
                .query(UUID.class)
                .list();
    }

    /** Whether another case belongs to this one. */
    public boolean hasBelow(UUID dossier) {
        return jdbc.sql("select exists (select from schakel.case_standing where linked_to = ?)")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    /** Whether every case that belongs to this one is about to leave by what was confirmed. */
    public boolean belowLeaves(UUID dossier) {
        return jdbc.sql("select not exists (select from schakel.case_standing s where s.linked_to = ? and not exists"
                        + " (select from schakel.destruction_item i join schakel.destruction_batch b on b.id = i.batch"
                        + " where i.dossier_id = s.dossier_id and i.part = 'zaak' and i.state = 'voorgesteld'"
                        + " and b.state = 'bevestigd'))")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    /** What decides about each of these. */
    public List<CaseFacts> facts(List<Standing> cases, LocalDate today) {
        Set<UUID> held = holds.held(cases.stream().map(Standing::dossier).toList(), today);
        return cases.stream()
                .map(one -> new CaseFacts(
                        one.outcome(),
                        one.ended() == null ? null : LocalDate.ofInstant(one.ended(), Zones.AMSTERDAM),
                        one.above() != null,
                        reports.minor(one.dossier()).filter(YOUNG::contains).isPresent(),
                        searched(one.dossier()),
                        held.contains(one.dossier())))
                .toList();
    }

    private boolean searched(UUID dossier) {
        return jdbc.sql("select exists (select from schakel.searched_case where dossier_id = ?)")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    private List<Standing> read(String sql, UUID dossier) {
        return jdbc.sql(sql)
                .param(dossier)
                .query((row, n) -> new Standing(
                        row.getObject("dossier_id", UUID.class),
                        row.getString("reference"),
                        row.getString("region"),
                        row.getString("outcome") == null
                                ? null
                                : Outcome.of(row.getString("outcome")).orElseThrow(),
                        row.getTimestamp("closed_at") == null
                                ? null
                                : row.getTimestamp("closed_at").toInstant(),
                        row.getObject("linked_to", UUID.class)))
                .list();
    }
}
