package nl.schakel.recovery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.schakel.support.StartRefused;
import nl.schakel.support.database.SchemaVersion;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.support.postgres.FolderLock;
import nl.schakel.support.text.Sentences;
import org.springframework.util.FileSystemUtils;

/**
 * Command-line program that puts a copy back into an empty data folder. All of it is checked before anything is written, and the
 * database has started on it once before it gets its place: the place is empty, or holds all.
 */
public final class RestoreCommand {

    private static final String ASKED = "--terugzetten";
    private static final int POSTGRES = 17;
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private RestoreCommand() {}

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return CommandLine.has(ASKED, arguments);
    }

    /**
     * Puts the copy back and says in Dutch what comes next.
     *
     * @return the exit code: 0 when everything has its place, 2 when nothing has
     */
    public static int run(PrintStream out, String... arguments) {
        CommandLine.printOnly();
        return attempt(out, arguments);
    }

    static int attempt(PrintStream out, String... arguments) {
        try {
            CommandLine line = new CommandLine(arguments);
            Path copy = line.folder(ASKED).orElseThrow(() -> new StartRefused("terugzetten.geen-map"));
            Path data = line.dataFolder();
            List<StoredCopy> parts = new ArrayList<>();
            parts.add(StoredCopy.in(copy, CopyPart.GEGEVENS));
            Path keys = line.folder(BackupCommand.KEYS).orElse(null);
            if (keys != null) {
                parts.add(StoredCopy.in(keys, CopyPart.SLEUTELS));
            }
            refuseUnlessEmpty(data);
            for (StoredCopy part : parts) {
                refuseNewer(part.manifest());
                part.refuseUnlessWhole();
            }
            putBack(parts, data);
            CopyManifest manifest = parts.get(0).manifest();
            out.println(SENTENCES.say("terugzetten.klaar", data.toString(), String.valueOf(manifest.at())));
            out.println(SENTENCES.say(keys == null ? "terugzetten.sleutel-elders" : "terugzetten.start"));
            return DONE;
        } catch (StartRefused refused) {
            out.println(SENTENCES.say("terugzetten.niet-gedaan"));
            out.println(refused.getMessage());
            return NOT_DONE;
        } catch (IOException | SQLException | RuntimeException failure) {
            out.println(SENTENCES.say("terugzetten.niet-gedaan"));
            out.println(SENTENCES.say("terugzetten.mislukt", String.valueOf(failure.getMessage())));
            return NOT_DONE;
        }
    }

    private static void refuseNewer(CopyManifest manifest) {
        if (manifest.postgres() != 0 && manifest.postgres() != POSTGRES) {
            throw new StartRefused("terugzetten.andere-postgres", manifest.postgres(), POSTGRES);
        }
        if (manifest.schema() > SchemaVersion.known()) {
            throw new StartRefused("terugzetten.nieuwer", manifest.schema(), SchemaVersion.known());
        }
    }

    private static void refuseUnlessEmpty(Path data) throws IOException {
        for (CopyPart part : CopyPart.values()) {
            for (String server : part.servers()) {
                if (EmbeddedPostgres.runsIn(data.resolve(server))) {
                    throw new StartRefused("terugzetten.draait", data);
                }
            }
        }
        if (Files.isDirectory(data.resolve(EmbeddedPostgres.RESTORING))) {
            // nothing starts beside it, so all that is here comes from a restore that was cut off
            return;
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new StartRefused("terugzetten.niet-leeg", data);
        }
        if (Files.isDirectory(data) && !list(data).isEmpty()) {
            throw new StartRefused("terugzetten.niet-leeg", data);
        }
    }

    private static void putBack(List<StoredCopy> parts, Path data) throws IOException, SQLException {
        Path work = data.resolve(EmbeddedPostgres.RESTORING);
        CopyFiles.makeFolders(work);
        try (FolderLock alone = FolderLock.take(work)) {
            if (!Files.exists(work.resolve(FolderLock.FILE))) {
                // somebody else was done just before it was our turn
                throw new StartRefused("terugzetten.niet-leeg", data);
            }
            clear(data, work);
            try {
                fill(parts, work);
                giveTheirPlace(data, work);
            } catch (IOException | SQLException | RuntimeException failure) {
                clear(data, work);
                end(data, work);
                throw failure;
            }
            // from here on the folder can be started
            end(data, work);
        }
    }

    private static void fill(List<StoredCopy> parts, Path work) throws IOException, SQLException {
        for (StoredCopy part : parts) {
            part.copyTo(CopyFiles.in(work));
        }
        for (CopyPart part : CopyPart.values()) {
            for (String server : part.servers()) {
                if (Files.isDirectory(work.resolve(server))) {
                    startOnce(work.resolve(server));
                }
            }
        }
        RestoreMark.write(work, parts.get(0).manifest().at());
    }

    private static void giveTheirPlace(Path data, Path work) throws IOException {
        for (Path each : list(work)) {
            if (!each.getFileName().toString().equals(FolderLock.FILE)) {
                Files.move(each, data.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        CopyFiles.settle(data);
    }

    /** With the lock still ours, so that who waited for it finds nothing to clear. */
    private static void end(Path data, Path work) throws IOException {
        Files.delete(work.resolve(FolderLock.FILE));
        Files.delete(work);
        CopyFiles.settle(data);
    }

    /** What a restore that was cut off left behind: nothing has started beside it, so nothing of it is anybody's data. */
    private static void clear(Path data, Path work) throws IOException {
        for (CopyPart part : CopyPart.values()) {
            for (String server : part.servers()) {
                FileSystemUtils.deleteRecursively(data.resolve(server));
            }
            for (String store : part.keyStores()) {
                FileSystemUtils.deleteRecursively(data.resolve(store));
            }
            for (String file : part.files()) {
                Files.deleteIfExists(data.resolve(file));
            }
        }
        RestoreMark.remove(data);
        for (Path each : list(work)) {
            if (!each.getFileName().toString().equals(FolderLock.FILE)) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** PostgreSQL itself refuses a copy that is not whole; better now than when people wait. */
    private static void startOnce(Path home) throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.in(home, Map.of()).start();
                Connection connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password())) {
            if (!connection.isValid(10)) {
                throw new SQLException("no answer");
            }
        }
    }
}
