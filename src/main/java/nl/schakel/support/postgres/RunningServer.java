package nl.schakel.support.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Value: an embedded server that another process has started, found by the files in its folder: for a program that
 * looks in the data beside the running application.
 */
record RunningServer(Path home, int port) {

    /** The file with the password of the application's role. */
    static final String RUNTIME_PASSWORD = "wachtwoord-app";

    private static final int LINE_OF_PORT = 3;
    private static final int LINE_OF_STATE = 7;

    /** The server that runs with the data in this folder. */
    static Optional<RunningServer> in(Path folder) {
        try {
            Path home = folder.toRealPath();
            List<String> lines = Files.readAllLines(home.resolve("data").resolve("postmaster.pid"));
            boolean ready = lines.size() > LINE_OF_STATE
                    && lines.get(LINE_OF_STATE).strip().equals("ready");
            return ready && runs(lines.get(0).strip())
                    ? Optional.of(new RunningServer(
                            home, Integer.parseInt(lines.get(LINE_OF_PORT).strip())))
                    : Optional.empty();
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String runtimePassword() {
        return secret(RUNTIME_PASSWORD);
    }

    /** The password of {@link EmbeddedPostgres#USER}. */
    String password() {
        return secret(EmbeddedPostgres.PASSWORD);
    }

    private String secret(String file) {
        try {
            return Files.readString(home.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String pid) {
        return pid.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(pid))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }
}
