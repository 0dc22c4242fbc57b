package nl.schakel.process.rules.path;

import java.util.Arrays;

/**
 * Value: where a case is in one model, and what has happened to it. Equal by place and facts; the way that led here is
 * kept for the message and counts for nothing.
 */
final class Position {

    final long[] tokens;
    final int facts;
    final Position before;
    final Net.Node by;

    Position(long[] tokens, int facts, Position before, Net.Node by) {
        this.tokens = tokens;
        this.facts = facts;
        this.before = before;
        this.by = by;
    }

    boolean at(int place) {
        return (tokens[place >> 6] & 1L << (place & 63)) != 0;
    }

    boolean anyOf(Net.Bits places) {
        for (int i = 0; i < places.words.length; i++) {
            if ((tokens[i] & places.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && facts == that.facts && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(tokens) + facts;
    }
}
