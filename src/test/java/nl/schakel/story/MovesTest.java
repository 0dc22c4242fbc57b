package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A walk that is looked at after every tenth move still says which move was wrong. */
class MovesTest {

    private static final int LENGTH = 25;

    /** So long a walk, in which one move leaves something wrong behind that only a look finds. */
    private static void walk(Moves.Looks when, int spoiled, AtomicInteger looks) {
        int[] at = {0};
        boolean[] wrong = {false};
        Moves moves = new Moves(when, () -> {
            looks.incrementAndGet();
            assertThat(wrong[0]).as("something is wrong").isFalse();
        });
        for (int i = 1; i <= LENGTH; i++) {
            at[0] = i;
            moves.make("step", () -> wrong[0] |= at[0] == spoiled);
        }
        moves.look();
    }

    @Test
    void aGoodWalkIsLookedAtNowAndThenAndAtItsEnd() {
        AtomicInteger looks = new AtomicInteger();

        Moves.walk(10, when -> walk(when, 0, looks), when -> {
            throw new AssertionError("walked again without need");
        });

        assertThat(looks).hasValue(3);
    }

    @Test
    void aBreachBetweenTwoLooksIsWalkedAgainUntilTheMoveIsKnown() {
        assertThatThrownBy(() -> Moves.walk(
                        10,
                        when -> walk(when, 17, new AtomicInteger()),
                        when -> walk(when, 17, new AtomicInteger())))
                .hasMessageStartingWith("after one of these moves: 17 step: [something is wrong]")
                .satisfies(failure -> assertThat(failure.getSuppressed()[0])
                        .hasMessageStartingWith("after one of these moves: 11 step, 12 step"));
    }

    @Test
    void onlyTheMovesBeforeTheBreachAreLookedAtAgain() {
        AtomicInteger again = new AtomicInteger();

        assertThatThrownBy(() -> Moves.walk(
                        10, when -> walk(when, 17, new AtomicInteger()), when -> walk(when, 0, again)))
                .isInstanceOf(AssertionError.class);

        assertThat(again).hasValue(10);
    }

    @Test
    void aMoveThatFailsByItselfIsNotWalkedAgain() {
        assertThatThrownBy(() -> Moves.walk(
                        10,
                        when -> {
                            throw new AssertionError("in move 3");
                        },
                        when -> {
                            throw new AssertionError("walked again without need");
                        }))
                .hasMessage("in move 3");
    }

    @Test
    void aBreachAfterTheLastTenthMoveIsFoundAtTheEnd() {
        assertThatThrownBy(() -> walk(Moves.Looks.every(10), LENGTH, new AtomicInteger()))
                .hasMessageStartingWith(
                        "after one of these moves: 21 step, 22 step, 23 step, 24 step, 25 step: [something is wrong]");
    }

    @Test
    void whatDoesNotHappenAgainIsAFailureStill() {
        assertThatThrownBy(() -> Moves.walk(
                        10,
                        when -> walk(when, 17, new AtomicInteger()),
                        when -> walk(when, 0, new AtomicInteger())))
                .hasMessageContaining("11 step, 12 step")
                .hasMessageEndingWith("walked again move by move, it went well");
    }

    @Test
    void aMoveThatFailsByItselfIsNamed() {
        Moves moves = new Moves(Moves.Looks.every(10), () -> {});
        assertThatCode(() -> moves.make("good", () -> {})).doesNotThrowAnyException();
        assertThatThrownBy(() -> moves.make("bad", () -> {
                    throw new IllegalStateException("it broke");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("in move 2 (bad): it broke");
    }
}
