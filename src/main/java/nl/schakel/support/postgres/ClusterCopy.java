package nl.schakel.support.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.schakel.support.StartRefused;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * File store: the files of an embedded server, copied while it works. PostgreSQL's own backup mode makes the copy whole: what
 * changed while it was made is in the write-ahead log that comes with it, and a server refuses to start on a copy without it.
 */
public final class ClusterCopy implements AutoCloseable {

    /** What the files are handed to, each with its name below the folder of the server. */
    public interface CopySink {

        /** A folder, before what is in it. */
        void folder(String name) throws IOException;

        /** A file, read to its end. */
        void file(String name, InputStream content) throws IOException;
    }

    /** Folders of which a copy needs no more than that they are there; the server fills them itself. */
    private static final Set<String> EMPTY = Set.of(
            "log",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal/archive_status",
            "pg_wal/summaries");

    /** Of the server that runs now. */
    private static final Set<String> OF_NOW = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "current_logfiles",
            "backup_label",
            "backup_label.old",
            "tablespace_map");

    private static final String CONTROL = "global/pg_control";
    private static final String LOG_SEGMENT = "[0-9A-F]{24}";

    private final RunningServer server;
    private final EmbeddedPostgres own;

    private ClusterCopy(RunningServer server, EmbeddedPostgres own) {
        this.server = server;
        this.own = own;
    }

    /**
     * The server with the data in this folder; started for the copy when it does not run.
     *
     * @throws StartRefused when there are no data
     */
    public static ClusterCopy of(Path folder) {
        demandData(folder);
        return RunningServer.in(folder)
                .map(running -> new ClusterCopy(running, null))
                .orElseGet(() -> {
                    EmbeddedPostgres own = EmbeddedPostgres.in(folder, Map.of()).start();
                    return new ClusterCopy(RunningServer.in(folder).orElseThrow(), own);
                });
    }

    /** @throws StartRefused when there are no data in this folder */
    public static void demandData(Path folder) {
        if (!Files.exists(folder.resolve("data").resolve("PG_VERSION"))) {
            throw new StartRefused("reservekopie.geen-gegevens", folder.toAbsolutePath());
        }
    }

    /** One of the databases of this server, as the superuser; a new connection each time. */
    public DataSource database(String name) {
        return new DriverManagerDataSource(server.url(name), EmbeddedPostgres.USER, server.password());
    }

    /** The major version of PostgreSQL. */
    public String version() throws IOException {
        return Files.readString(data().resolve("PG_VERSION")).strip();
    }

    /** Copies everything that a server needs to go on from here, with the passwords of its roles. */
    public void copyTo(CopySink sink) throws IOException, SQLException {
        for (String secret :
                List.of(EmbeddedPostgres.PASSWORD, EmbeddedPostgres.OWNER_PASSWORD, RunningServer.RUNTIME_PASSWORD)) {
            copy(server.home().resolve(secret), secret, sink);
        }
        // one connection from begin to end: the server ends the backup mode when it goes
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                Statement statement = connection.createStatement()) {
            // keeps the write-ahead log of now; goes with the connection, however that ends
            statement.execute(
                    "select pg_create_physical_replication_slot('reservekopie_' || pg_backend_pid(), true, true)");
            statement.execute("select pg_backup_start('schakel', true)");
            copyData(sink);
            copyControl(sink);
            copyLog(sink, statement);
        }
    }

    private Path data() {
        return server.home().resolve("data");
    }

    private void copyData(CopySink sink) throws IOException {
        Path data = data();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = name(folder);
                if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                sink.folder(name.isEmpty() ? "data" : "data/" + name);
                return EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = name(file);
                boolean inLog = name.startsWith("pg_wal/");
                boolean madeAnew = file.getFileName().toString().startsWith("pg_internal.init");
                if (name.startsWith("pg_tblspc/")) {
                    throw new IOException("a tablespace outside the data: " + name);
                }
                if (!inLog && !madeAnew && !OF_NOW.contains(name) && !name.equals(CONTROL)) {
                    copy(file, "data/" + name, sink);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A table or a sort that went meanwhile: the write-ahead log knows. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private String name(Path path) {
                return data.relativize(path).toString().replace('\\', '/');
            }
        });
    }

    /** The one file that the log cannot mend: read until it is the same twice, so that it is never half of two. */
    private void copyControl(CopySink sink) throws IOException {
        Path control = data().resolve(CONTROL);
        byte[] before = Files.readAllBytes(control);
        byte[] now = Files.readAllBytes(control);
        while (!Arrays.equals(before, now)) {
            before = now;
            now = Files.readAllBytes(control);
        }
        sink.file("data/" + CONTROL, new ByteArrayInputStream(now));
    }

    /** Ends the backup mode, and copies the write-ahead log from where it began up to there. */
    private void copyLog(CopySink sink, Statement statement) throws IOException, SQLException {
        String label;
        String first;
        String last;
        try (ResultSet stopped = statement.executeQuery("select s.labelfile, pg_walfile_name(s.lsn),"
                + " substring(s.labelfile from 'START WAL LOCATION: [^ ]+ \\(file ([0-9A-F]{24})\\)')"
                + " from pg_backup_stop(false) s")) {
            stopped.next();
            label = stopped.getString(1);
            last = stopped.getString(2);
            first = stopped.getString(3);
        }
        List<Path> segments;
        try (Stream<Path> all = Files.list(data().resolve("pg_wal"))) {
            segments = all.filter(file -> needed(file.getFileName().toString(), first, last))
                    .sorted()
                    .toList();
        }
        for (Path segment : segments) {
            copy(segment, "data/pg_wal/" + segment.getFileName(), sink);
        }
        sink.file("data/backup_label", new ByteArrayInputStream(label.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean needed(String name, String first, String last) {
        return name.endsWith(".history")
                || name.matches(LOG_SEGMENT) && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
    }

    private static void copy(Path file, String name, CopySink sink) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            sink.file(name, content);
        } catch (NoSuchFileException gone) {
            // dropped between our look and our copy; nothing refers to it any more
            return;
        }
    }

    /** Stops the server when it was started for the copy. */
    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
