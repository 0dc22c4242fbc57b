package nl.schakel.process.rules.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Walks through a {@link Drawing} by chance, one token at a time, as a case would: with a list of tokens and nothing clever. */
final class TokenGame {

    /** How a walk came out. */
    enum Result {
        /** At the end, and the reporter heard something. */
        TOLD,
        /** At the end, and the reporter heard nothing. */
        SILENT,
        /** Tokens left, none of which can move. */
        STUCK,
        /** A second token came where one was. */
        TWICE,
        /** Still going round. */
        TOO_LONG
    }

    private static final int LONGEST = 400;

    private final Drawing drawing;
    private final Drawing called;
    private final Random chance;
    private boolean told;

    TokenGame(Drawing drawing, Drawing called, Random chance) {
        this.drawing = drawing;
        this.called = called;
        this.chance = chance;
    }

    Result walk() {
        List<Drawing.Flow> tokens = new ArrayList<>(drawing.nodes.get(0).out);
        for (int step = 0; step < LONGEST; step++) {
            if (tokens.isEmpty()) {
                return told ? Result.TOLD : Result.SILENT;
            }
            List<Drawing.Flow> able =
                    tokens.stream().filter(token -> canMove(token, tokens)).toList();
            if (able.isEmpty()) {
                return Result.STUCK;
            }
            Drawing.Flow token = able.get(chance.nextInt(able.size()));
            Result inside = move(token, tokens);
            if (inside != null) {
                return inside;
            }
            long busy = tokens.stream()
                    .filter(flow -> flow.to().shape != Drawing.Shape.END)
                    .distinct()
                    .count();
            long all = tokens.stream()
                    .filter(flow -> flow.to().shape != Drawing.Shape.END)
                    .count();
            if (busy != all) {
                return Result.TWICE;
            }
        }
        return Result.TOO_LONG;
    }

    private boolean canMove(Drawing.Flow token, List<Drawing.Flow> tokens) {
        Drawing.Node node = token.to();
        if (node.shape == Drawing.Shape.AND) {
            return tokens.containsAll(node.in);
        }
        if (node.shape == Drawing.Shape.OR) {
            return node.in.stream()
                    .filter(in -> !tokens.contains(in))
                    .noneMatch(in -> tokens.stream()
                            .filter(other -> other.to() != node)
                            .anyMatch(other -> drawing.canCome(other, in, node)));
        }
        return true;
    }

    private Result move(Drawing.Flow token, List<Drawing.Flow> tokens) {
        Drawing.Node node = token.to();
        switch (node.shape) {
            case AND -> {
                node.in.forEach(tokens::remove);
                tokens.addAll(node.out);
            }
            case OR -> {
                node.in.forEach(tokens::remove);
                tokens.addAll(some(node.out));
            }
            case XOR -> {
                tokens.remove(token);
                tokens.add(node.out.get(chance.nextInt(node.out.size())));
            }
            case STOP -> tokens.clear();
            case END -> tokens.remove(token);
            default -> {
                tokens.remove(token);
                told |= node.shape == Drawing.Shape.TELL;
                boolean late = node.late != null && chance.nextInt(3) == 0;
                tokens.addAll(late ? List.of(node.late) : node.out);
                if (node.shape == Drawing.Shape.CALL) {
                    TokenGame inner = new TokenGame(called, null, chance);
                    Result result = inner.walk();
                    told |= inner.told;
                    return result == Result.TOLD || result == Result.SILENT ? null : result;
                }
            }
        }
        return null;
    }

    /** One way at least; the first is taken alone, when none of the others is. */
    private List<Drawing.Flow> some(List<Drawing.Flow> ways) {
        if (ways.size() == 1) {
            return ways;
        }
        List<Drawing.Flow> chosen = ways.subList(1, ways.size()).stream()
                .filter(way -> chance.nextBoolean())
                .toList();
        return chosen.isEmpty() ? List.of(ways.get(0)) : chosen;
    }
}
