package nl.schakel.signal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.signal.internal.CaseReopeningTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for the ends that a case had before the one it has now, if it has one: a case that is opened again keeps each
 * of them (ADR 119). Who counts ends counts the outcome of dossiers, and so each case once.
 */
@Service
public class CaseEnds {

    private static final String REOPENED = "heropend";
    private static final String PROPOSED = "einde-voorgesteld";
    private static final String DONE = "taak-afgerond";

    /** The steps in which a second reader agrees that a case ends. */
    private static final Set<String> SECOND_READINGS = Set.of("voorstel-tegenlezen", "einde-tegenlezen");

    /**
     * An end after which the case was opened again.
     *
     * @param number which end it was, from 1
     * @param proposer who proposed it; null when nobody of the chain did
     * @param reader who read it a second time; null when nobody did
     * @param text why the case was opened again, in the words of who did; null when the reporter asked for it
     */
    public record PastEnd(
            int number,
            Outcome outcome,
            Instant at,
            UUID proposer,
            UUID reader,
            Instant reopenedAt,
            ReopenReason reason,
            UUID reopenedBy,
            String text) {

        /** The same for who does not read what was written. */
        public PastEnd withoutText() {
            return new PastEnd(number, outcome, at, proposer, reader, reopenedAt, reason, reopenedBy, null);
        }

        @Override
        public String toString() {
            // a record prints all it has; what was written about people must not end in a log
            return "PastEnd[" + number + " " + outcome + "]";
        }
    }

    private final CaseReopeningTable table;
    private final Timeline timeline;
    private final Clock clock;

    CaseEnds(CaseReopeningTable table, Timeline timeline, Clock clock) {
        this.table = table;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Every end after which the case was opened again, the oldest first. */
    @Transactional(readOnly = true)
    public List<PastEnd> of(UUID dossier) {
        return table.of(dossier);
    }

    /** The last time that the case was opened again, if ever. */
    @Transactional(readOnly = true)
    public Optional<PastEnd> last(UUID dossier) {
        return table.of(dossier).stream().reduce((earlier, later) -> later);
    }

    /** Who proposed the last end of the case and who read it a second time; nobody for a withdrawal that nobody proposed. */
    @Transactional(readOnly = true)
    public Set<UUID> endedBy(UUID dossier) {
        Set<UUID> people = new HashSet<>();
        Enders enders = enders(dossier);
        if (enders.proposer() != null) {
            people.add(enders.proposer());
        }
        if (enders.reader() != null) {
            people.add(enders.reader());
        }
        return people;
    }

    /** Keeps the end that a case has, because it is opened again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID dossier, Outcome outcome, Instant endedAt, Reopening why) {
        Enders enders = enders(dossier);
        Instant now = clock.instant();
        table.add(
                dossier,
                new PastEnd(
                        table.of(dossier).size() + 1,
                        outcome,
                        endedAt,
                        enders.proposer(),
                        enders.reader(),
                        now.isBefore(endedAt) ? endedAt : now,
                        why.reason(),
                        why.person(),
                        why.text()));
        timeline.add(dossier, REOPENED, why.person(), null, why.reason().code());
    }

    /**
     * Why a case is opened again.
     *
     * @param text in own words; null when the reporter asked for it
     */
    public record Reopening(ReopenReason reason, String text, UUID person) {}

    private record Enders(UUID proposer, UUID reader) {}

    /** Of the end that the case has, or of the last one: what was proposed and read since it was opened again. */
    private Enders enders(UUID dossier) {
        UUID proposer = null;
        UUID reader = null;
        for (Timeline.TimelineLine line : timeline.of(dossier)) {
            switch (line.kind()) {
                case REOPENED -> {
                    proposer = null;
                    reader = null;
                }
                case PROPOSED -> proposer = line.actor();
                case DONE -> reader = line.codes().stream().anyMatch(SECOND_READINGS::contains) ? line.actor() : reader;
                default -> {
                    // nothing of an end
                }
            }
        }
        return new Enders(proposer, reader);
    }
}
