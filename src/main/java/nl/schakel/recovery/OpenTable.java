package nl.schakel.recovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Value: a table as it is taken out.
 *
 * @param key SQL of what names a row, as its sealed values know it; null when the table has no key
 * @param dossier SQL of the case that a row belongs to; null when it belongs to none
 * @param sealed columns that are opened
 * @param bytes other columns of bytes
 */
record OpenTable(String name, String key, String dossier, List<String> sealed, List<String> bytes) {

    /** What opens a door, and what a node keeps for itself only: of no use to anybody elsewhere. */
    static final Set<String> LEFT_OUT = Set.of(
            // ways in
            "code_app",
            "passkey",
            "recovery_code",
            "login_identity",
            "provider_session",
            "provider_logout",
            "spring_session",
            "spring_session_attributes",
            "failed_attempt",
            "duty_agenda",
            // keys
            "data_key",
            "night_passphrase",
            "night_list",
            // bookkeeping of a running application
            "flyway_schema_history",
            "directory_version",
            "engine_identity",
            "access_unsealed",
            "access_alert_mark",
            "party_changed",
            "searched_case",
            "known_reporter",
            "intake_key",
            "sent_key",
            "presence",
            "mail_turn",
            "demo_clock");

    /** A keyed hash can be made of nothing without the key, and a password's is a way in. */
    private static final String HASH = "_hash";

    private static final String SEALED = "_enc";
    private static final int FAR = 4;

    private record Column(String table, String name, boolean bytes) {}

    private record ForeignKey(String table, String column, String to, String key) {}

    /** Everything that is taken out, by name. */
    static List<OpenTable> all(JdbcClient jdbc) {
        Map<String, List<Column>> columns = jdbc
                .sql("""
                        select c.table_name, c.column_name, c.data_type = 'bytea' as bytes
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'schakel' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position
                        """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Column::table));
        Map<String, String> keys = new HashMap<>();
        jdbc.sql("""
                        select k.table_name, k.column_name
                        from information_schema.table_constraints p
                        join information_schema.key_column_usage k using (constraint_schema, constraint_name, table_name)
                        where p.table_schema = 'schakel' and p.constraint_type = 'PRIMARY KEY'
                        order by 1, k.ordinal_position
                        """)
                .query((row, n) ->
                        keys.merge(row.getString(1), "t.\"" + row.getString(2) + "\"::text", OpenTable::inOneKey))
                .list();
        List<ForeignKey> foreignKeys = jdbc.sql("""
                        select f.conrelid::regclass::text, a.attname, f.confrelid::regclass::text, k.attname
                        from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                        join pg_attribute k on k.attrelid = f.confrelid and k.attnum = f.confkey[1]
                        where f.contype = 'f' and array_length(f.conkey, 1) = 1
                            and f.connamespace = 'schakel'::regnamespace
                        order by 1, a.attnum
                        """)
                .query((row, n) -> new ForeignKey(
                        plain(row.getString(1)), row.getString(2), plain(row.getString(3)), row.getString(4)))
                .list();
        return columns.entrySet().stream()
                .filter(each -> !LEFT_OUT.contains(each.getKey()))
                .map(each -> of(each.getKey(), each.getValue(), keys.get(each.getKey()), foreignKeys))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static OpenTable of(String table, List<Column> columns, String key, List<ForeignKey> foreignKeys) {
        boolean ownCase = columns.stream().anyMatch(column -> column.name().equals("dossier_id"));
        return new OpenTable(
                table,
                key,
                ownCase ? "t.dossier_id" : caseOf(table, "t", foreignKeys, 0).orElse(null),
                columns.stream()
                        .filter(Column::bytes)
                        .map(Column::name)
                        .filter(name -> name.endsWith(SEALED))
                        .toList(),
                columns.stream()
                        .filter(Column::bytes)
                        .map(Column::name)
                        .filter(name -> !name.endsWith(SEALED) && !name.endsWith(HASH))
                        .toList());
    }

    /** Along the foreign keys, the shortest way. */
    private static Optional<String> caseOf(String table, String row, List<ForeignKey> foreignKeys, int far) {
        if (table.equals("dossier")) {
            return Optional.of(row + ".id");
        }
        List<ForeignKey> out =
                foreignKeys.stream().filter(one -> one.table().equals(table)).toList();
        Optional<ForeignKey> straight =
                out.stream().filter(one -> one.to().equals("dossier")).findFirst();
        if (straight.isPresent()) {
            return Optional.of(row + "." + straight.get().column());
        }
        if (far == FAR) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (ForeignKey one : out) {
            String next = row + "_" + far;
            caseOf(one.to(), next, foreignKeys, far + 1)
                    .ifPresent(way -> found.add("(select %s from schakel.%s %s where %s.%s = %s.%s)"
                            .formatted(way, one.to(), next, next, one.key(), row, one.column())));
        }
        return found.stream().min((one, other) -> Integer.compare(one.length(), other.length()));
    }

    /** SQL of all rows: what can be read as it is, the key, the case, and the bytes. */
    String rows() {
        String hidden = Stream.concat(sealed.stream(), bytes.stream())
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        String open = "to_jsonb(t)" + (hidden.isEmpty() ? "" : " - array[" + hidden + "]");
        return "select (%s)::text, %s, %s%s from schakel.\"%s\" t%s"
                .formatted(
                        open,
                        key == null ? "null::text" : key,
                        dossier == null ? "null::uuid" : "(" + dossier + ")",
                        Stream.concat(sealed.stream(), bytes.stream())
                                .map(column -> ", t.\"" + column + "\"")
                                .collect(Collectors.joining()),
                        name,
                        key == null ? "" : " order by " + key);
    }

    /** Which of these columns are left out. */
    static List<String> hashesIn(Iterator<String> columns) {
        List<String> hashes = new ArrayList<>();
        columns.forEachRemaining(column -> {
            if (column.endsWith(HASH)) {
                hashes.add(column);
            }
        });
        return hashes;
    }

    private static String inOneKey(String first, String next) {
        return first + "||'|'||" + next;
    }

    private static String plain(String name) {
        return name.replaceFirst("^schakel\\.", "").replace("\"", "");
    }
}
