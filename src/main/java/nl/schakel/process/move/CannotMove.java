package nl.schakel.process.move;

import java.util.List;

/** Exception for a case that cannot move; nothing of it changed, since the transaction in which it was tried is rolled back. */
class CannotMove extends RuntimeException {

    private final WhyNot why;
    private final transient List<String> steps;

    /** @param steps names of the steps or routes that it is about, as the old version has them */
    CannotMove(WhyNot why, List<String> steps) {
        super(why.code());
        this.why = why;
        this.steps = List.copyOf(steps);
    }

    WhyNot why() {
        return why;
    }

    List<String> steps() {
        return steps;
    }
}
