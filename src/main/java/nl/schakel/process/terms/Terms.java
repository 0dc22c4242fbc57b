package nl.schakel.process.terms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.process.names.VariableNames;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Calculation of terms: works out terms from the table, the region's office hours and the moment from which a step
 * counts.
 */
@Component
public class Terms {

    /** Office hours where no region exists yet. */
    private static final Region NO_REGION = new Region(
            "landelijk",
            "Landelijk",
            Zones.AMSTERDAM,
            LocalTime.of(8, 30),
            LocalTime.of(17, 0),
            LocalTime.of(8, 30),
            false,
            false,
            0);

    /** How far a search for shelter had to go; a rung may have terms of its own ({@code stap/trede} in the table). */
    private static final String RUNG = "trede";

    private static final String URGENCY = "urgentie";
    private static final String NORMAL = "normaal";

    private final PublishedModels models;
    private final TermTable table;
    private final TermCalculator calculator;
    private final Directory directory;
    private final Clock clock;

    Terms(PublishedModels models, TermTable table, TermCalculator calculator, Directory directory, Clock clock) {
        this.models = models;
        this.table = table;
        this.calculator = calculator;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The term of a task, from its creation. A date that was agreed on (drawn in the model, or moved by hand) stays; a
     * task without one gets the table's (R6).
     */
    public TermPlan begin(DelegateTask task, String step) {
        // read from the place in the route: asking the task itself costs a query
        String region = (String) task.getExecution().getVariable(VariableNames.REGIO);
        PublishedModels.Bundle bundle = models.of(task.getProcessDefinitionId());
        TermKey key = key(bundle, region, step, task.getExecution());
        TermRow row = table.find(bundle.termsId(), key);
        Region hours = region(region);
        Instant created = task.getCreateTime().toInstant();
        Instant due =
                task.getDueDate() != null ? task.getDueDate().toInstant() : calculator.end(created, row.term(), hours);
        if (task.getDueDate() == null) {
            task.setDueDate(Date.from(due));
        }
        boolean mustBePickedUp = row.pickUp() != null && task.getAssignee() == null;
        Instant pickUpDue = mustBePickedUp ? calculator.end(created, row.pickUp(), hours) : null;
        return new TermPlan(key, created, due, pickUpDue, row, hours);
    }

    /**
     * The term of a task that moved to another version of its model and does not keep the date that it had.
     *
     * @param from from when it counts
     * @param agreed a date that counts in place of that of the table; null for the table's
     */
    public TermPlan anew(DelegateTask task, String step, Instant from, Instant agreed) {
        String region = (String) task.getExecution().getVariable(VariableNames.REGIO);
        PublishedModels.Bundle bundle = models.of(task.getProcessDefinitionId());
        TermKey key = key(bundle, region, step, task.getExecution());
        TermRow row = table.find(bundle.termsId(), key);
        Region hours = region(region);
        Instant due = agreed != null ? agreed : calculator.end(from, row.term(), hours);
        task.setDueDate(Date.from(due));
        boolean mustBePickedUp = row.pickUp() != null && task.getAssignee() == null;
        Instant pickUpDue = mustBePickedUp ? calculator.end(from, row.pickUp(), hours) : null;
        return new TermPlan(key, from, due, pickUpDue, row, hours);
    }

    /** Whether a task has the date that the table of its model gave it, so that nobody moved it and it never stood still. */
    public boolean isOfTable(String processDefinitionId, TermKey key, Instant created, Instant due) {
        TermRow row = table.find(models.of(processDefinitionId).termsId(), key);
        Instant end = calculator.end(created, row.term(), region(key.region()));
        return Date.from(end).equals(Date.from(due));
    }

    /** The same plan, with the time to pick it up counted from another moment. */
    public TermPlan pickedUpFrom(Instant moment, TermPlan plan) {
        Instant pickUpDue = plan.pickUpDue() == null
                ? null
                : calculator.end(moment, plan.row().pickUp(), plan.region());
        return new TermPlan(plan.key(), plan.created(), plan.due(), pickUpDue, plan.row(), plan.region());
    }

    /** The same plan again for a task that runs already: by the row with which it began. */
    TermPlan resume(WatchedTask task, String watchDefinitionId) {
        TermRow row = table.find(models.of(watchDefinitionId).termsId(), task.key());
        return new TermPlan(
                task.key(),
                task.created(),
                task.due(),
                task.pickUpDue(),
                row,
                region(task.key().region()));
    }

    /**
     * When the term of a step that stood still ends, now that it goes on: what was left of it, counted as the term is.
     *
     * @param due when it would have ended; what was late before stays late
     */
    public Instant afterPause(String processDefinitionId, TermKey key, Instant since, Instant due) {
        Counting counting =
                table.find(models.of(processDefinitionId).termsId(), key).term().counting();
        Region hours = region(key.region());
        Duration left = counting == Counting.WERKTIJD
                ? calculator.workingTime(since, due, hours)
                : Duration.between(since, due);
        Instant now = clock.instant();
        return left.toSeconds() <= 0
                ? now
                : calculator.end(now, new Term("PT" + left.toSeconds() + "S", counting), hours);
    }

    /** When a step that is drawn as a timer is over. */
    Instant end(DelegateExecution execution, String step) {
        String region = (String) execution.getVariable(VariableNames.REGIO);
        PublishedModels.Bundle bundle = models.of(execution.getProcessDefinitionId());
        TermRow row = row(bundle, region, step, execution);
        return calculator.end(clock.instant(), row.term(), region(region));
    }

    /** The same for a route of which only the model is at hand. @param urgency acuut or normaal */
    public Instant end(String processDefinitionId, String region, String step, String urgency) {
        PublishedModels.Bundle bundle = models.of(processDefinitionId);
        TermKey key = new TermKey(region, bundle.process(), step, urgency);
        return calculator.end(clock.instant(), table.find(bundle.termsId(), key).term(), region(region));
    }

    /** When a term that counts from another moment than now is over. */
    public Instant end(DelegateExecution execution, String step, Instant from) {
        String region = (String) execution.getVariable(VariableNames.REGIO);
        PublishedModels.Bundle bundle = models.of(execution.getProcessDefinitionId());
        return calculator.end(from, row(bundle, region, step, execution).term(), region(region));
    }

    /** Whether the region's offices are open now. */
    boolean open(String region) {
        return calculator.isOfficeHours(clock.instant(), region(region));
    }

    /** Now when the region's offices are open, else their next opening. */
    Instant openFrom(String region) {
        return open(region) ? clock.instant() : calculator.nextOpening(clock.instant(), region(region));
    }

    /** An hour before the region's offices close; now when that has passed, or when they are closed. */
    Instant lastHour(String code) {
        Region region = region(code);
        Instant now = clock.instant();
        Instant last =
                now.atZone(region.zone()).with(region.closes()).minusHours(1).toInstant();
        return open(code) && last.isAfter(now) ? last : now;
    }

    Instant moment(TermPlan plan, Rung rung) {
        return plan.moment(rung, calculator);
    }

    Instant now() {
        return clock.instant();
    }

    private Region region(String code) {
        return code == null ? NO_REGION : directory.region(code).orElse(NO_REGION);
    }

    private TermRow row(PublishedModels.Bundle bundle, String region, String step, VariableScope scope) {
        return table.find(bundle.termsId(), key(bundle, region, step, scope));
    }

    /** The one place that says by what a row is found: the rung on which the search stands, when it has a row, else the step. */
    private TermKey key(PublishedModels.Bundle bundle, String region, String step, VariableScope scope) {
        TermKey plain = new TermKey(region, bundle.process(), step, urgency(scope));
        return Optional.ofNullable(scope.getVariable(RUNG))
                .map(rung -> new TermKey(region, bundle.process(), step + "/" + rung, plain.urgency()))
                .filter(key -> table.look(bundle.termsId(), key).isPresent())
                .orElse(plain);
    }

    private static String urgency(VariableScope scope) {
        return scope.getVariable(URGENCY) instanceof String code ? code : NORMAL;
    }
}
