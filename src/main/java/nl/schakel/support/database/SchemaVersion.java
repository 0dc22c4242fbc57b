package nl.schakel.support.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Read model: the number of the last step of our tables: what this program knows, and what a database has. */
public final class SchemaVersion {

    private static final Pattern STEP = Pattern.compile("V(\\d+)__.*\\.sql");

    private SchemaVersion() {}

    /** The last step that this program knows. */
    public static int known() {
        try {
            return Stream.of(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*__*.sql"))
                    .map(Resource::getFilename)
                    .filter(Objects::nonNull)
                    .map(STEP::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(step -> Integer.parseInt(step.group(1)))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last step that this database has had; 0 when it has none of our tables. Changes nothing. */
    public static int of(DataSource owner) {
        MigrationInfo current = Flyway.configure()
                .dataSource(owner)
                .defaultSchema("schakel")
                .schemas("schakel")
                .load()
                .info()
                .current();
        return current == null || current.getVersion() == null
                ? 0
                : current.getVersion().getMajor().intValueExact();
    }
}
