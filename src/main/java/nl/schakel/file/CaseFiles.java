package nl.schakel.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Viewer;
import nl.schakel.file.internal.CleanImage;
import nl.schakel.file.internal.FileTable;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Timeline;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StorableText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: takes a file in, sealed and in quarantine. What it is, is read from what is in it. The same file of the same
 * sender counts once, however often it is sent.
 */
@Service
public class CaseFiles {

    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** How many files a reporter can send with one report. */
    public static final int OF_A_REPORTER = 10;

    /** How many files a case holds together. */
    public static final int OF_A_CASE = 50;

    private static final String FIELD = "bestand";
    private static final int LONGEST_NAME = 150;

    private final FileTable table;
    private final CaseLock lock;
    private final Dossiers dossiers;
    private final Parties parties;
    private final CaseCipher ciphers;
    private final KeyedHash hash;
    private final Timeline timeline;
    private final Clock clock;

    CaseFiles(
            FileTable table,
            CaseLock lock,
            Dossiers dossiers,
            Parties parties,
            CaseCipher ciphers,
            KeyedHash hash,
            Timeline timeline,
            Clock clock) {
        this.table = table;
        this.lock = lock;
        this.dossiers = dossiers;
        this.parties = parties;
        this.ciphers = ciphers;
        this.hash = hash;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The groups as which this person can add a file: those that work on the case and read the signal. */
    @Transactional(readOnly = true)
    public List<GroupId> ownGroups(UUID dossier, Viewer viewer) {
        Set<GroupId> own = viewer.groups();
        return parties.workers(dossier, Part.MELDING).stream()
                .map(Parties.Worker::group)
                .filter(own::contains)
                .distinct()
                .toList();
    }

    /**
     * Keeps a file. To be called for who was let in.
     *
     * @return its id; that of the first time when the same file came before
     * @throws InvalidInput when it is not taken, with why; nothing else is touched then
     */
    @Transactional
    public UUID add(UUID dossier, NewFile sent, FileSender sender) {
        byte[] content = sent.content();
        if (content == null || content.length == 0) {
            throw InvalidInput.of(FIELD, "verplicht", "fout.bestand.geen");
        }
        if (content.length > LARGEST) {
            throw InvalidInput.of(FIELD, "te-groot", "fout.bestand.te-groot");
        }
        FileKind kind =
                FileKind.of(content).orElseThrow(() -> InvalidInput.of(FIELD, "onbekend-soort", "fout.bestand.soort"));
        if (kind.image()) {
            switch (CleanImage.look(content, kind)) {
                case UNREADABLE -> throw InvalidInput.of(FIELD, "onleesbaar", "fout.bestand.onleesbaar");
                case TOO_LARGE -> throw InvalidInput.of(FIELD, "te-veel-punten", "fout.bestand.punten");
                case FITS -> {}
            }
        }
        UUID id = UUID.randomUUID();
        FileTable.Arriving arriving = new FileTable.Arriving(
                id,
                dossier,
                sender,
                kind,
                ciphers.of(dossier).encrypt(name(sent.name()), FileTable.NAME.at(id)),
                ciphers.of(dossier).seal(content, FileTable.CONTENT.at(id)),
                content.length,
                same(dossier, content, sender),
                clock.instant());
        // two at once count one after the other
        lock.take(dossier);
        return table.sent(arriving).orElseGet(() -> keep(arriving));
    }

    private UUID keep(FileTable.Arriving file) {
        if (dossiers.closed(file.dossier())) {
            throw InvalidInput.of(FIELD, "gesloten", "fout.bestand.gesloten");
        }
        FileTable.Counted there = table.count(file.dossier());
        if (file.sender().reporter() && there.ofReporter() >= OF_A_REPORTER) {
            throw InvalidInput.of(FIELD, "te-veel", "fout.bestand.te-veel", OF_A_REPORTER);
        }
        if (there.all() >= OF_A_CASE) {
            throw InvalidInput.of(FIELD, "te-veel", "fout.bestand.zaak-vol", OF_A_CASE);
        }
        table.insert(file);
        if (file.sender().reporter()) {
            timeline.bySystem(file.dossier(), "melder-stuurt-bestand");
        } else {
            timeline.add(
                    file.dossier(),
                    "bestand-toegevoegd",
                    file.sender().person(),
                    file.sender().group().toString());
        }
        return file.id();
    }

    /** What a device calls a file can be a path, or hold what nobody sees. */
    private static String name(String sent) {
        String last = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String visible = StorableText.visible(last).replaceAll("\\s+", " ").strip();
        int end = Math.min(visible.codePointCount(0, visible.length()), LONGEST_NAME);
        return visible.substring(0, visible.offsetByCodePoints(0, end));
    }

    private String same(UUID dossier, byte[] content, FileSender sender) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return hash.hmac("file-content", dossier + "|" + sender.group() + "|" + sender.person() + "|" + digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
