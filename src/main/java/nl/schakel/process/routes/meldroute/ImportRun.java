package nl.schakel.process.routes.meldroute;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.signal.Channel;
import nl.schakel.signal.Entries;
import nl.schakel.signal.Origin;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportQueue;
import nl.schakel.signal.imports.ImportQueue.Due;
import nl.schakel.signal.imports.RowProblem;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: the rows of a confirmed list become signals, each in a transaction of its own and by the same command as any
 * other report. A row is in with its route, or it is not in at all (R1); what a node leaves behind, the next look goes on with.
 */
@Service
public class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final Sentences LABELS = Sentences.of("signal-messages");
    private static final String FIELD = "uitLijst";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl-NL"));

    /** So many in one go; whoever comes next waits for the next one, a second later. */
    private static final int AT_MOST = 50;

    private final ImportQueue queue;
    private final ReportCommands reports;
    private final Entries entries;
    private final Feedback feedback;
    private final TransactionTemplate transaction;

    ImportRun(
            ImportQueue queue,
            ReportCommands reports,
            Entries entries,
            Feedback feedback,
            TransactionTemplate transaction) {
        this.queue = queue;
        this.reports = reports;
        this.entries = entries;
        this.feedback = feedback;
        this.transaction = transaction;
    }

    /** Takes in what waits. @return whether more may wait */
    public boolean look() {
        for (int taken = 0; taken < AT_MOST; taken++) {
            Optional<UUID> row = queue.next();
            if (row.isEmpty()) {
                transaction.executeWithoutResult(status -> feedback.mailReceipts(queue.finish()));
                return false;
            }
            take(row.get());
        }
        return true;
    }

    private void take(UUID row) {
        try {
            transaction.executeWithoutResult(status -> queue.hold(row).ifPresent(this::receive));
        } catch (InvalidInput refused) {
            queue.refused(
                    row,
                    refused.errors().stream()
                            .map(error -> new RowProblem("", error.field(), error.code(), error.message()))
                            .toList());
        } catch (RuntimeException failed) {
            // by its kind alone: a message may quote what stands in the row
            LOG.warn("a row of a list did not come in: {}", failed.getClass().getName());
            queue.failed(row);
        }
    }

    private void receive(Due row) {
        Receipt receipt = reports.receive(
                row.signal(), row.key(), new Origin(Channel.LIJST, row.reporter(), row.enteredBy(), row.list()));
        entries.add(
                receipt.dossier(),
                ReporterVoice.STEP,
                null,
                FIELD,
                LABELS.say("lijst"),
                said(row),
                List.of(),
                null,
                null);
        queue.done(row, receipt);
    }

    /** What a list says beside the report: when it was, under which number, and how things stood then. */
    private static String said(Due row) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(LABELS.say(
                "lijst.datum",
                row.date() == null ? LABELS.say("lijst.geen-datum") : DAY.format(LocalDate.parse(row.date()))));
        if (row.ownNumber() != null) {
            lines.add(LABELS.say("lijst.nummer", row.ownNumber()));
        }
        if (row.dangerSaid() != null) {
            lines.add(LABELS.say("lijst.gevaar", row.dangerSaid()));
        }
        if (row.happening() != null) {
            lines.add(happens(row.happening()));
        }
        return lines.toString();
    }

    private static String happens(Happening said) {
        return switch (said) {
            case NU -> LABELS.say("lijst.gevaar.nu");
            case TOEN -> LABELS.say("lijst.gevaar.toen");
            case ONBEKEND -> LABELS.say("lijst.gevaar.onbekend");
        };
    }
}
