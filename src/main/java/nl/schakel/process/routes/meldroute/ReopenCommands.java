package nl.schakel.process.routes.meldroute;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.signal.Answer;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReopenReason;
import nl.schakel.signal.ReportFacts;
import nl.schakel.signal.Reviews;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service that opens a closed case again (ADR 119), with all that follows, in this order: its end is kept, every
 * request of a reporter to look again is answered by it, and a route begins at the region with what the dossier knows.
 */
@Service
public class ReopenCommands {

    private static final String UNKNOWN = "onbekend";
    private static final String ANSWERED = "zaak-heropend";

    /**
     * Why the region opens a case again; every part may be missing or wrong.
     *
     * @param reason code of {@link ReopenReason}, of those of the region
     * @param text in own words
     * @param danger code of {@link Answer}: whether somebody is in danger now
     */
    public record NewReopening(String reason, String text, String danger) {}

    /** What became of it. */
    public sealed interface ReopenResult {

        /** The case is open. */
        record Reopened() implements ReopenResult {}

        /** Somebody opened it before. @param by null when that is not known */
        record WasOpen(UUID by, Instant at) implements ReopenResult {}
    }

    private final Dossiers dossiers;
    private final DossierReading reading;
    private final CaseEnds ends;
    private final Reviews reviews;
    private final ReportFacts facts;
    private final CaseLock cases;
    private final CaseRoutes routes;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReopenCommands(
            Dossiers dossiers,
            DossierReading reading,
            CaseEnds ends,
            Reviews reviews,
            ReportFacts facts,
            CaseLock cases,
            CaseRoutes routes,
            Directory directory,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.ends = ends;
        this.reviews = reviews;
        this.facts = facts;
        this.cases = cases;
        this.routes = routes;
        this.directory = directory;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Whether opening this case again is for this viewer: a chain director of its region, and where there is no region also
     * who owns the signals of the municipality. To be asked for who may see the case.
     */
    public boolean isFor(DossierReading.State state, Viewer viewer) {
        Set<GroupId> groups = viewer.groups();
        return groups.contains(directory.groupFor(Role.KETENREGISSEUR, state.municipality()))
                || state.region() == null
                        && groups.contains(directory.ownerOf(state.municipality(), state.organisation()));
    }

    /**
     * Opens a case again, for who may. Of two at once the second hears who was first; the same person who asks again gets the
     * same answer.
     *
     * @throws InvalidInput with everything that is wrong; nothing happened
     */
    public ReopenResult reopen(UUID dossier, NewReopening asked, Viewer viewer) {
        InputCheck check = new InputCheck();
        ReopenReason reason = ReopenReason.ofTheRegion(asked.reason()).orElse(null);
        if (reason == null) {
            check.error("reden", "onbekende-keuze", "fout.heropenen.reden");
        }
        check.required("toelichting", asked.text(), InputCheck.MAX_TEXT, "fout.heropenen.toelichting");
        if (Answer.of(asked.danger()).isEmpty()) {
            check.error("acuut", "onbekende-keuze", "fout.heropenen.acuut");
        }
        check.done();
        CaseEnds.Reopening why = new CaseEnds.Reopening(reason, asked.text().strip(), viewer.personId());
        return LostRaceRetry.inTransaction(transaction, () -> {
            inTurnWithReaders(dossier);
            if (open(dossier, why, asked.danger())) {
                // the reader who has it is told that it is not needed any more
                routes.stop(RouteNames.HERZIENING, dossier, ANSWERED);
                return new ReopenResult.Reopened();
            }
            return ends.last(dossier)
                    .<ReopenResult>map(last -> viewer.personId().equals(last.reopenedBy())
                            ? new ReopenResult.Reopened()
                            : new ReopenResult.WasOpen(last.reopenedBy(), last.reopenedAt()))
                    .orElseGet(() -> new ReopenResult.WasOpen(null, null));
        });
    }

    /** Somebody who read a reporter's request agrees; a step of that route, in its transaction. */
    void byReader(UUID dossier, UUID reader, String danger) {
        open(dossier, new CaseEnds.Reopening(ReopenReason.MELDER_VRAAGT, null, reader), danger);
    }

    private boolean open(UUID dossier, CaseEnds.Reopening why, String danger) {
        cases.take(dossier);
        if (!dossiers.reopen(dossier, why)) {
            return false;
        }
        reviews.reopened(dossier, why.person());
        dossiers.danger(dossier, Answer.JA.code().equals(danger));
        routes.startBy(MessageNames.ZAAK_HEROPEND, dossier, known(dossier, danger));
        return true;
    }

    /** What a route of this case knows at its beginning; what nobody said is unknown (R11). */
    private Map<String, Object> known(UUID dossier, String danger) {
        DossierReading.State state = reading.state(dossier);
        ReportFacts.Known known = facts.of(dossier);
        Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
        variables.put(VariableNames.ACUUT, danger == null ? UNKNOWN : danger);
        variables.put(VariableNames.PERSOON_GENOEMD, known.personNamed() ? "ja" : "nee");
        variables.put(VariableNames.PERSOON, known.personNamed() ? "ja" : UNKNOWN);
        variables.put(VariableNames.MINDERJARIG, known.minor());
        variables.put(VariableNames.VORMEN, String.join(",", known.forms()));
        variables.put(VariableNames.PARTNERS, "");
        variables.put(
                VariableNames.BEOORDELAAR,
                state.organisation() != null && !directory.triagesItself(state.organisation())
                        ? OwnerOperations.BY_THE_REGION
                        : Role.AANDACHTSFUNCTIONARIS.code());
        return variables;
    }

    /** In the order in which a reader locks: the task first, then the case. */
    private void inTurnWithReaders(UUID dossier) {
        jdbc.sql(
                        "select task_id from schakel.route_task where dossier_id = ? and step = ? and ended_at is null for update")
                .params(dossier, StepNames.HERZIENING_LEZEN)
                .query(String.class)
                .list();
    }
}
