package nl.schakel.signal.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.imports.internal.ImportTable;
import nl.schakel.signal.imports.internal.ImportTable.KeptRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for the rows that wait to come in. A row is held by a lock for as long as the transaction takes in which it
 * becomes a signal: another node takes the next one, and a node that falls away leaves it as it was.
 */
@Service
public class ImportQueue {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /**
     * A row whose turn it is.
     *
     * @param signal as it comes in, with what was said about danger today
     * @param reporter the account that hears of it; null when who reported it at the time does
     * @param key by which the same row counts once
     */
    public record Due(
            UUID id,
            UUID list,
            int number,
            NewSignal signal,
            UUID enteredBy,
            UUID reporter,
            String ownNumber,
            String date,
            String dangerSaid,
            Happening happening,
            String key,
            String same) {

        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    private final ImportTable table;
    private final SignalImports imports;
    private final Clock clock;

    ImportQueue(ImportTable table, SignalImports imports, Clock clock) {
        this.table = table;
        this.imports = imports;
        this.clock = clock;
    }

    /** Whether any row waits now. */
    @Transactional
    public Optional<UUID> next() {
        return table.next();
    }

    /**
     * Holds a row until the end of the transaction, and claims what it says for its organisation.
     *
     * @return empty when another node has it, or when the same came in before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Due> hold(UUID row) {
        Optional<KeptRow> held = table.hold(row);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        KeptRow kept = held.get();
        if (!table.claim(kept.same(), clock.instant())) {
            table.twice(row, table.known(List.of(kept.same())).get(kept.same()));
            return Optional.empty();
        }
        UUID person = table.list(kept.list()).orElseThrow().uploadedBy();
        RowContent content = imports.content(kept);
        return Optional.of(new Due(
                row,
                kept.list(),
                kept.number(),
                withDanger(content.signal(), kept),
                person,
                kept.feedback() == FeedbackTo.ACCOUNT ? person : null,
                imports.ownNumber(kept),
                content.date(),
                content.dangerSaid(),
                kept.happening(),
                "lijst:" + kept.list() + ":" + kept.number(),
                kept.same()));
    }

    /** What was dangerous then does not send anybody out now; what nobody knows stays unsaid (R11). */
    private static NewSignal withDanger(NewSignal read, KeptRow row) {
        return row.danger() ? read.inDanger(happens(row.happening())) : read;
    }

    private static Boolean happens(Happening said) {
        return switch (said) {
            case NU -> Boolean.TRUE;
            case TOEN -> Boolean.FALSE;
            case ONBEKEND -> null;
        };
    }

    /** The row is a signal; what stood in it is thrown away. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Due row, Receipt receipt) {
        table.done(row.id(), receipt.dossier(), receipt.reference());
        table.cameIn(row.same(), receipt.dossier(), receipt.reference());
    }

    /** The row is refused after all, for example since a municipality is not there any more. */
    @Transactional
    public void refused(UUID row, List<RowProblem> problems) {
        table.waiting(row)
                .ifPresent(kept ->
                        table.wrong(row, imports.seal(imports.content(kept).with(problems), row)));
    }

    /** Something went wrong that is not in the row: it is tried again, three times in all. */
    @Transactional
    public void failed(UUID row) {
        table.failed(row, TRIES, PAUSE);
    }

    /**
     * Ends the lists of which no row waits.
     *
     * @return the signals of these lists whose reporter hears of them, and not who brought the list
     */
    @Transactional
    public List<UUID> finish() {
        return table.finish(clock.instant()).stream()
                .flatMap(list -> table.reported(list).stream())
                .toList();
    }

    /** Throws away what is past its time. @return how many lists */
    @Transactional
    public int forget() {
        Instant now = clock.instant();
        return table.forget(now);
    }
}
