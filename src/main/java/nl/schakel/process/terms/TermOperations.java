package nl.schakel.process.terms;

import java.util.Date;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: says in a model when a drawn timer goes off: {@code
 * ${termijn.einde(execution,'doorzetten')}}.
 */
@ModelOperations("termijn")
public class TermOperations {

    private final Terms terms;

    TermOperations(Terms terms) {
        this.terms = terms;
    }

    /** When the term of this step, as {@code termijnen.dmn} has it, is over. */
    @Gives(Gives.What.TERM)
    public Date einde(DelegateExecution execution, String stap) {
        return Date.from(terms.end(execution, stap));
    }
}
