package nl.schakel.recovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import nl.schakel.recovery.CopyManifest.CopiedFile;
import nl.schakel.support.StartRefused;
import nl.schakel.support.crypto.KeyStoreFile;
import nl.schakel.support.database.SchemaVersion;
import nl.schakel.support.postgres.ClusterCopy;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.RealTime;
import org.springframework.util.FileSystemUtils;

/**
 * Command-line program that copies the data of the embedded database, beside a running application, and the keys to another
 * place. A copy gets its name when all of it is on disk.
 */
public final class BackupCommand {

    static final String KEYS = "--sleutels";

    private static final String ASKED = "--reservekopie";
    private static final String DATABASE = "schakel";
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'schakel-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration KEYS_KEPT = Duration.ofDays(30);
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final Path data;
    private final Instant at;

    private BackupCommand(Path data, Instant at) {
        this.data = data;
        this.at = at;
    }

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return CommandLine.has(ASKED, arguments);
    }

    /**
     * Makes the copy and says in Dutch what was made.
     *
     * @return the exit code: 0 when there is a whole copy, 2 when there is none
     */
    public static int run(PrintStream out, String... arguments) {
        CommandLine.printOnly();
        return attempt(out, arguments);
    }

    static int attempt(PrintStream out, String... arguments) {
        try {
            CommandLine line = new CommandLine(arguments);
            Path target = line.folder(ASKED).orElseThrow(() -> new StartRefused("reservekopie.geen-map"));
            Path data = line.dataFolder();
            boolean keysHere = keysIn(data);
            Path keys = line.folder(KEYS).orElse(null);
            if (keysHere && keys == null) {
                throw new StartRefused("reservekopie.geen-sleutelmap");
            }
            refuseInside(data, target);
            for (String server : CopyPart.GEGEVENS.servers()) {
                ClusterCopy.demandData(data.resolve(server));
            }
            BackupCommand command = new BackupCommand(data, new RealTime().now().truncatedTo(ChronoUnit.SECONDS));
            if (keysHere) {
                refuseInside(data, keys);
                if (keys.startsWith(target) || target.startsWith(keys)) {
                    throw new StartRefused("reservekopie.sleutels-bij-gegevens", keys);
                }
            }
            command.make(CopyPart.GEGEVENS, target, out);
            if (keysHere) {
                // afterwards: a case that came in meanwhile has its key in the copy
                command.make(CopyPart.SLEUTELS, keys, out);
                command.forgetOldKeys(keys, out);
            }
            if (!Files.exists(data.resolve(CopyPart.SLEUTELS.files().get(0)))) {
                out.println(SENTENCES.say("reservekopie.sleutel-elders"));
            }
            return DONE;
        } catch (StartRefused refused) {
            out.println(SENTENCES.say("reservekopie.niet-gemaakt"));
            out.println(refused.getMessage());
            return NOT_DONE;
        } catch (IOException | SQLException | RuntimeException failure) {
            out.println(SENTENCES.say("reservekopie.niet-gemaakt"));
            out.println(SENTENCES.say("reservekopie.mislukt", String.valueOf(failure.getMessage())));
            return NOT_DONE;
        }
    }

    private static boolean keysIn(Path data) {
        return CopyPart.SLEUTELS.files().stream().anyMatch(name -> Files.exists(data.resolve(name)))
                || CopyPart.SLEUTELS.keyStores().stream().anyMatch(name -> KeyStoreFile.in(data.resolve(name)));
    }

    /** A key that was destroyed is in no copy for longer than this. */
    private void forgetOldKeys(Path keys, PrintStream out) throws IOException {
        String suffix = "-" + CopyPart.SLEUTELS.code();
        String oldest = NAME.format(at.minus(KEYS_KEPT)) + suffix;
        try (Stream<Path> copies = Files.list(keys)) {
            for (Path copy : copies.filter(
                            path -> path.getFileName().toString().matches("schakel-\\d{8}-\\d{6}" + suffix))
                    .filter(path -> path.getFileName().toString().compareTo(oldest) < 0)
                    .sorted()
                    .toList()) {
                FileSystemUtils.deleteRecursively(copy);
                out.println(SENTENCES.say("reservekopie.oude-sleutels-weg", copy.toString()));
            }
        }
    }

    private static void refuseInside(Path data, Path target) {
        if (target.startsWith(data)) {
            throw new StartRefused("reservekopie.in-de-gegevens", target);
        }
    }

    private void make(CopyPart part, Path target, PrintStream out) throws IOException, SQLException {
        CopyFiles.makeFolders(target);
        String name = NAME.format(at) + "-" + part.code();
        Path whole = target.resolve(name);
        if (Files.exists(whole)) {
            throw new StartRefused("reservekopie.bestaat-al", whole);
        }
        Path work =
                target.resolve(name + ".onvolledig-" + ProcessHandle.current().pid());
        try {
            CopyManifest made = fill(part, CopyFiles.into(work));
            CopyFiles.add(
                    work,
                    CopyManifest.FILE,
                    new ByteArrayInputStream(made.text().getBytes(StandardCharsets.UTF_8)));
            CopyFiles.settle(work);
            Files.move(work, whole, StandardCopyOption.ATOMIC_MOVE);
            CopyFiles.settle(target);
            long bytes = made.files().stream().mapToLong(CopiedFile::bytes).sum();
            out.println(SENTENCES.say(
                    part == CopyPart.SLEUTELS ? "reservekopie.gemaakt.sleutels" : "reservekopie.gemaakt.gegevens",
                    whole.toString(),
                    String.valueOf(made.files().size()),
                    String.valueOf(Math.max(1, bytes / 1_000_000))));
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private CopyManifest fill(CopyPart part, CopyFiles files) throws IOException, SQLException {
        int postgres = 0;
        int schema = 0;
        for (String server : part.servers()) {
            try (ClusterCopy cluster = ClusterCopy.of(data.resolve(server))) {
                postgres = Integer.parseInt(cluster.version());
                schema = SchemaVersion.of(cluster.database(DATABASE));
                cluster.copyTo(files.below(server));
            }
        }
        for (String name : part.keyStores()) {
            if (KeyStoreFile.in(data.resolve(name))) {
                Path whole = files.root().resolve(KeyStoreFile.NAME + ".heel");
                KeyStoreFile.copy(data.resolve(name), whole);
                try (InputStream content = Files.newInputStream(whole)) {
                    files.below(name).file(KeyStoreFile.NAME, content);
                }
                Files.delete(whole);
            }
        }
        for (String name : part.files()) {
            Path file = data.resolve(name);
            if (Files.exists(file)) {
                try (InputStream content = Files.newInputStream(file)) {
                    files.file(name, content);
                }
            }
        }
        return new CopyManifest(part.code(), at, postgres, schema, files.folders(), files.files());
    }
}
