package nl.schakel.file.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.file.FileDecided;
import nl.schakel.file.FileState;
import nl.schakel.file.Scanner;
import nl.schakel.file.Scanner.Found;
import nl.schakel.file.Scanner.ScannerFailed;
import nl.schakel.file.internal.FileTable.Held;
import nl.schakel.signal.Timeline;
import nl.schakel.support.crypto.CaseCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work on quarantine: has each file scanned as it came, draws pictures anew, and lets out what is clean. One file at
 * a time on a node, so that pictures never fill its memory; a node that falls away leaves its file to the next look.
 */
@Component
public class Inspection {

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    /** So many in one go; whoever comes next waits for the next one, some seconds later. */
    private static final int AT_MOST = 20;
    /** A file that ended so many looks of a node is not looked at again. */
    private static final int LOST_AT_MOST = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final FileTable table;
    private final Scanner scanner;
    private final CaseCipher ciphers;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Inspection(
            FileTable table,
            Scanner scanner,
            CaseCipher ciphers,
            Timeline timeline,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.table = table;
        this.scanner = scanner;
        this.ciphers = ciphers;
        this.timeline = timeline;
        this.events = events;
        this.transaction = transaction;
    }

    /** The same with another scanner. */
    Inspection with(Scanner other) {
        return new Inspection(table, other, ciphers, timeline, events, transaction);
    }

    /** Looks at what waits. */
    public void look() {
        for (int seen = 0; seen < AT_MOST; seen++) {
            Optional<Held> next = table.hold(scanner.present());
            if (next.isEmpty()) {
                return;
            }
            inspect(next.get());
        }
    }

    private void inspect(Held file) {
        if (file.lost() >= LOST_AT_MOST) {
            decide(file, FileState.ONLEESBAAR);
            return;
        }
        byte[] content;
        try {
            content = ciphers.of(file.dossier()).open(file.content(), FileTable.CONTENT.at(file.id()));
        } catch (IllegalStateException shut) {
            // a key that is not there now may be there later: what cannot be opened is no reason to throw it away
            LOG.warn("a file in quarantine cannot be opened");
            table.later(file, pause(file.turn()));
            return;
        }
        boolean scanned = false;
        if (scanner.present()) {
            try {
                // as it came: what hides in a picture is gone once it is drawn anew
                if (scanner.scan(content) == Found.HARM) {
                    decide(file, FileState.BESMET);
                    return;
                }
                scanned = true;
            } catch (ScannerFailed failed) {
                LOG.warn("the virus scanner gave no answer: {}", String.valueOf(failed.getCause()));
            }
        }
        if (!file.stripped() && !strip(file, content)) {
            return;
        }
        if (scanned) {
            decide(file, FileState.SCHOON);
        } else if (scanner.present()) {
            table.later(file, pause(file.turn()));
        } else {
            table.waits(file);
        }
    }

    /** @return whether there is still something to go on with */
    private boolean strip(Held file, byte[] content) {
        Optional<byte[]> clean = CleanImage.of(content, file.kind());
        if (clean.isEmpty()) {
            decide(file, FileState.ONLEESBAAR);
            return false;
        }
        byte[] sealed = ciphers.of(file.dossier()).seal(clean.get(), FileTable.CONTENT.at(file.id()));
        return table.stripped(file, sealed, clean.get().length);
    }

    private void decide(Held file, FileState state) {
        transaction.executeWithoutResult(status -> {
            if (table.decide(file, state)) {
                if (state.gone()) {
                    timeline.bySystem(file.dossier(), "bestand-" + state.code());
                }
                UUID dossier = file.dossier();
                events.publishEvent(new FileDecided(file.id(), dossier, file.fromReporter(), state));
            }
        });
    }

    private static Duration pause(int turn) {
        Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(turn - 1, 10));
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }
}
