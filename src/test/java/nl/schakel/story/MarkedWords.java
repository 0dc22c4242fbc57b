package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Words that people type in a test and that stand nowhere else, one for each field, and the search for them in every place
 * where nobody may read what was typed (R9).
 */
public final class MarkedWords {

    /** Stands in each of the words. */
    public static final String SIGN = "zwartgallig";

    private final Set<String> fields = Collections.synchronizedSet(new TreeSet<>());

    /** What somebody types in this field. */
    public String in(String field) {
        fields.add(field);
        return SIGN + " " + field + " (fictief)";
    }

    /** The fields in which one of the words was typed. */
    public Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** Whether somebody who reads this reads what was typed. */
    public static boolean standIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains(SIGN);
    }

    /**
     * Every column of both schemas in which one of the words can be read, as text in any encoding that somebody would try.
     *
     * @param open columns, as table.column, of what is about nobody
     */
    public static List<String> readable(JdbcClient jdbc, Set<String> open) {
        // what our own role may not read counts too
        JdbcClient all = JdbcClient.create(TestPostgres.withAllRights(jdbc));
        record Column(String schema, String table, String name, boolean bytes) {}
        Map<String, List<Column>> tables = all
                .sql("""
                        select c.table_schema, c.table_name, c.column_name, c.data_type = 'bytea'
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema in ('schakel', 'camunda')
                            and c.data_type in ('text', 'character varying', 'character', 'name', 'bytea', 'json', 'jsonb',
                                                'xml', 'ARRAY')
                        """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(column -> column.schema() + ".\"" + column.table() + "\""));
        assertThat(tables).hasSizeGreaterThan(80);
        List<String> found = new ArrayList<>();
        tables.forEach((table, columns) -> {
            String counts = columns.stream()
                    .map(column -> "count(*) filter (where " + shows("\"" + column.name() + "\"", column.bytes()) + ")")
                    .collect(Collectors.joining(", "));
            List<Long> hits = all.sql("select " + counts + " from " + table)
                    .query((row, n) -> {
                        List<Long> each = new ArrayList<>();
                        for (int i = 1; i <= columns.size(); i++) {
                            each.add(row.getLong(i));
                        }
                        return each;
                    })
                    .single();
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i).table() + "." + columns.get(i).name();
                if (hits.get(i) > 0 && !open.contains(column)) {
                    found.add(column + " (" + hits.get(i) + ")");
                }
            }
        });
        return found;
    }

    /** The names and tags of all figures that are measured, in which one of the words can be read. */
    public static List<String> readable(MeterRegistry figures) {
        return figures.getMeters().stream()
                .map(Meter::getId)
                .map(Object::toString)
                .filter(MarkedWords::standIn)
                .toList();
    }

    private static String shows(String column, boolean bytes) {
        String text = bytes ? "encode(" + column + ", 'escape')" : column + "::text";
        String wide = bytes
                ? " or position(decode('%s', 'hex') in %s) > 0"
                        .formatted(hex(SIGN.getBytes(StandardCharsets.UTF_16LE)), column)
                : "";
        return "%s ~* '%s' or %s ~ '%s'%s"
                .formatted(text, SIGN, text, inBase64().collect(Collectors.joining("|")), wide);
    }

    /** However many bytes stand before it. */
    private static Stream<String> inBase64() {
        return IntStream.range(0, 3).mapToObj(before -> {
            byte[] sign = SIGN.getBytes(StandardCharsets.UTF_8);
            byte[] behind = new byte[before + sign.length];
            Arrays.fill(behind, (byte) 'x');
            System.arraycopy(sign, 0, behind, before, sign.length);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(behind);
            // the ends depend on what stands beside it
            return whole.substring(before == 0 ? 0 : before + 1, whole.length() - 2);
        });
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
