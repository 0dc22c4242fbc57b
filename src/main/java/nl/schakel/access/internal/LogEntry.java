package nl.schakel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import nl.schakel.support.crypto.KeyedHash;

/** One row of the access log in the one form over which its seal is computed. */
record LogEntry(long id, String text) {

    /** The columns that {@link #of} reads, from {@code schakel.access_log l}. */
    static final String COLUMNS = """
            l.id, l.at at time zone 'UTC' as at, l.person, l.username, array_to_string(l.organisations, ',') as organisations,
            l.kind, l.dossier, l.why, l.parts, l.hits\
            """;

    private static final String PURPOSE = "access-log";

    static LogEntry of(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String[] values = new String[10];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getString(i + 1);
        }
        // each value with its length, so that no two different rows read the same
        String text = Arrays.stream(values)
                .map(value -> value == null ? "-" : value.length() + ":" + value)
                .collect(Collectors.joining(","));
        return new LogEntry(id, text);
    }

    /** The seal of this entry after the one before it; only this installation can compute it. */
    byte[] seal(byte[] previous, KeyedHash hash) {
        return hash.bytes(PURPOSE, HexFormat.of().formatHex(previous) + text);
    }
}
