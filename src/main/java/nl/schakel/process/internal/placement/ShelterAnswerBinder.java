package nl.schakel.process.internal.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Proposals;
import nl.schakel.process.internal.form.FormField;
import nl.schakel.process.internal.task.AnswerBinder;
import org.springframework.stereotype.Component;

/** A shelter answers a proposal: yes holds the bed at once, no is kept with the criterion on which it failed. */
@Component
class ShelterAnswerBinder implements AnswerBinder {

    private static final Duration USUAL_HOLD = Duration.ofHours(24);

    private final Proposals proposals;
    private final CurrentPlacement current;
    private final OwnDeeds own;
    private final Clock clock;

    ShelterAnswerBinder(Proposals proposals, CurrentPlacement current, OwnDeeds own, Clock clock) {
        this.proposals = proposals;
        this.current = current;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plekantwoord";
    }

    @Override
    public boolean keepsEntry() {
        // what a shelter answers belongs to the proposal, with its own rule of who reads it
        return false;
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        // one answer is made of several questions: see check
    }

    @Override
    public void check(Context context) {
        if (!context.task().step().equals("plek-beantwoorden")) {
            return;
        }
        Map<String, Object> answers = context.answers();
        UUID proposal = current.proposal(context.task()).id();
        if (answers.get("antwoord").equals("afwijzen")) {
            proposals.decline(
                    proposal,
                    DeclinedBy.OPVANG,
                    text(answers.get("weigergrond")),
                    text(answers.get("toelichting")),
                    context.viewer());
            return;
        }
        Object hours = answers.get("houdtVast");
        Duration hold = hours == null ? USUAL_HOLD : Duration.ofHours(Long.parseLong(hours.toString()));
        HoldResult result = own.deed(() -> proposals.accept(
                proposal, text(answers.get("voorwaarden")), clock.instant().plus(hold), context.viewer()));
        HoldAnswers.demandHeld(result, "antwoord");
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
