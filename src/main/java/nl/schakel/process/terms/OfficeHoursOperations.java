package nl.schakel.process.terms;

import java.util.Date;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;

/** Operations of a model: says in a model whether somebody is at work: {@code ${kantoortijd.open(regio)}}. */
@ModelOperations("kantoortijd")
public class OfficeHoursOperations {

    private final Terms terms;

    OfficeHoursOperations(Terms terms) {
        this.terms = terms;
    }

    /** Whether the offices of this region are open now. */
    public boolean open(String regio) {
        return terms.open(regio);
    }

    /** When what happens by day has to be done, so that it never delays a night: an hour before the offices close, or now. */
    @Gives(Gives.What.MOMENT)
    public Date laatsteUur(String regio) {
        return Date.from(terms.lastHour(regio));
    }

    /** Whether there is time by day for a question: somebody is at work, and not in the last hour. */
    public boolean overdag(String regio) {
        return terms.open(regio) && terms.lastHour(regio).isAfter(terms.now());
    }

    /** From when the offices of this region are open: now, or at the next opening. */
    @Gives(Gives.What.MOMENT)
    public Date vanaf(String regio) {
        return Date.from(terms.openFrom(regio));
    }
}
