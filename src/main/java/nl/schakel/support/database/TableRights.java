package nl.schakel.support.database;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * Check: the list of table privileges in {@code db/rights.properties}: what the application's role may do with each
 * table.
 */
public final class TableRights {

    /** A privilege of PostgreSQL on a table. */
    public enum Right {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE,
        REFERENCES,
        TRIGGER
    }

    private static final String FILE = "db/rights.properties";
    private static final String LETTERS = "siud";
    private static final Set<Right> OF_A_NEW_TABLE = EnumSet.of(Right.SELECT, Right.INSERT, Right.UPDATE, Right.DELETE);

    private final Map<String, Set<Right>> listed;

    private TableRights(Map<String, Set<Right>> listed) {
        this.listed = Map.copyOf(listed);
    }

    /** Reads the list. */
    public static TableRights read() {
        Properties lines = new Properties();
        try (Reader file =
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<Right>> listed = new HashMap<>();
        lines.stringPropertyNames().forEach(table -> listed.put(table, rights(lines.getProperty(table))));
        return new TableRights(listed);
    }

    /** What may be done with this table; all but emptying it when somebody forgot to put it in the list. */
    public Set<Right> on(String table) {
        return listed.getOrDefault(table, OF_A_NEW_TABLE);
    }

    /** Whether somebody decided about this table. */
    boolean lists(String table) {
        return listed.containsKey(table);
    }

    /** The tables in the list. */
    public Set<String> tables() {
        return listed.keySet();
    }

    private static Set<Right> rights(String letters) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (char letter : letters.strip().toCharArray()) {
            int place = LETTERS.indexOf(letter);
            if (place < 0) {
                throw new IllegalStateException("Not a right in " + FILE + ": " + letter);
            }
            rights.add(Right.values()[place]);
        }
        return rights;
    }
}
