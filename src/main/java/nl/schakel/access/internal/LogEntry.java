package nl.schakel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.schakel.support.crypto.KeyedHash;

/**
 * Value: one row of the access log in the one form over which its seal is computed. What later versions added to the
 * row comes behind it, and only when it is there: a row from before reads as it did when it was sealed, and a value
 * that is taken away or put in makes another text.
 */
record LogEntry(long id, String text) {

    /** The columns that {@link #of} reads, from {@code schakel.access_log l}. */
    static final String COLUMNS = """
            l.id, l.at at time zone 'UTC' as at, l.person, l.username, l.organisations::text as organisations,
            l.kind, l.dossier_id, l.why, l.parts::text as parts, l.hits, l.shown::text as shown, l.network, l.purpose,
            l.held::text as held, l.trace_id, l.span_id, l.parent_span_id\
            """;

    private static final int FIRST_VERSION = 10;
    private static final int SECOND_VERSION = 12;
    private static final int ALL = 17;
    private static final String PURPOSE = "access-log";

    /** Reads the row from the columns with which the query begins. */
    static LogEntry of(ResultSet row) throws SQLException {
        String[] values = new String[ALL];
        for (int i = 0; i < ALL; i++) {
            values[i] = row.getString(i + 1);
        }
        return of(row.getLong("id"), Arrays.asList(values));
    }

    /** The row with these values, in the order of {@link #COLUMNS}. */
    static LogEntry of(long id, List<String> values) {
        return new LogEntry(
                id,
                text(values.subList(0, FIRST_VERSION))
                        + added(values.subList(FIRST_VERSION, SECOND_VERSION))
                        + added(values.subList(SECOND_VERSION, ALL)));
    }

    /** As each version added a number of columns of its own, a reader of the text knows which of them are there. */
    private static String added(List<String> values) {
        return values.stream().allMatch(Objects::isNull) ? "" : "," + text(values);
    }

    /** Each value with its length, so that no two different rows read the same. */
    private static String text(List<String> values) {
        return values.stream()
                .map(value -> value == null ? "-" : value.length() + ":" + value)
                .collect(Collectors.joining(","));
    }

    /** The seal of this entry after the one before it; only this installation can compute it. */
    byte[] seal(byte[] previous, KeyedHash hash) {
        return hash.bytes(PURPOSE, HexFormat.of().formatHex(previous) + text);
    }
}
