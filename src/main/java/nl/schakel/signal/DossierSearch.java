package nl.schakel.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Visible;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.text.PlainName;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Read model: lists dossiers. The rule of who may see which comes in as a condition, so that lists and single reads
 * agree (R7).
 */
@Service
public class DossierSearch {

    private static final int PAGE = 50;

    /** How many of what was found may have changed just now, without a page that seems to be the last one. */
    private static final int CHANGED_MEANWHILE = 10;

    private static final String WITH_NAME =
            "d.id in (select p.dossier_id from schakel.involved_person p where p.name_hash = :name"
                    + " union select c.dossier_id from schakel.fact_change c where c.name_hash = :name)";

    private static final String OWN_GROUPS = "string_to_array(:" + Visible.GROUPS + ", ',')";

    /** Nothing that somebody else has to do says where a case stands: only work of the reader's own groups does. */
    private static final String OWN_WORK_FIRST = """
            (select distinct own.dossier_id, own.due_at from unnest(%1$s) owner(id) cross join lateral (
                select t.dossier_id, t.due_at from schakel.open_work t join schakel.dossier d on d.id = t.dossier_id
                where t.group_id = owner.id and %2$s
                  and not exists (select from schakel.open_work before
                                  where before.dossier_id = t.dossier_id and before.group_id = any (%1$s)
                                    and (before.due_at, before.task_id) < (t.due_at, t.task_id))
                order by %3$s limit %4$d) own)""";

    /**
     * What to look for; every part but the order may be null.
     *
     * @param name only the whole name is found, however it is written: see {@link PlainName}
     * @param typed where part of a number or of a name was found
     * @param place where an earlier page ended
     */
    public record Query(
            String reference,
            Status status,
            String municipality,
            Instant receivedFrom,
            Instant receivedUntil,
            String name,
            TypedInCases.Found typed,
            CaseSort sort,
            CasePosition place) {}

    /** One dossier in a list: no person in it. */
    public record Row(
            UUID id,
            String reference,
            String municipality,
            Status status,
            Instant received,
            boolean acute,
            Outcome outcome) {}

    /** A page of a list; {@code previous} is null on the first one, {@code next} on the last. */
    public record Page(List<Row> rows, CasePosition previous, CasePosition next) {

        static final Page NOTHING = new Page(List.of(), null, null);
    }

    /** A row and what it is sorted by. */
    private record Sorted(Row row, Instant key) {

        CasePosition edge(boolean backwards) {
            return new CasePosition(key, row.id(), backwards);
        }
    }

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    DossierSearch(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** Fifty at a time, only what the rule lets through. A name is looked for only in dossiers of which the people may be seen. */
    public Page find(Query query, Visible all) {
        boolean named = blankToNull(query.name()) != null;
        Visible visible = named ? all.seeing(Part.BETROKKENEN) : all;
        String nameHash = named ? nameHash(hash, query.name()) : null;
        boolean unfindable = query.typed() != null && query.typed().nowhere();
        if (visible.nothing() || named && nameHash == null || unfindable) {
            return Page.NOTHING;
        }
        Map<String, Object> params = new HashMap<>(visible.params());
        List<String> and = new ArrayList<>();
        condition(
                and,
                params,
                "status = :status",
                "status",
                query.status() == null ? null : query.status().code());
        condition(and, params, "municipality = :municipality", "municipality", blankToNull(query.municipality()));
        condition(and, params, "received_at >= :from", "from", timestamp(query.receivedFrom()));
        condition(and, params, "received_at < :until", "until", timestamp(query.receivedUntil()));
        List<String> one = new ArrayList<>();
        condition(one, params, "d.reference = :reference", "reference", reference(query.reference()));
        if (named) {
            one.add(WITH_NAME);
            params.put("name", nameHash);
        }
        if (query.typed() != null) {
            one.add(query.typed().sql());
            params.putAll(query.typed().params());
        }
        boolean backwards = query.place() != null && query.place().backwards();
        if (query.place() != null) {
            params.putAll(query.place().params());
        }
        String from = query.sort() == CaseSort.TERMIJN
                ? ownWork(query, visible, and, one)
                : listed(query, visible, and, one, params);
        String way = query.sort().descending(backwards) ? " desc" : "";
        List<Sorted> found = jdbc.sql(
                        "select d.id, d.reference, d.municipality, d.status, d.received_at, d.acute, d.outcome, " + from
                                + " order by sort_key" + way + ", d.id" + way + " limit " + (PAGE + 1))
                .params(params)
                .query((row, n) -> new Sorted(row(row), key(row)))
                .list();
        return page(found, query.place());
    }

    private static Page page(List<Sorted> found, CasePosition place) {
        boolean more = found.size() > PAGE;
        boolean backwards = place != null && place.backwards();
        List<Sorted> rows = new ArrayList<>(more ? found.subList(0, PAGE) : found);
        if (backwards) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return Page.NOTHING;
        }
        return new Page(
                rows.stream().map(Sorted::row).toList(),
                place != null && (more || !backwards) ? rows.get(0).edge(true) : null,
                more || backwards ? rows.get(rows.size() - 1).edge(false) : null);
    }

