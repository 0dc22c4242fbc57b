package nl.schakel.access.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model: how much people of an organisation looked in a year, in numbers: nobody and no case can be found in it. */
@Service
public class YearOfLooks {

    /** What is counted. */
    public enum Topic {
        /** By kind of look, refusals and emergency access among them. */
        SOORT,
        /** By role; whoever holds two counts in both. */
        ROL,
        /** By purpose. */
        DOEL,
        /** Alerts by kind. */
        MELDING,
        /** Alerts by what the officer found. */
        OORDEEL
    }

    /** One number. @param code of what was counted */
    public record Figure(String organisation, Topic topic, String code, long number) {}

    private static final String OF_YEAR =
            " from schakel.access_log l where l.organisations @> array[:organisation]::text[]"
                    + " and l.at >= :from and l.at < :until";

    private static final String KIND = "select case when l.kind <> 'geweigerd' and starts_with(l.why, 'noodtoegang/')"
            + " then 'noodtoegang' else l.kind end as code, count(*) as number" + OF_YEAR + " group by 1 order by 1";

    private static final String ROLE = "select split_part(h.held, '@', 1) as code, count(*) as number"
            + " from (select l.id, unnest(coalesce(l.held, array['onbekend@' || :organisation])) as held" + OF_YEAR
            + ") h where split_part(h.held, '@', 2) = :organisation group by 1 order by 1";

    private static final String PURPOSE = "select coalesce(split_part(l.purpose, ':', 1), 'onbekend') as code,"
            + " count(*) as number" + OF_YEAR + " group by 1 order by 1";

    private static final String ALERTS =
            " from schakel.access_alert where organisation = :organisation and last_at >= :from"
                    + " and last_at < :until group by 1 order by 1";

    private static final String ALERT = "select kind as code, count(*) as number" + ALERTS;

    private static final String JUDGEMENT = "select coalesce(judgement, 'open') as code, count(*) as number" + ALERTS;

    private final JdbcClient jdbc;
    private final LookLog looks;

    YearOfLooks(JdbcClient jdbc, LookLog looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /**
     * The figures of a year for each organisation of the officer.
     *
     * @throws NotVisible for anybody but a data protection officer
     */
    @Transactional(readOnly = true)
    public List<Figure> of(int year, Viewer viewer) {
        Set<String> own = new TreeSet<>(viewer.organisationsAs(Role.FG));
        if (own.isEmpty()) {
            throw new NotVisible();
        }
        List<Figure> figures = new ArrayList<>();
        for (String organisation : own) {
            add(figures, organisation, Topic.SOORT, KIND, year);
            add(figures, organisation, Topic.ROL, ROLE, year);
            add(figures, organisation, Topic.DOEL, PURPOSE, year);
            add(figures, organisation, Topic.MELDING, ALERT, year);
            add(figures, organisation, Topic.OORDEEL, JUDGEMENT, year);
        }
        looks.shown(viewer, "toegang-jaar", figures.size());
        return figures;
    }

    private void add(List<Figure> figures, String organisation, Topic topic, String sql, int year) {
        figures.addAll(jdbc.sql(sql)
                .param("organisation", organisation)
                .param("from", Timestamp.from(start(year)))
                .param("until", Timestamp.from(start(year + 1)))
                .query((row, n) -> new Figure(organisation, topic, row.getString("code"), row.getLong("number")))
                .list());
    }

    private static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(Zones.AMSTERDAM).toInstant();
    }
}
