package nl.schakel.placement.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** How long each search took; to be narrowed and grouped. */
    private static final String SEARCH = """
            select p.id, coalesce(g.region, 'landelijk') as region,
                   (p.begun_at at time zone :zone)::date as first_day,
                   (coalesce(min(m.made_at) filter (where m.state in ('occupied', 'ended')), p.ended_at, :now)
                    at time zone :zone)::date as last_day,
                   extract(epoch from min(m.made_at) - p.begun_at) / 3600 as hours_to_bed
            from schakel.placement p
            left join schakel.bed_promise m on m.placement = p.id
            join schakel.municipality_region g on g.municipality = p.municipality
            """;

    /** By what each person was kept out, in the month of the first time. */
    private static final String KEPT_OUT = """
            select to_char(min(r.at) at time zone :zone, 'YYYY-MM') as month,
                   coalesce(r.criterion, case r.whose when 'geen-antwoord' then r.whose
                                              when 'opvang' then 'niet-gezegd'
                                              else 'eigen-wens' end) as criterion,
                   r.shelter_kind, r.placement
            from schakel.refusal r group by r.placement, 2, r.shelter_kind
            """;

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
        return jdbc.sql("with search as (" + SEARCH
                        + " where (:all or g.region in (:regions)) group by p.id, g.region),"
                        + " kept_out as (" + KEPT_OUT + """
                        ),
                        line as (
                            select k.month, k.criterion, k.shelter_kind, s.last_day - s.first_day as nights, s.hours_to_bed
                            from kept_out k join search s on s.id = k.placement
                            union all
                            -- of cases that left
                            select f.month, f.criterion, f.shelter_kind, f.nights, f.hours_to_bed
                            from schakel.refusal_figure f where (:all or f.region in (:regions)))
                        select month, criterion, shelter_kind, count(*) as persons, sum(nights) as nights,
                               percentile_cont(0.5) within group (order by hours_to_bed) as median
                        from line where month between :from and :to
                        group by month, criterion, shelter_kind
                        order by month desc, case when count(*) < 5 then 0 else count(*) end desc, criterion, shelter_kind
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

    /** Keeps the figures of the searches of a case that leaves: a line for each, without the search or its exact moments. */
    void keep(UUID dossier) {
        jdbc.sql("with search as (" + SEARCH + " where p.dossier_id = :dossier group by p.id, g.region), kept_out as ("
                        + KEPT_OUT
                        + ") insert into schakel.refusal_figure (month, region, criterion, shelter_kind, nights, hours_to_bed)"
                        + " select k.month, s.region, k.criterion, k.shelter_kind, s.last_day - s.first_day,"
                        + " round(s.hours_to_bed)::int from kept_out k join search s on s.id = k.placement"
                        // in no order that tells which lines belong together
                        + " order by random()")
                .param("zone", Zones.AMSTERDAM.getId())
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .update();
    }

    private static String number(int number) {
        return number < SMALLEST ? SMALL : String.valueOf(number);
    }
}
