package nl.schakel.signal.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.signal.imports.internal.ImportTable;
import nl.schakel.signal.imports.internal.ImportTable.KeptRow;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: keeps a list of signals, sealed and for its sender alone, until that person confirms or throws it away. Whatever
 * somebody else asks for is not there (R7).
 */
@Service
public class SignalImports {

    /** How many rows with a signal one list may have. */
    public static final int MOST_ROWS = 1_000;

    /** How long a list is kept that nobody confirms. */
    public static final Duration PREVIEW = Duration.ofHours(24);

    /** How long the numbers of what came in can be read. */
    public static final Duration OUTCOME = Duration.ofDays(7);

    private static final int LISTS_OF_ONE = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImportTable table;
    private final Importers importers;
    private final Directory directory;
    private final PersonalDataCipher cipher;
    private final KeyedHash hash;
    private final Clock clock;

    SignalImports(
            ImportTable table,
            Importers importers,
            Directory directory,
            PersonalDataCipher cipher,
            KeyedHash hash,
            Clock clock) {
        this.table = table;
        this.importers = importers;
        this.directory = directory;
        this.cipher = cipher;
        this.hash = hash;
        this.clock = clock;
    }

    /** Keeps a list that was read. @return its id */
    @Transactional
    public UUID keep(ImportAbout about, List<NewRow> rows, Viewer viewer) {
        if (table.count(viewer.personId()) >= LISTS_OF_ONE) {
            throw InvalidInput.of("bestand", "te-veel-lijsten", "fout.lijst.te-veel-lijsten", LISTS_OF_ONE);
        }
        String scope = importers.scope(directory.person(viewer.personId()).orElseThrow(NotVisible::new));
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        table.insert(
                id, viewer.personId(), now, now.plus(PREVIEW), cipher.encrypt(json(about), ImportTable.ABOUT.at(id)));
        Map<Integer, String> hashes = new HashMap<>();
        rows.forEach(row -> hashes.put(row.number(), same(scope, row)));
        Map<String, String> known = table.known(hashes.values());
        Map<String, Integer> seen = new HashMap<>();
        table.insertRows(rows.stream()
                .map(row -> {
                    String same = hashes.get(row.number());
                    boolean wrong = !row.content().problems().isEmpty();
                    boolean again = !wrong && (known.containsKey(same) || seen.putIfAbsent(same, row.number()) != null);
                    RowState state = wrong ? RowState.FOUT : again ? RowState.DUBBEL : RowState.GOED;
                    return sealed(id, row, state, same, known.get(same));
                })
                .toList());
        return id;
    }

    private KeptRow sealed(UUID list, NewRow row, RowState state, String same, String reference) {
        UUID id = UUID.randomUUID();
        return new KeptRow(
                id,
                list,
                row.number(),
                state,
                row.danger(),
                null,
                same,
                cipher.encrypt(json(row.content()), ImportTable.CONTENT.at(id)),
                cipher.encrypt(row.ownNumber(), ImportTable.OWN.at(id)),
                row.feedback(),
                null,
                state == RowState.DUBBEL ? reference : null);
    }

    /** Two rows are the same by the own number of the organisation, and without one by everything that they say. */
    private String same(String scope, NewRow row) {
        String what = row.ownNumber() != null
                ? "nummer|" + row.ownNumber().strip()
                : "rij|" + row.content().date() + "|"
                        + (row.content().signal() == null
                                ? row.content().cells()
                                : row.content().signal());
        return hash.hmac("imported-signal", scope + "|" + what);
    }

    /**
     * Lets the good rows come in. Doing so again changes nothing.
     *
     * @param answers per row in which the list tells of danger, by its number: whether that is so today
     * @throws InvalidInput when such a row has no answer
     */
    @Transactional
    public void confirm(UUID id, Map<Integer, Happening> answers, Viewer viewer) {
        if (table.lock(own(id, viewer)) != ImportState.VOORBEELD) {
            return;
        }
        ImportView list = read(id, viewer);
        if (list.in(RowState.GOED).isEmpty()) {
            throw InvalidInput.of("rijen", "geen-goede-rijen", "fout.lijst.geen-goede-rijen");
        }
        InputCheck check = new InputCheck();
        list.dangerous().stream()
                .filter(row -> answers.get(row.number()) == null)
                .forEach(row ->
                        check.error("gevaar-" + row.number(), "verplicht", "fout.lijst.gevaar-nu", row.number()));
        check.done();
        list.dangerous().forEach(row -> table.happening(id, row.number(), answers.get(row.number())));
        Instant now = clock.instant();
        table.confirm(id, now, now.plus(OUTCOME));
    }

    /** Throws a list away that was not confirmed; one that was goes on. @return whether it is gone */
    @Transactional
    public boolean discard(UUID id, Viewer viewer) {
        return table.discard(own(id, viewer));
    }

    /** The lists of one person, the newest first, without their rows. */
    @Transactional(readOnly = true)
    public List<ImportView> of(Viewer viewer) {
        return table.of(viewer.personId()).stream()
                .map(list -> view(list, List.of()))
                .toList();
    }

    /** One list with its rows. @throws NotVisible when it is somebody else's, or not there */
    @Transactional(readOnly = true)
    public ImportView read(UUID id, Viewer viewer) {
        own(id, viewer);
        return view(
                table.list(id).orElseThrow(NotVisible::new),
                table.rows(id).stream().map(this::row).toList());
    }

    private UUID own(UUID id, Viewer viewer) {
        return table.list(id)
                .filter(list -> list.uploadedBy().equals(viewer.personId()))
                .filter(list ->
                        list.state() == ImportState.LOOPT || list.expires().isAfter(clock.instant()))
                .map(ImportTable.KeptList::id)
                .orElseThrow(NotVisible::new);
    }

    private ImportView view(ImportTable.KeptList list, List<ImportView.Row> rows) {
        return new ImportView(
                list.id(),
                list.state(),
                list.uploaded(),
                list.finished(),
                list.expires(),
                read(cipher.decrypt(list.about(), ImportTable.ABOUT.at(list.id())), ImportAbout.class),
                rows);
    }

    private ImportView.Row row(KeptRow row) {
        return new ImportView.Row(
                row.number(),
                row.state(),
                row.danger(),
                row.happening(),
                content(row),
                cipher.decrypt(row.own(), ImportTable.OWN.at(row.id())),
                row.feedback(),
                row.dossier(),
                row.reference());
    }

    RowContent content(KeptRow row) {
        String opened = cipher.decrypt(row.content(), ImportTable.CONTENT.at(row.id()));
        return opened == null ? null : read(opened, RowContent.class);
    }

    String ownNumber(KeptRow row) {
        return cipher.decrypt(row.own(), ImportTable.OWN.at(row.id()));
    }

    byte[] seal(RowContent content, UUID row) {
        return cipher.encrypt(json(content), ImportTable.CONTENT.at(row));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row cannot be written");
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            // the cause would name what stands in the row
            throw new IllegalStateException("A row cannot be read");
        }
    }
}
