package nl.schakel.organisation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Migration: loads all Dutch municipalities; runs again when the list in {@code data/gemeenten.csv} changes, which it
 * does each January. A municipality that merged away stays: old cases still name it.
 */
@Component
public class R__Municipalities extends BaseJavaMigration {

    private static final Pattern LINE = Pattern.compile("(GM\\d{4}),\"([^\"]+)\"");

    private final String csv = read();

    @Override
    public Integer getChecksum() {
        CRC32 crc = new CRC32();
        crc.update(csv.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (PreparedStatement insert = context.getConnection()
                .prepareStatement("insert into schakel.organisation (code, name, kind) values (?, ?, 'gemeente')"
                        + " on conflict (code) do update set name = excluded.name"
                        + " where organisation.name <> excluded.name")) {
            for (String line : lines()) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new IllegalStateException("Not a municipality: " + line);
                }
                insert.setString(1, matcher.group(1));
                insert.setString(2, matcher.group(2));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<String> lines() {
        return csv.lines().skip(1).filter(line -> !line.isBlank()).toList();
    }

    private static String read() {
        try {
            return new ClassPathResource("data/gemeenten.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