    /** By when they came in: read from the rows of the viewer's groups, or from the few that a search leaves. */
    private static String listed(
            Query query, Visible visible, List<String> and, List<String> few, Map<String, Object> params) {
        List<String> one = new ArrayList<>(few);
        if (one.isEmpty()) {
            one.add("d.id in (select c.dossier_id from (" + candidates(visible, and, query) + ") c)");
        }
        and.forEach(part -> one.add("d." + part));
        if (query.place() != null) {
            one.add(beyond(query, "d.received_at", "d.id"));
        }
        return "d.received_at as sort_key from schakel.dossier d where " + String.join(" and ", one) + " and ("
                + visible.sql() + ")";
    }

    /** By the first term of what the viewer's groups have to do: of each group no more than a page. */
    private static String ownWork(Query query, Visible visible, List<String> and, List<String> few) {
        List<String> one = new ArrayList<>(few);
        and.forEach(part -> one.add("d." + part));
        one.add("(" + visible.sql() + ")");
        if (query.place() != null) {
            one.add(beyond(query, "t.due_at", "t.dossier_id"));
        }
        String way =
                query.sort().descending(query.place() != null && query.place().backwards()) ? " desc" : "";
        return "own.due_at as sort_key from "
                + OWN_WORK_FIRST.formatted(
                        OWN_GROUPS, String.join(" and ", one), "t.due_at" + way + ", t.dossier_id" + way, PAGE + 1)
                + " own join schakel.dossier d on d.id = own.dossier_id";
    }

    private static String beyond(Query query, String key, String id) {
        return "(" + key + ", " + id + ") "
                + (query.sort().descending(query.place().backwards()) ? "<" : ">")
                + " (cast(:edgeKey as timestamptz), :edgeId)";
    }

    /** Where the page can be found, read in the order of the list: no more than the page, whatever else is in view. */
    private static String candidates(Visible visible, List<String> and, Query query) {
        List<String> narrowed = new ArrayList<>(List.of("true"));
        and.forEach(part -> narrowed.add("v." + part));
        if (query.place() != null) {
            narrowed.add(beyond(query, "v.received_at", "v.dossier_id"));
        }
        String way =
                query.sort().descending(query.place() != null && query.place().backwards()) ? " desc" : "";
        return visible.first(
                "v.received_at, v.dossier_id",
                String.join(" and ", narrowed),
                "v.received_at" + way + ", v.dossier_id" + way,
                PAGE + 1 + CHANGED_MEANWHILE);
    }

    /** The dossiers in view with this whole name, of those of which the people may be seen. */
    Set<UUID> withName(String name, Visible all) {
        String nameHash = nameHash(hash, name);
        if (nameHash == null || all.nothing()) {
            return Set.of();
        }
        Visible visible = all.seeing(Part.BETROKKENEN);
        return jdbc.sql("select d.id from schakel.dossier d where " + WITH_NAME + " and (" + visible.sql() + ")")
                .params(visible.params())
                .param("name", nameHash)
                .query(UUID.class)
                .set();
    }

    /** The newest dossiers of which the viewer may see the people. */
    List<UUID> newestWithNames(Visible all, int atMost) {
        if (all.nothing()) {
            return List.of();
        }
        Visible visible = all.seeing(Part.BETROKKENEN);
        String newest = "v.received_at desc, v.dossier_id desc";
        return jdbc.sql("select d.id from schakel.dossier d where d.id in (select c.dossier_id from ("
                        + visible.first("v.received_at, v.dossier_id", "true", newest, atMost) + ") c) and ("
                        + visible.sql() + ") order by d.received_at desc, d.id desc limit " + atMost)
                .params(visible.params())
                .query(UUID.class)
                .list();
    }

    /** The municipalities in which the rule lets any dossier through. */
    public List<String> municipalities(Visible visible) {
        if (visible.nothing()) {
            return List.of();
        }
        return jdbc.sql("select distinct m.value from (" + visible.different("municipality") + ") m")
                .params(visible.params())
                .query(String.class)
                .list();
    }

    /** The number of a case as it is kept, however it was typed. */
    public static String number(String typed) {
        return Reference.read(typed);
    }

    /** The dossier with this reference, no matter who asks; for checks, never to show. */
    public Optional<UUID> byReference(String reference) {
        return jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(Reference.read(reference))
                .query(UUID.class)
                .optional();
    }

    /** How these dossiers are called, for the access log; what does not exist is left out. */
    public Map<UUID, String> references(Set<UUID> ids) {
        Map<UUID, String> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, reference from schakel.dossier where id in (:ids)")
                    .param("ids", ids)
                    .query((RowCallbackHandler)
                            row -> found.put(row.getObject("id", UUID.class), row.getString("reference")));
        }
        return found;
    }

    /** Under which a name is kept and found; null when there is nothing in it to find. */
    static String nameHash(KeyedHash hash, String name) {
        return PlainName.of(name)
                .map(key -> PlainName.VERSION + hash.hmac("naam", key))
                .orElse(null);
    }

    private static void condition(List<String> and, Map<String, Object> params, String sql, String name, Object value) {
        if (value != null) {
            and.add(sql);
            params.put(name, value);
        }
    }

    private static Instant key(ResultSet row) throws SQLException {
        Timestamp key = row.getTimestamp("sort_key");
        return key.getTime() == PGStatement.DATE_POSITIVE_INFINITY ? null : key.toInstant();
    }

    private static Row row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("municipality"),
                Status.of(row.getString("status")).orElseThrow(),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("acute"),
                outcome == null ? null : Outcome.of(outcome).orElseThrow());
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String reference(String text) {
        return blankToNull(text) == null ? null : Reference.read(text);
    }
}
