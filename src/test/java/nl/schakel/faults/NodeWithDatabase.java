package nl.schakel.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.ServerOnDisk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** One machine with the database that it brings itself, from an empty folder. */
final class NodeWithDatabase implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> settings;
    private Node node;

    NodeWithDatabase(Path folder) {
        this(folder, Map.of());
    }

    NodeWithDatabase(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        try {
            FileSystemUtils.deleteRecursively(folder);
            TestPostgres.lendPrograms(folder.resolve("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    Node node() {
        return node;
    }

    /** Starts it with the data that is there. */
    void startAgain() {
        node = Node.start(folder, settings);
        try {
            node.ready();
        } catch (AssertionError never) {
            close();
            throw never;
        }
    }

    /** The server that runs now. */
    ServerOnDisk database() {
        return ServerOnDisk.of(folder);
    }

    /** The tables of the server that runs now. */
    JdbcClient jdbc() {
        return database().jdbc();
    }

    /** How many rows this question counts. */
    int count(String sql) {
        return jdbc().sql(sql).query(Integer.class).single();
    }

    @Override
    public void close() {
        node.close();
        // what a killed application left behind
        ServerOnDisk.stopLeftOver(folder);
    }
}
