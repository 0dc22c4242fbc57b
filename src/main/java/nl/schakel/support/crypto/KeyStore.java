package nl.schakel.support.crypto;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.support.StartRefused;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Key store: wrapped keys, apart from the database with what they seal, so that a backup of one opens nothing without the other. A file
 * for one machine (SQLite), a PostgreSQL of its own for several. It never takes part in a transaction of the database: a key stands
 * before anything is sealed with it.
 */
final class KeyStore implements AutoCloseable {

    private static final int AT_ONCE = 1000;
    static final String SQLITE = "jdbc:sqlite:";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A key as it is kept. @param under the number of what wrapped it */
    record Kept(String name, byte[] wrapped, int under) {}

    /** That something of a case was destroyed. @param record what it takes to do it again, without anything about a person */
    record Left(UUID dossier, String part, String record) {}

    private final HikariDataSource source;
    private final boolean file;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private KeyStore(HikariDataSource source, boolean file) {
        this.source = source;
        this.file = file;
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /**
     * Opens it and makes its tables when they are not there.
     *
     * @param folder where the file is when no address was given
     * @throws StartRefused when it cannot be opened
     */
    static KeyStore open(KeyStoreSettings settings, Path folder) {
        String url = settings.url().isBlank() ? SQLITE + inFolder(folder) : settings.url();
        boolean file = url.startsWith(SQLITE);
        HikariConfig config = new HikariConfig();
        config.setPoolName("key-store");
        config.setJdbcUrl(url);
        if (file) {
            // one process writes at a time whatever one does; and a key that is gone is overwritten
            config.setMaximumPoolSize(1);
            config.setMaxLifetime(0);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("secure_delete", "ON");
            config.addDataSourceProperty("busy_timeout", String.valueOf(PATIENCE.toMillis()));
        } else {
            config.setUsername(settings.username());
            config.setPassword(settings.password());
            config.setMaximumPoolSize(4);
            config.setMinimumIdle(1);
            config.addDataSourceProperty("ApplicationName", "schakel-sleutels");
            config.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
            config.addDataSourceProperty("socketTimeout", 3 * PATIENCE.toSeconds());
        }
        config.setConnectionTimeout(PATIENCE.toMillis());
        try {
            KeyStore store = new KeyStore(new HikariDataSource(config), file);
            store.tables();
            return store;
        } catch (RuntimeException e) {
            throw new StartRefused(
                    e, "sleutelkast.onbereikbaar", settings.url().isBlank() ? folder : url.replaceAll("[?].*", ""));
        }
    }

    private static Path inFolder(Path folder) {
        unpackIn(folder);
        return folder.resolve(KeyStoreFile.NAME).toAbsolutePath();
    }

    /** Where the native part of SQLite is unpacked: a folder for temporary files may forbid to run anything. */
    static void unpackIn(Path folder) {
        try {
            Path programs = Files.createDirectories(folder.resolve("programma"));
            System.getProperties()
                    .putIfAbsent("org.sqlite.tmpdir", programs.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new StartRefused(e, "sleutelkast.onbereikbaar", folder);
        }
    }

    private void tables() {
        String bytes = file ? "blob" : "bytea";
        jdbc.sql("create table if not exists master_key (number integer primary key, fingerprint text not null)")
                .update();
        jdbc.sql("create table if not exists stored_key (name text primary key, wrapped " + bytes
                        + ", under integer not null)")
                .update();
        jdbc.sql("create index if not exists stored_key_under on stored_key (under) where wrapped is not null")
                .update();
        jdbc.sql(
                        "create table if not exists left_case (number integer not null, dossier_id text not null, part text not null,"
                                + " record text not null, primary key (dossier_id, part))")
                .update();
    }

    /** Where an operator finds it. */
    String where() {
        return source.getJdbcUrl().replaceAll("[?].*", "");
    }

    /** What tells the keys apart that ever wrapped something here, by number. */
    SortedMap<Integer, String> masters() {
        SortedMap<Integer, String> all = new TreeMap<>();
        jdbc.sql("select number, fingerprint from master_key")
                .query((RowCallbackHandler) row -> all.put(row.getInt("number"), row.getString("fingerprint")));
        return all;
    }

    void addMaster(int number, String fingerprint) {
        jdbc.sql("insert into master_key (number, fingerprint) values (?, ?) on conflict do nothing")
                .params(number, fingerprint)
                .update();
    }

    /** How many keys each number wraps. */
    SortedMap<Integer, Long> under() {
        SortedMap<Integer, Long> all = new TreeMap<>();
        jdbc.sql("select under, count(*) as keys from stored_key where wrapped is not null group by under")
                .query((RowCallbackHandler) row -> all.put(row.getInt("under"), row.getLong("keys")));
        return all;
    }

    /** Keeps a key unless there is one of that name, also one that was destroyed. */
    void add(String name, byte[] wrapped, int under) {
        jdbc.sql("insert into stored_key (name, wrapped, under) values (?, ?, ?) on conflict do nothing")
                .params(name, wrapped, under)
                .update();
    }

    /** By name, those that are there and were not destroyed. */
    Map<String, byte[]> wrapped(Collection<String> names) {
        Map<String, byte[]> found = new HashMap<>();
        parts(names)
                .forEach(part -> jdbc.sql(
                                "select name, wrapped from stored_key where wrapped is not null and name in (:names)")
                        .param("names", part)
                        .query((RowCallbackHandler) row -> found.put(row.getString("name"), row.getBytes("wrapped"))));
        return found;
    }

    /** By name, those whose name begins so. */
    Map<String, byte[]> beginning(String prefix) {
        Map<String, byte[]> found = new TreeMap<>();
        jdbc.sql("select name, wrapped from stored_key where wrapped is not null and name >= ? and name < ?")
                .params(prefix, prefix + Character.MAX_VALUE)
                .query((RowCallbackHandler) row -> found.put(row.getString("name"), row.getBytes("wrapped")));
        return found;
    }

    /** Some that another number wraps than this. */
    List<Kept> notUnder(int primary, int atMost) {
        return jdbc.sql("select name, wrapped, under from stored_key where wrapped is not null and under <> ? limit ?")
                .params(primary, atMost)
                .query((row, n) -> new Kept(row.getString("name"), row.getBytes("wrapped"), row.getInt("under")))
                .list();
    }

    /** Writes them as they are wrapped now; one that was destroyed or wrapped anew meanwhile stays as it is. */
    void rewrap(List<Kept> before, List<Kept> now) {
        transaction.executeWithoutResult(status -> {
            for (int each = 0; each < before.size(); each++) {
                jdbc.sql(
                                "update stored_key set wrapped = ?, under = ? where name = ? and under = ? and wrapped is not null")
                        .params(
                                now.get(each).wrapped(),
                                now.get(each).under(),
                                before.get(each).name(),
                                before.get(each).under())
                        .update();
            }
        });
    }

    /** Destroys keys, for good: their names stay, so that none of them is made again. */
    void destroy(Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> parts(names)
                .forEach(part -> jdbc.sql("update stored_key set wrapped = null where name in (:names)")
                        .param("names", part)
                        .update()));
        forgetTraces();
    }

    /** What stood in a row before is on the disk no more, in its log of changes neither. */
    void forgetTraces() {
        try {
            if (file) {
                jdbc.sql("pragma wal_checkpoint(truncate)").query().listOfRows();
            } else {
                jdbc.sql("vacuum full stored_key").update();
            }
        } catch (DataAccessException busy) {
            // somebody reads; the next time does it
        }
    }

    /** Keeps that something of a case was destroyed. */
    void addLeft(Left left) {
        jdbc.sql(
                        "insert into left_case (number, dossier_id, part, record)"
                                + " select coalesce(max(number), 0) + 1, ?, ?, ? from left_case where true on conflict do nothing")
                .params(left.dossier().toString(), left.part(), left.record())
                .update();
    }

    /** The case of each destruction, the first first. */
    List<UUID> left() {
        return jdbc.sql("select dossier_id from left_case order by number, dossier_id")
                .query((row, n) -> UUID.fromString(row.getString("dossier_id")))
                .list();
    }

    /** What was destroyed of these cases, the first first. */
    List<Left> left(Collection<String> dossiers) {
        return parts(dossiers).stream()
                .flatMap(part -> jdbc
                        .sql("select dossier_id, part, record from left_case where dossier_id in (:dossiers)"
                                + " order by number, dossier_id")
                        .param("dossiers", part)
                        .query((row, n) -> left(row))
                        .list()
                        .stream())
                .toList();
    }

    private static Left left(ResultSet row) throws SQLException {
        return new Left(UUID.fromString(row.getString("dossier_id")), row.getString("part"), row.getString("record"));
    }

    private static List<List<String>> parts(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }

    @Override
    public void close() {
        source.close();
    }
}
