package nl.schakel.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nl.schakel.support.StartRefused;
import nl.schakel.support.crypto.BesideProgram;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.SchemaVersion;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.RealTime;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Command-line program that takes everything out of an installation in a form that anybody can read: a file of JSON lines for each
 * table, with what is sealed opened, and the files of cases. For who leaves Schakel, beside a running application or without it.
 */
public final class ExportCommand {

    private static final String ASKED = "--uitvoer";
    private static final String FILES = "bestanden";
    private static final String EXPLAINED = "export/LEESMIJ.md";
    private static final Sentences SENTENCES = Sentences.of("operator-messages");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'schakel-uitvoer-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int AT_ONCE = 500;
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    /** What it takes of the application. */
    @Import({BesideProgram.Database.class, TakenOut.class})
    static class Parts {}

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final PersonalDataCipher cipher;
    private final CaseCipher ciphers;
    private final ObjectMapper json = new ObjectMapper();

    private ExportCommand(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.rows = new JdbcTemplate(context.getBean(DataSource.class));
        this.rows.setFetchSize(AT_ONCE);
        this.cipher = context.getBean(PersonalDataCipher.class);
        this.ciphers = context.getBean(CaseCipher.class);
    }

    /** Whether the program was started for this. */
    public static boolean asked(String... arguments) {
        return CommandLine.has(ASKED, arguments);
    }

    /**
     * Takes everything out and says in Dutch where it is.
     *
     * @return the exit code: 0 when all of it is out, 2 when not
     */
    public static int run(PrintStream out, String... arguments) {
        Path target;
        try {
            target = new CommandLine(arguments).folder(ASKED).orElseThrow(() -> new StartRefused("uitvoer.geen-map"));
        } catch (StartRefused refused) {
            out.println(refused.getMessage());
            return NOT_DONE;
        }
        try (ConfigurableApplicationContext context = BesideProgram.start(Parts.class, arguments)) {
            Instant at = new RealTime().now().truncatedTo(ChronoUnit.SECONDS);
            TakenOut noted = context.getBean(TakenOut.class);
            TransactionTemplate writing = transaction(context);
            long number = writing.execute(status -> {
                // the connections of a program beside the application only read, but for this
                context.getBean(JdbcTemplate.class).execute("set transaction read write");
                return noted.begin(at);
            });
            long lines = new ExportCommand(context).make(target, at, context, out);
            writing.executeWithoutResult(status -> {
                context.getBean(JdbcTemplate.class).execute("set transaction read write");
                noted.end(number, new RealTime().now(), lines);
            });
            return DONE;
        } catch (IOException | RuntimeException failure) {
            out.println(SENTENCES.say("uitvoer.niet-gemaakt", BesideProgram.reason(failure)));
            return NOT_DONE;
        }
    }

    private static TransactionTemplate transaction(ConfigurableApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private long make(Path target, Instant at, ConfigurableApplicationContext context, PrintStream out)
            throws IOException {
        CopyFiles.makeFolders(target);
        int schema = SchemaVersion.of(context.getBean(DataSource.class));
        String name = NAME.format(at);
        Path whole = target.resolve(name);
        Path work =
                target.resolve(name + ".onvolledig-" + ProcessHandle.current().pid());
        TransactionTemplate one = transaction(context);
        // everything as it was at one moment
        one.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        one.setReadOnly(true);
        try {
            CopyFiles files = CopyFiles.into(work);
            long lines = one.execute(status -> {
                try {
                    return write(files, at, schema);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            CopyFiles.settle(work);
            Files.move(work, whole, StandardCopyOption.ATOMIC_MOVE);
            CopyFiles.settle(target);
            out.println(SENTENCES.say("uitvoer.gemaakt", whole.toString(), lines));
            return lines;
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private long write(CopyFiles files, Instant at, int schema) throws IOException {
        try (InputStream explained = ExportCommand.class.getClassLoader().getResourceAsStream(EXPLAINED)) {
            files.file("LEESMIJ.md", explained);
        }
        files.folder(FILES);
        ObjectNode overview = json.createObjectNode();
        overview.put("gemaakt", at.toString());
        overview.put("schema", schema);
        ArrayNode tables = overview.putArray("tabellen");
        long all = 0;
        for (OpenTable table : OpenTable.all(jdbc)) {
            AtomicLong lines = new AtomicLong();
            AtomicLong closed = new AtomicLong();
            try (OutputStream to = files.write(table.name() + ".jsonl")) {
                rows.query(table.rows(), (RowCallbackHandler) row -> line(files, table, row, to, lines, closed));
            }
            all += lines.get();
            tables.addObject()
                    .put("tabel", table.name())
                    .put("regels", lines.get())
                    .put("niet-te-openen", closed.get());
        }
        ArrayNode written = overview.putArray("bestanden");
        files.files()
                .forEach(file -> written.addObject()
                        .put("bestand", file.name())
                        .put("bytes", file.bytes())
                        .put("sha256", file.hash()));
        files.file(
                "overzicht.json",
                new ByteArrayInputStream(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(overview)));
        return all;
    }

    private void line(
            CopyFiles files, OpenTable table, ResultSet row, OutputStream to, AtomicLong lines, AtomicLong closed)
            throws SQLException {
        try {
            ObjectNode line = (ObjectNode) json.readTree(row.getString(1));
            line.remove(OpenTable.hashesIn(line.fieldNames()));
            String key = row.getString(2);
            UUID dossier = row.getObject(3, UUID.class);
            int at = 4;
            for (String column : table.sealed()) {
                byte[] sealed = row.getBytes(at++);
                String open = column.substring(0, column.length() - "_enc".length());
                if (sealed == null) {
                    line.putNull(open);
                    continue;
                }
                Optional<byte[]> bytes = opened(table, column, key, dossier, sealed);
                if (bytes.isEmpty()) {
                    closed.incrementAndGet();
                    line.putNull(open);
                } else if (table.name().equals("case_file") && open.equals("content")) {
                    String name = FILES + "/" + key + "." + line.path("kind").asText();
                    files.file(name, new ByteArrayInputStream(bytes.get()));
                    line.put(open, name);
                } else {
                    line.put(open, text(bytes.get()));
                }
            }
            for (String column : table.bytes()) {
                byte[] bytes = row.getBytes(at++);
                line.put(column, bytes == null ? null : text(bytes));
            }
            to.write(json.writeValueAsBytes(line));
            to.write('\n');
            lines.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when its key was destroyed, or is another one. */
    private Optional<byte[]> opened(OpenTable table, String column, String key, UUID dossier, byte[] sealed) {
        PersonalDataCipher with = dossier == null ? cipher : ciphers.of(dossier);
        try {
            return Optional.of(with.open(sealed, new SealedColumn(table.name(), column).at(key)));
        } catch (IllegalStateException closed) {
            return Optional.empty();
        }
    }

    /** As text when it is that, else as base64. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
