package nl.schakel.support.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calculation of how many rows of each table leave with a case, by the statements of the module that owns them. */
public final class LeavingRows {

    private static final Pattern TABLE = Pattern.compile("(?:delete from|update) schakel\\.(\\w+)");

    private final JdbcClient jdbc;
    private final UUID dossier;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    public LeavingRows(JdbcClient jdbc, UUID dossier) {
        this.jdbc = jdbc;
        this.dossier = dossier;
    }

    /** Runs a statement in which {@code :dossier} is the case. */
    public LeavingRows run(String statement) {
        Matcher table = TABLE.matcher(statement);
        if (!table.find()) {
            throw new IllegalArgumentException("names no table of ours: " + statement);
        }
        return add(table.group(1), jdbc.sql(statement).param("dossier", dossier).update());
    }

    /** Counts rows that left in another way. */
    public LeavingRows add(String table, int rows) {
        if (rows > 0) {
            counts.merge(table, rows, Integer::sum);
        }
        return this;
    }

    /** Those of each table of which any row left. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
