package nl.schakel.process.internal.term;

import java.time.Clock;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.process.internal.engine.ModelOperations;

/** First slice: whether the region's offices are open now. */
@ModelOperations("kantoortijd")
public class FirstHoursOperations {

    private final TermCalculator calculator;
    private final Directory directory;
    private final Clock clock;

    FirstHoursOperations(TermCalculator calculator, Directory directory, Clock clock) {
        this.calculator = calculator;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether the region's offices are open now. */
    public boolean open(String regio) {
        return calculator.isOfficeHours(clock.instant(), directory.region(regio).orElseThrow());
    }
}
