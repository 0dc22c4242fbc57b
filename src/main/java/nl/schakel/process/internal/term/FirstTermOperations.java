package nl.schakel.process.internal.term;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.process.internal.engine.ModelOperations;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** First slice: drawn terms from {@code termijnen.dmn}; the watch over every task follows. */
@ModelOperations("termijn")
public class FirstTermOperations {

    private final DecisionService decisions;
    private final TermCalculator calculator;
    private final Directory directory;
    private final Clock clock;

    FirstTermOperations(DecisionService decisions, TermCalculator calculator, Directory directory, Clock clock) {
        this.decisions = decisions;
        this.calculator = calculator;
        this.directory = directory;
        this.clock = clock;
    }

    /** When the term of this step ends, counted from now. */
    public Date einde(DelegateExecution execution, String stap) {
        String gemeente = (String) execution.getVariable("gemeente");
        String proces = execution.getProcessDefinitionId().split(":")[0];
        Map<String, Object> row = decisions
                .evaluateDecisionTableByKey("termijnen")
                .variables(Map.of(
                        "regio",
                        String.valueOf(execution.getVariable("regio")),
                        "proces",
                        proces,
                        "stap",
                        stap,
                        "urgentie",
                        String.valueOf(execution.getVariable("urgentie"))))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
        Counting counting = "kloktijd".equals(row.get("telling")) ? Counting.KLOKTIJD : Counting.WERKTIJD;
        return Date.from(calculator.end(
                clock.instant(),
                new Term((String) row.get("duur"), counting),
                directory.regionOf(gemeente).orElseThrow()));
    }
}
