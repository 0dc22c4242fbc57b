package nl.schakel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.LogReading;
import nl.schakel.access.Part;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: finds entries of the access log. */
@Component
public class LogRows {

    private static final int PAGE = 50;

    /**
     * Looks by people of these organisations, and looks at cases that these organisations work or worked on, in a list
     * too. What somebody unknown was refused concerns nobody; {@link #narrow} lets it in for who asks.
     */
    private static final String CONCERNS = """
            from (select l.*, l.organisations && string_to_array(:own, ',') as by_own from schakel.access_log l) l
            where (l.by_own or l.network is not null
                   or exists (select 1 from schakel.party p where p.dossier_id = l.dossier_id
                   and p.scope = 'VOLLEDIG' and p.organisation = any(string_to_array(:own, ',')))
                   or l.shown is not null and exists (select 1 from schakel.party p where p.dossier_id = any(l.shown)
                   and p.scope = 'VOLLEDIG' and p.organisation = any(string_to_array(:own, ','))))
            """;

    private static final String BY_EMERGENCY =
            "l.kind <> 'geweigerd' and starts_with(l.why, '" + EmergencyTable.PREFIX + "')";

    private final JdbcClient jdbc;

    LogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, newest first. */
    public LogReading.Page read(Set<String> organisations, LogReading.Filter filter) {
        Map<String, Object> params = new HashMap<>();
        params.put("own", String.join(",", organisations));
        List<String> and = new ArrayList<>();
        narrow(filter, and, params);
        if (filter.person() == null && filter.dossier() == null && filter.kind() != LogReading.Kind.ANONIEM) {
            and.add("l.id in (" + newest(filter) + ")");
        }
        List<LogReading.Row> rows = jdbc.sql("select l.* " + CONCERNS
                        + and.stream().map(part -> " and " + part).collect(Collectors.joining())
                        + " order by l.id desc limit " + (PAGE + 1))
                .params(params)
                .query((row, index) -> row(row))
                .list();
        boolean more = rows.size() > PAGE;
        List<LogReading.Row> page = more ? List.copyOf(rows.subList(0, PAGE)) : rows;
        return new LogReading.Page(page, more ? page.get(PAGE - 1).id() : null);
    }

    /**
     * The newest that concern these organisations, read from what was worked out beforehand ({@link Concerns}), together
     * with everything of which that has still to be done. The condition above still decides.
     */
    private static String newest(LogReading.Filter filter) {
        List<String> and = new ArrayList<>(List.of("true"));
        if (filter.kind() != null) {
            and.add(filter.kind() == LogReading.Kind.NOODTOEGANG ? "c.emergency" : "c.kind = :kind");
        }
        if (filter.from() != null) {
            and.add("c.at >= :from");
        }
        if (filter.until() != null) {
            and.add("c.at < :until");
        }
        if (filter.before() != null) {
            and.add("c.entry < :before");
        }
        return """
                select newest.entry from unnest(string_to_array(:own, ',')) own(organisation) cross join lateral (
                    select c.entry from schakel.access_concern c where c.organisation = own.organisation and %s
                    order by c.entry desc limit %d) newest
                union select entry from schakel.access_unsealed
                union select l.id from schakel.party_changed j join schakel.access_log l on l.dossier_id = j.dossier_id
                      where j.joined
                union select l.id from schakel.party_changed j join schakel.access_log l
                      on l.shown @> array[j.dossier_id] where j.joined
                """.formatted(String.join(" and ", and), PAGE + 1);
    }

    private static void narrow(LogReading.Filter filter, List<String> and, Map<String, Object> params) {
        if (filter.from() != null) {
            and.add("l.at >= :from");
            params.put("from", Timestamp.from(filter.from()));
        }
        if (filter.until() != null) {
            and.add("l.at < :until");
            params.put("until", Timestamp.from(filter.until()));
        }
        if (filter.person() != null) {
            // nobody is looked for by name outside the own organisation
            and.add("l.by_own and l.person = :person");
            params.put("person", filter.person());
        }
        if (filter.kind() == null) {
            and.add("l.network is null");
        } else {
            if (filter.kind() == LogReading.Kind.NOODTOEGANG) {
                and.add(BY_EMERGENCY);
            } else {
                and.add("l.kind = :kind");
                params.put("kind", filter.kind().code());
            }
        }
        if (filter.dossier() != null) {
            and.add("(l.dossier_id = :dossier or l.shown @> array[:dossier]::uuid[])");
            params.put("dossier", filter.dossier());
        }
        if (filter.before() != null) {
            and.add("l.id < :before");
            params.put("before", filter.before());
        }
    }

    private static LogReading.Row row(ResultSet row) throws SQLException {
        String why = row.getString("why");
        return new LogReading.Row(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("by_own") ? row.getObject("person", UUID.class) : null,
                Set.copyOf(TextArray.in(row, "organisations")),
                LogReading.Kind.of(row.getString("kind"), why),
                row.getObject("dossier_id", UUID.class),
                why.startsWith(EmergencyTable.PREFIX) ? why.substring(EmergencyTable.PREFIX.length()) : why,
                TextArray.in(row, "parts").stream().map(Part::valueOf).collect(Collectors.toSet()),
                row.getObject("hits", Integer.class),
                row.getString("network"),
                row.getString("purpose"));
    }
}
