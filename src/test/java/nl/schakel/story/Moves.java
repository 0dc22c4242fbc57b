package nl.schakel.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The moves of a random walk: counts them, looks at the whole of it now and then, and says in which move something went
 * wrong. A walk in which a look finds something is walked again from its seed up to that look, with a look after each
 * of the moves before it.
 */
final class Moves {

    private static final int TELL_EVERY = 500;

    private final Looks looks;
    private final Runnable look;
    private final List<String> sinceLook = new ArrayList<>();
    private final long began = System.nanoTime();
    private int made;

    /** @param look finds what no move may leave behind */
    Moves(Looks looks, Runnable look) {
        this.looks = looks;
        this.look = look;
    }

    /**
     * When a walk is looked at.
     *
     * @param first the move after which somebody looks for the first time
     * @param last the move after which the walk has shown what it was walked for, 0: it goes to its end
     */
    record Looks(int every, int first, int last) {

        static Looks every(int moves) {
            return new Looks(moves, moves, 0);
        }

        private boolean due(int made) {
            return made >= first && (made - first) % every == 0;
        }
    }

    /** A look found something: one of the moves since the look before it did that. */
    static final class Breach extends AssertionError {

        private final int first;
        private final int last;

        private Breach(String message, Throwable cause, int first, int last) {
            super(message, cause);
            this.first = first;
            this.last = last;
        }
    }

    /** A walk that is walked again came as far as the breach and found none. */
    private static final class WentWell extends RuntimeException {}

    /** @param walk from the seed to the end; the second time in a world of its own */
    static void walk(int lookEvery, Consumer<Looks> walk, Consumer<Looks> again) {
        try {
            walk.accept(Looks.every(lookEvery));
        } catch (Breach breach) {
            try {
                again.accept(new Looks(1, breach.first, breach.last));
            } catch (AssertionError moveByMove) {
                moveByMove.addSuppressed(breach);
                throw moveByMove;
            } catch (WentWell well) {
                throw new AssertionError(breach.getMessage() + "; walked again move by move, it went well", breach);
            }
            throw new AssertionError(breach.getMessage() + "; walked again, it ended before that move", breach);
        }
    }

    /** Makes the next move, and looks when it is time. */
    void make(String name, Runnable move) {
        made++;
        sinceLook.add(made + " " + name);
        naming("in move " + made + " (" + name + ")", move);
        if (looks.due(made)) {
            look();
        }
        if (made == looks.last()) {
            throw new WentWell();
        }
        if (made % TELL_EVERY == 0) {
            System.out.println(
                    "random walk: " + made + " moves in " + (System.nanoTime() - began) / 1_000_000_000L + " s");
        }
    }

    /** Looks now: at the end, or when it is time. */
    void look() {
        try {
            look.run();
        } catch (AssertionError | RuntimeException wrong) {
            throw new Breach(
                    "after one of these moves: " + String.join(", ", sinceLook) + ": " + wrong.getMessage(),
                    wrong,
                    made - sinceLook.size() + 1,
                    made);
        }
        sinceLook.clear();
    }

    int made() {
        return made;
    }

    private static void naming(String where, Runnable what) {
        try {
            what.run();
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError(where + ": " + wrong.getMessage(), wrong);
        }
    }
}
