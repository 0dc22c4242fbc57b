package nl.schakel.placement.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import nl.schakel.placement.RefusalRow;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: the figures on refusals, with small numbers already hidden. */
@Component
public class RefusalFigures {

    private static final int SMALLEST = 5;
    private static final String SMALL = "<5";
    /** What would let somebody work out a small number, or does not exist. */
    private static final String HIDDEN = "–";

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusalFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A person counts once for each criterion and kind of shelter, in the month of the first refusal. A night is one that
     * began without a place, between the start of the search and the arrival.
     *
     * @param regions only searches for municipalities of these regions; null means all
     */
    public List<RefusalRow> rows(YearMonth from, YearMonth to, Set<String> regions) {
        return jdbc.sql("""
                        with search as (
                            select p.id,
                                   (p.begun_at at time zone :zone)::date as first_day,
                                   (coalesce(min(m.made_at) filter (where m.state in ('occupied', 'ended')), p.ended_at,
                                             :now) at time zone :zone)::date as last_day,
                                   extract(epoch from min(m.made_at) - p.begun_at) / 3600 as hours_to_bed
                            from schakel.placement p
                            left join schakel.bed_promise m on m.placement = p.id
                            join schakel.municipality_region g on g.municipality = p.municipality
                            where (:all or g.region in (:regions))
                            group by p.id),
                        kept_out as (
                            select to_char(min(r.at) at time zone :zone, 'YYYY-MM') as month,
                                   coalesce(r.criterion, case r.whose when 'geen-antwoord' then r.whose
                                                              when 'opvang' then 'niet-gezegd'
                                                              else 'eigen-wens' end) as criterion,
                                   r.shelter_kind, r.placement
                            from schakel.refusal r group by r.placement, 2, r.shelter_kind)
                        select k.month, k.criterion, k.shelter_kind, count(*) as persons,
                               sum(s.last_day - s.first_day) as nights,
                               percentile_cont(0.5) within group (order by s.hours_to_bed) as median
                        from kept_out k join search s on s.id = k.placement
                        where k.month between :from and :to
                        group by k.month, k.criterion, k.shelter_kind
                        order by k.month desc, case when count(*) < 5 then 0 else count(*) end desc, k.criterion, k.shelter_kind
                        """)
                .param("zone", Zones.AMSTERDAM.getId())
                .param("now", Timestamp.from(clock.instant()))
                .param("all", regions == null)
                .param("regions", regions == null || regions.isEmpty() ? Set.of("") : regions)
                .param("from", from.toString())
                .param("to", to.toString())
                .query((row, n) -> {
                    int persons = row.getInt("persons");
                    boolean small = persons < SMALLEST;
                    double median = row.getDouble("median");
                    boolean noMedian = small || row.wasNull();
                    return new RefusalRow(
                            YearMonth.parse(row.getString("month")),
                            row.getString("criterion"),
                            row.getString("shelter_kind"),
                            small ? SMALL : String.valueOf(persons),
                            small ? HIDDEN : number(row.getInt("nights")),
                            noMedian ? HIDDEN : String.valueOf(Math.round(median)));
                })
                .list();
    }

    private static String number(int number) {
        return number < SMALLEST ? SMALL : String.valueOf(number);
    }
}
