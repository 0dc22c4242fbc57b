package nl.schakel.support.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import nl.schakel.support.SecretFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded server of another process, seen from outside through its files: to look in, to stop, to start again. */
public final class ServerOnDisk {

    private static final int SECONDS = 60;

    private final Path home;
    private final String port;

    private ServerOnDisk(Path home, String port) {
        this.home = home;
        this.port = port;
    }

    /** @param folder the data folder of an application that runs */
    public static ServerOnDisk of(Path folder) {
        try {
            Path home = folder.resolve("postgres").toRealPath();
            String port = Files.readAllLines(home.resolve("data").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            return new ServerOnDisk(home, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks in the tables, with a connection of its own for each statement. */
    public JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    /** A new connection each time. */
    public DataSource database() {
        try {
            return new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:" + port + "/schakel?connectTimeout=10&socketTimeout=60",
                    EmbeddedPostgres.USER,
                    SecretFile.readOrCreate(home.resolve("wachtwoord")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it although connections are open, as a restart of the database does. */
    public void stop() {
        control("stop", "--mode=fast");
    }

    /** Starts it again on the same port. */
    public void start() {
        control("start", "--log=" + home.resolve("server.log"));
    }

    /** Stops what a killed application left behind; nothing happens when nothing runs. */
    public static void stopLeftOver(Path folder) {
        if (Files.exists(folder.resolve("postgres").resolve("data").resolve("postmaster.pid"))) {
            of(folder).stop();
        }
    }

    private void control(String action, String option) {
        try {
            Path programs = PostgresBinaries.unpack(home);
            int exit = UnprivilegedCommand.forOwnerOf(home)
                    .run(
                            home.resolve("postgres.log"),
                            List.of(
                                    programs.resolve("pg_ctl").toString(),
                                    action,
                                    "--pgdata=" + home.resolve("data"),
                                    "--wait",
                                    "--timeout=" + SECONDS,
                                    option),
                            SECONDS + 10);
            if (exit != 0) {
                throw new AssertionError("pg_ctl " + action + " gave " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
