package nl.schakel.support.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import nl.schakel.support.SecretFile;
import nl.schakel.support.StartRefused;
import nl.schakel.support.text.Sentences;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * Server: one running PostgreSQL server with its data in a folder, reachable from this machine only. It survives what
 * happens to a laptop: a kill of the application, a second start next to the first, a start in the middle of which the
 * power goes.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser of the server, who makes databases and the two roles in them. */
    public static final String USER = "schakel";

    /** Owns our tables; migrations run as this role. */
    public static final String OWNER = "schakel_eigenaar";

    /** What the application works with. */
    public static final String RUNTIME = "schakel_app";

    /** The folder beside that of the server in which data are put back; as long as it is there they are half back. */
    public static final String RESTORING = "terugzetten.bezig";

    /** The file with the password of {@link #USER}. */
    static final String PASSWORD = "wachtwoord";

    /** The file with the password of {@link #OWNER}. */
    static final String OWNER_PASSWORD = "wachtwoord-eigenaar";

    private static final String ROLES = script("db/roles.sql");
    private static final int START_ATTEMPTS = 3;
    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_STOP = 60;

    private final Path home;
    private final Path data;
    private final Path log;
    private final Map<String, String> settings;
    private final FolderLock lock;
    private Path programs;
    private UnprivilegedCommand command;
    private String password;
    private String ownerPassword;
    private String runtimePassword;
    private int port;
    private boolean running;

    private EmbeddedPostgres(Path home, FolderLock lock, Map<String, String> settings) {
        this.home = home;
        this.data = home.resolve("data");
        this.log = home.resolve("postgres.log");
        this.lock = lock;
        this.settings = settings;
    }

    /**
     * Takes the folder and prepares a server in it; {@link #start()} makes it run.
     *
     * @param folder where programs, data, password and log live
     * @param settings of PostgreSQL, beside or instead of the usual ones
     * @throws StartRefused when another application has the folder, or the machine cannot run PostgreSQL
     */
    public static EmbeddedPostgres in(Path folder, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            Path home = folder.toRealPath();
            return new EmbeddedPostgres(home, FolderLock.take(home), settings);
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    /** Whether a server runs with the data in this folder, whichever process started it. */
    public static boolean runsIn(Path folder) {
        return Files.isDirectory(folder) && RunningServer.in(folder).isPresent();
    }

    /** Starts the server; returns when it takes connections. */
    public synchronized EmbeddedPostgres start() {
        try {
            command = UnprivilegedCommand.forOwnerOf(home);
            programs = PostgresBinaries.unpack(home);
            password = SecretFile.readOrCreate(home.resolve(PASSWORD));
            ownerPassword = SecretFile.readOrCreate(home.resolve(OWNER_PASSWORD));
            runtimePassword = SecretFile.readOrCreate(home.resolve(RunningServer.RUNTIME_PASSWORD));
            command.handOver(home);
            stopLeftOver();
            if (!Files.exists(data)) {
                initialise();
            }
            refuseOtherVersion();
            launch();
            return this;
        } catch (IOException e) {
            throw refused(home, e);
        }
    }

    /**
     * Makes a database unless it is there, and gives it its two roles; one from before there were two is handed over as
     * it is.
     */
    public void createDatabase(String name) {
        try {
            if (!exists(name)) {
                execute("postgres", "create database \"" + name + "\"");
            }
            giveRoles(name);
        } catch (SQLException e) {
            throw new StartRefused(e, "postgres.niet-gemaakt", e.getMessage());
        }
    }

    /**
     * Makes a database beside ours that somebody throws away again, empty, with a role of its own that can do everything in it
     * and nothing outside it.
     */
    public ThrowawayDatabase throwawayDatabase(String name) {
        try {
            return ThrowawayDatabase.make(name, url(name), statements -> execute("postgres", statements));
        } catch (SQLException e) {
            throw new IllegalStateException("no database to throw away: " + e.getSQLState(), e);
        }
    }

    /** Throws such a database away, whoever is in it; nothing happens when there is none. */
    public void throwAway(String name) {
        try {
            execute("postgres", ThrowawayDatabase.dropping(name));
        } catch (SQLException e) {
            throw new IllegalStateException("a database stays that was to be thrown away: " + e.getSQLState(), e);
        }
    }

    private boolean exists(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            return found.next();
        }
    }

    private void giveRoles(String name) throws SQLException {
        execute(
                name,
                "select set_config('schakel.owner_password', '" + ownerPassword + "', false),"
                        + " set_config('schakel.runtime_password', '" + runtimePassword + "', false)",
                ROLES);
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), USER, password);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** @return the JDBC address of a database of this server */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** @return the password of {@link #USER}, made at random when the data was made */
    public String password() {
        return password;
    }

    /** @return the password of {@link #OWNER} */
    public String ownerPassword() {
        return ownerPassword;
    }

    /** @return the password of {@link #RUNTIME} */
    public String runtimePassword() {
        return runtimePassword;
    }

    /** Stops the server, after the work in hand has been written, and gives the folder free. */
    @Override
    public synchronized void close() {
        if (running) {
            running = false;
            try {
                stop();
            } catch (IOException e) {
                System.err.println(Sentences.of("operator-messages").say("postgres.niet-gestopt", e.getMessage()));
            }
        }
        lock.close();
    }

    private void initialise() throws IOException {
        // under another name until complete, so that a kill halfway leaves nothing that looks like data
        Path work = home.resolve("data.nieuw");
        FileSystemUtils.deleteRecursively(work);
        Files.createDirectory(work);
        command.handOver(work);
        pg(
                60,
                "initdb",
                "--pgdata=" + work,
                "--username=" + USER,
                "--pwfile=" + home.resolve(PASSWORD),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "off".equals(settings.get("fsync")) ? "--no-sync" : "--sync-method=fsync");
        Files.move(work, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals("17")) {
            throw new StartRefused("postgres.andere-versie", data, found);
        }
    }

    private void launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            Path conf = data.resolve("postgresql.conf");
            Files.writeString(conf, PostgresSettings.render(port, settings));
            command.handOver(conf);
            try {
                // from here on a stop makes sense, also when the start is interrupted halfway
                running = true;
                pg(
                        SECONDS_TO_START + 10,
                        "pg_ctl",
                        "start",
                        "--pgdata=" + data,
                        "--wait",
                        "--timeout=" + SECONDS_TO_START,
                        "--log=" + home.resolve("server.log"));
                return;
            } catch (IOException failed) {
                // somebody may have taken the port between our look and the server's
                if (attempt == START_ATTEMPTS) {
                    throw failed;
                }
                stopLeftOver();
            }
        }
    }

    private void stopLeftOver() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        var owner =
                pid.matches("\\d+") ? ProcessHandle.of(Long.parseLong(pid)) : java.util.Optional.<ProcessHandle>empty();
        boolean ours = owner.flatMap(process -> process.info().commandLine())
                .map(line -> line.contains(data.toString()))
                .orElse(false);
        if (ours) {
            stop();
        } else if (owner.isPresent()) {
            // the number now belongs to another program; PostgreSQL would take that for a server of this data
            Files.delete(pidFile);
        }
    }

    private void stop() throws IOException {
        pg(
                SECONDS_TO_STOP + 10,
                "pg_ctl",
                "stop",
                "--pgdata=" + data,
                "--mode=fast",
                "--wait",
                "--timeout=" + SECONDS_TO_STOP);
    }

    private void pg(int timeoutSeconds, String program, String... arguments) throws IOException {
        List<String> line = new java.util.ArrayList<>();
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        int exit = command.run(log, line, timeoutSeconds);
        if (exit != 0) {
            throw new IOException(program + " " + arguments[0] + ": " + exit);
        }
    }

    private static String script(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static StartRefused refused(Path home, IOException cause) {
        return new StartRefused(cause, "postgres.start-niet", cause.getMessage(), home);
    }
}
