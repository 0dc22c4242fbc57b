package nl.schakel.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Visible;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.PlainName;
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
    private static final String NEXT = "volgende";

    /** How many of what was found may have changed just now, without a page that seems to be the last one. */
    private static final int CHANGED_MEANWHILE = 10;

    /**
     * What to look for; every part may be null.
     *
     * @param name only the whole name is found, however it is written: see {@link PlainName}
     * @param after the {@code next} of an earlier page
     */
    public record Query(
            String reference,
            Status status,
            String municipality,
            Instant receivedFrom,
            Instant receivedUntil,
            String name,
            String after) {}

    /** One dossier in a list: no person in it. */
    public record Row(
            UUID id,
            String reference,
            String municipality,
            Status status,
            Instant received,
            boolean acute,
            Outcome outcome) {}

    /** A page of a list; {@code next} is null on the last one. */
    public record Page(List<Row> rows, String next) {}

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    DossierSearch(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /**
     * The newest first, fifty at a time, only what the rule lets through. A name is looked for only in dossiers of which
     * the people may be seen.
     *
     * @throws InvalidInput when the page before cannot be read
     */
    public Page find(Query query, Visible all) {
        boolean named = blankToNull(query.name()) != null;
        Visible visible = named ? all.seeing(Part.BETROKKENEN) : all;
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
        if (blankToNull(query.after()) != null) {
            ListPosition after = ListPosition.of(query.after());
            params.put("afterAt", Timestamp.from(after.received()));
            params.put("afterId", after.id());
        }
        String nameHash = named ? nameHash(hash, query.name()) : null;
        if (visible.nothing() || named && nameHash == null) {
            return new Page(List.of(), null);
        }
        List<String> one = new ArrayList<>();
        condition(one, params, "d.reference = :reference", "reference", reference(query.reference()));
        if (named) {
            condition(
                    one,
                    params,
                    "d.id in (select p.dossier_id from schakel.involved_person p where p.name_hash = :name union"
                            + " select c.dossier_id from schakel.fact_change c where c.name_hash = :name)",
                    "name",
                    nameHash);
        }
        if (one.isEmpty()) {
            one.add("d.id in (select c.dossier_id from (" + candidates(visible, and, params) + ") c)");
        }
        and.forEach(part -> one.add("d." + part));
        if (params.containsKey("afterId")) {
            one.add("(d.received_at, d.id) < (:afterAt, :afterId)");
        }
        String sql = "select d.id, d.reference, d.municipality, d.status, d.received_at, d.acute, d.outcome"
                + " from schakel.dossier d where " + String.join(" and ", one) + " and (" + visible.sql() + ")"
                + " order by d.received_at desc, d.id desc limit " + (PAGE + 1);
        List<Row> rows = jdbc.sql(sql).params(params).query(DossierSearch::row).list();
        boolean more = rows.size() > PAGE;
        List<Row> page = more ? rows.subList(0, PAGE) : rows;
        return new Page(
                List.copyOf(page), more ? ListPosition.of(page.get(PAGE - 1)).toString() : null);
    }

    /** Where the page can be found, read in the order of the list: no more than the page, whatever else is in view. */
    private static String candidates(Visible visible, List<String> and, Map<String, Object> params) {
        List<String> narrowed = new ArrayList<>(List.of("true"));
        and.forEach(part -> narrowed.add("v." + part));
        if (params.containsKey("afterId")) {
            narrowed.add("(v.received_at, v.dossier_id) < (:afterAt, :afterId)");
        }
        return visible.first(
                "v.received_at, v.dossier_id",
                String.join(" and ", narrowed),
                "v.received_at desc, v.dossier_id desc",
                PAGE + 1 + CHANGED_MEANWHILE);
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

    private static Row row(ResultSet row, int n) throws SQLException {
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

    /** Where a page ended. It says all by itself: nothing is looked up, so it cannot tell whether a case exists. */
    private record ListPosition(Instant received, UUID id) {

        static ListPosition of(Row row) {
            return new ListPosition(row.received(), row.id());
        }

        static ListPosition of(String text) {
            InputCheck check = new InputCheck();
            int cut = Math.max(0, text.indexOf('_'));
            Instant received = check.moment(NEXT, text.substring(0, cut));
            UUID id = check.id(NEXT, text.substring(Math.min(text.length(), cut + 1)));
            if (check.hasErrors() || received == null || id == null) {
                throw InvalidInput.of(NEXT, "onleesbaar", "fout.bladzijde.onleesbaar");
            }
            return new ListPosition(received, id);
        }

        @Override
        public String toString() {
            return received + "_" + id;
        }
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
