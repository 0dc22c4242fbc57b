package nl.schakel.process.routes.placement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.Placements;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CompletionCheck;
import nl.schakel.signal.CaseLock;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Check before a case ends: nobody in it waits for a bed or sleeps in one, the on-call team is not busy, and it is
 * known who pays (R1, ADR 0079). Whoever would end it is told at the step what still runs; where the end comes by
 * itself the model asks here whether to wait; and whatever a model does, {@link CaseEnd} asks here before it closes.
 */
@Component
public class OpenPlacementGuard implements CompletionCheck {

    private static final Sentences REFUSALS = Sentences.of("refusal-messages");

    /** An answer by which a person ends a case, and what they can do instead. */
    private record End(String step, String field, String answer, String instead) {}

    private static final List<End> ENDS = List.of(
            new End(StepNames.SIGNAAL_BEOORDELEN, VariableNames.VERVOLG, "stoppen", "fout.einde.niet-voorstellen"),
            new End(StepNames.VOORSTEL_TEGENLEZEN, VariableNames.BESLUIT, "bevestigen", "fout.einde.niet-stoppen"),
            new End(StepNames.UITKOMSTEN_BESPREKEN, VariableNames.KLAAR, "ja", "fout.einde.niet-klaar"));

    /** What can still run in a case, the most pressing first. */
    private enum Running {
        NIGHT("piket-loopt", "fout.loopt.piket"),
        PLACEMENT("plaatsing-loopt", "fout.loopt.plaatsing"),
        PAYING("betaling-open", "fout.loopt.betaling"),
        AROUND("opvang-loopt", "fout.loopt.opvang");

        private final String code;
        private final String sentence;

        Running(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }
    }

    private final Placements placements;
    private final Calls calls;
    private final CaseRoutes routes;
    private final CaseLock cases;
    private final JdbcClient jdbc;

    OpenPlacementGuard(Placements placements, Calls calls, CaseRoutes routes, CaseLock cases, JdbcClient jdbc) {
        this.placements = placements;
        this.calls = calls;
        this.routes = routes;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @Override
    public void check(AnswerBinder.Context context) {
        ENDS.stream()
                .filter(end -> context.at(end.step()))
                .filter(end -> end.answer().equals(context.text(end.field())))
                .forEach(end -> refuse(context.task().dossier(), end.field(), end.instead()));
    }

    /** The last resort, for a route that was drawn otherwise. @throws InvalidInput while something still runs */
    void mustBeFree(UUID dossier) {
        refuse(dossier, "taak", "fout.einde.niet-sluiten");
    }

    private void refuse(UUID dossier, String field, String instead) {
        running(dossier).ifPresent(running -> {
            throw InvalidInput.of(field, running.code, instead, REFUSALS.say(running.sentence));
        });
    }

    /**
     * Whether a route of a placement runs, or help for somebody in danger that no other route waits for, and will say so
     * when it ends; true for as long as this transaction lasts.
     */
    boolean runs(UUID dossier) {
        inTurn(dossier);
        return routeLeft(dossier) || helpAlone(dossier) > 0;
    }

    /** Whether a route of a placement is among what the end of the case waits for. */
    boolean placementLeft(UUID dossier) {
        inTurn(dossier);
        return routeLeft(dossier);
    }

    /** Whether no help for somebody in danger runs that the end of the case has to wait for by itself. */
    boolean noHelpAlone(UUID dossier) {
        inTurn(dossier);
        return helpAlone(dossier) == 0;
    }

    /** Whether nothing is left to wait for in a case in which help for somebody in danger is at its end. */
    boolean lastHelp(UUID dossier) {
        inTurn(dossier);
        // the engine still counts the one that says so
        return !routeLeft(dossier) && helpAlone(dossier) <= 1;
    }

    private long helpAlone(UUID dossier) {
        return routes.countAlone(RouteNames.ACUTE_HULP, dossier);
    }

    private Optional<Running> running(UUID dossier) {
        inTurn(dossier);
        if (calls.openOf(dossier).isPresent()) {
            return Optional.of(Running.NIGHT);
        }
        if (placements.openOf(dossier).isPresent()) {
            return Optional.of(Running.PLACEMENT);
        }
        if (!routeLeft(dossier)) {
            return Optional.empty();
        }
        return Optional.of(paying(dossier) ? Running.PAYING : Running.AROUND);
    }

    /**
     * Whether a route of a placement goes on. The engine still counts one that has just said that it is at its end, until
     * the transaction does: that one is no reason to wait, for it will not say so again.
     */
    private boolean routeLeft(UUID dossier) {
        long running = routes.count(RouteNames.OPVANGPLAATSING, dossier);
        return running > 1 || running == 1 && !placements.settled(dossier);
    }

    /** Whether no other route of a placement runs in this case but the one that asks, which is at its end. */
    boolean last(UUID dossier) {
        inTurn(dossier);
        return routes.count(RouteNames.OPVANGPLAATSING, dossier) <= 1;
    }

    /**
     * Lets a placement begin or end in a case, and the case end, one after the other until the end of the transaction: so
     * none of them decides on what another is about to change.
     */
    private void inTurn(UUID dossier) {
        cases.take(dossier);
    }

    /**
     * Whether a placement runs in this case, for who would begin one. Nobody ends the case or that placement until the end
     * of the transaction.
     */
    public boolean placementRuns(UUID dossier) {
        inTurn(dossier);
        placements.openOf(dossier).ifPresent(placements::inTurn);
        // it may have ended while this waited
        return placements.openOf(dossier).isPresent();
    }

    private boolean paying(UUID dossier) {
        return jdbc.sql("select exists (select 1 from schakel.route_task"
                        + " where dossier_id = ? and step = ? and ended_at is null)")
                .params(dossier, StepNames.WIE_BETAALT)
                .query(Boolean.class)
                .single();
    }
}
