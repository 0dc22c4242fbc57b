package nl.schakel.process.move;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Value: where the cases go on that wait at a step which the new version does not have.
 *
 * @param model key of the route
 * @param gone id of the step in the old version
 * @param onto id of a step in the new version
 */
public record StepChoice(String model, String gone, String onto) {

    private static final String BETWEEN = "/";

    /** As it is kept and sent; ids in a model have no slash. */
    public String line() {
        return String.join(BETWEEN, model, gone, onto);
    }

    /** Reads what {@link #line} wrote; empty when it is none. */
    public static Optional<StepChoice> of(String line) {
        String[] parts = line.split(BETWEEN, -1);
        return parts.length == 3 ? Optional.of(new StepChoice(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    static List<String> lines(Collection<StepChoice> choices) {
        return choices.stream().map(StepChoice::line).sorted().toList();
    }
}
