package nl.schakel.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The moves of a random walk: counts them, looks at the whole of it now and then, and says in which move something went
 * wrong. A walk that fails between two looks is walked again from its seed with a look after each move.
 */
final class Moves {

    private final int lookEvery;
    private final Runnable look;
    private final List<String> sinceLook = new ArrayList<>();
    private int made;

    /** @param look finds what no move may leave behind */
    Moves(int lookEvery, Runnable look) {
        this.lookEvery = lookEvery;
        this.look = look;
    }

    /** @param walk from the seed to the end, with a look after so many moves; the second time in a world of its own */
    static void walk(int lookEvery, IntConsumer walk, IntConsumer again) {
        try {
            walk.accept(lookEvery);
        } catch (AssertionError failed) {
            try {
                again.accept(1);
            } catch (AssertionError moveByMove) {
                moveByMove.addSuppressed(failed);
                throw moveByMove;
            }
            throw new AssertionError(failed.getMessage() + "; walked again move by move, it went well", failed);
        }
    }

    /** Makes the next move, and looks when it is time. */
    void make(String name, Runnable move) {
        made++;
        sinceLook.add(made + " " + name);
        naming("in move " + made + " (" + name + ")", move);
        if (made % lookEvery == 0) {
            look();
        }
    }

    /** Looks now: at the end, or when it is time. */
    void look() {
        naming("after one of these moves: " + String.join(", ", sinceLook), look);
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
