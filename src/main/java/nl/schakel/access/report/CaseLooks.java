package nl.schakel.access.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.database.TextArray;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: who looked at one case, for whom the case is about and who asks for it, by way of a data protection officer. Employees are known
 * here by organisation and role, never by name. Whoever reported is left out, also when they looked what became of it: that somebody looked
 * as a reporter tells who reported (R3, R7).
 */
@Service
public class CaseLooks {

    /** What somebody did. */
    public enum Seen {
        /** Opened the case. */
        GEOPEND,
        /** Saw it in a list. */
        IN_LIJST,
        /** Opened it by emergency access. */
        NOODTOEGANG
    }

    /**
     * Looks of one day by people of the same groups for the same purpose.
     *
     * @param groups the groups held, or only the organisations in rows from before these were written down
     * @param purpose the code without what follows it, or null in rows from before
     * @param first when the first of them was
     * @param parts of the case that were shown
     */
    public record DayOfLooks(
            LocalDate day,
            Set<GroupId> groups,
            Set<String> organisations,
            Seen seen,
            String purpose,
            Instant first,
            int times,
            Set<Part> parts) {}

    private record Key(LocalDate day, Set<GroupId> groups, Set<String> organisations, Seen seen, String purpose) {}

    private record Row(
            Instant at,
            Set<GroupId> groups,
            Set<String> organisations,
            Seen seen,
            String purpose,
            Set<Part> parts,
            boolean reporter) {}

    private static final String EMERGENCY = "noodtoegang/";

    /** How the reason of a look begins by which somebody followed their own report. */
    private static final List<String> OF_REPORTERS = List.of("terugkoppeling", "eigen-", "herziening");

    private final JdbcClient jdbc;
    private final LookLog looks;

    CaseLooks(JdbcClient jdbc, LookLog looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /**
     * The looks at a case, the first day first.
     *
     * @param dossier null when there is no such case
     * @throws NotVisible for anybody but an officer of an organisation that works or worked on it
     */
    @Transactional(readOnly = true)
    public List<DayOfLooks> of(UUID dossier, Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.FG);
        if (own.isEmpty() || dossier == null || !takesPart(dossier, own)) {
            throw new NotVisible(dossier);
        }
        Map<Key, DayOfLooks> days = new LinkedHashMap<>();
        jdbc
                .sql("select at, held, organisations, kind, why, purpose, parts from schakel.access_log"
                        + " where (dossier_id = :dossier or shown @> array[:dossier]::uuid[]) and kind in ('inzage', 'lijst')"
                        + " and cardinality(organisations) > 0 order by at, id")
                .param("dossier", dossier)
                .query((row, n) -> row(row))
                .list()
                .stream()
                .filter(row -> !row.reporter())
                .forEach(row -> days.merge(key(row), one(row), CaseLooks::together));
        looks.shown(viewer, "toegang-inzage", days.size(), List.of(dossier));
        return new ArrayList<>(days.values());
    }

    private boolean takesPart(UUID dossier, Set<String> own) {
        return jdbc.sql("select exists (select from schakel.party where dossier_id = :dossier and scope = 'VOLLEDIG'"
                        + " and organisation in (:own))")
                .param("dossier", dossier)
                .param("own", own)
                .query(Boolean.class)
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        Set<GroupId> groups = new TreeSet<>(Comparator.comparing(GroupId::toString));
        if (row.getArray("held") != null) {
            TextArray.in(row, "held").forEach(group -> groups.add(GroupId.parse(group)));
        }
        String purpose = row.getString("purpose");
        boolean onlyReports =
                !groups.isEmpty() && groups.stream().map(GroupId::role).allMatch(RoleSets.REPORTERS::contains);
        groups.removeIf(group -> RoleSets.REPORTERS.contains(group.role()));
        String why = row.getString("why");
        Set<Part> parts = new TreeSet<>();
        TextArray.in(row, "parts").forEach(part -> parts.add(Part.valueOf(part)));
        return new Row(
                row.getTimestamp("at").toInstant(),
                groups,
                new TreeSet<>(TextArray.in(row, "organisations")),
                why.startsWith(EMERGENCY)
                        ? Seen.NOODTOEGANG
                        : row.getString("kind").equals("lijst") ? Seen.IN_LIJST : Seen.GEOPEND,
                purpose == null ? null : purpose.split(":")[0],
                parts,
                onlyReports
                        || "eigen-melding".equals(purpose)
                        || OF_REPORTERS.stream().anyMatch(why::startsWith));
    }

    private static Key key(Row row) {
        return new Key(
                row.at().atZone(Zones.AMSTERDAM).toLocalDate(),
                row.groups(),
                row.organisations(),
                row.seen(),
                row.purpose());
    }

    private static DayOfLooks one(Row row) {
        Key key = key(row);
        return new DayOfLooks(
                key.day(), key.groups(), key.organisations(), key.seen(), key.purpose(), row.at(), 1, row.parts());
    }

    private static DayOfLooks together(DayOfLooks first, DayOfLooks next) {
        Set<Part> parts = new TreeSet<>(first.parts());
        parts.addAll(next.parts());
        return new DayOfLooks(
                first.day(),
                first.groups(),
                first.organisations(),
                first.seen(),
                first.purpose(),
                first.first(),
                first.times() + next.times(),
                parts);
    }
}
