package nl.schakel.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Value: an expression of a model, within the small grammar that a model may use: a variable, a literal or one call of an
 * operation with variables and literals, and at most one comparison of two of these (ADR 0004).
 *
 * @param comparison the sign between both sides; empty when there is one side only
 * @param right null when there is one side only
 */
public record ModelExpression(Operand left, String comparison, Operand right) {

    private static final String NAME = "[A-Za-z_]\\w*";
    private static final String LITERAL = "'[^'\\\\]*'|-?\\d+(?:\\.\\d+)?";
    private static final String ARGUMENT = "(?:" + LITERAL + "|" + NAME + ")";
    private static final String CALL =
            NAME + "\\.\\w+\\(\\s*(?:" + ARGUMENT + "(?:\\s*,\\s*" + ARGUMENT + ")*)?\\s*\\)";
    private static final String OPERAND = "(?:" + CALL + "|" + ARGUMENT + ")";
    private static final Pattern ALLOWED =
            Pattern.compile("\\$\\{\\s*(" + OPERAND + ")(?:\\s*(==|!=|>=|<=|>|<)\\s*(" + OPERAND + "))?\\s*}");
    private static final Pattern ONE_ARGUMENT = Pattern.compile(ARGUMENT);

    /** One side: a call, a variable or a literal. */
    public sealed interface Operand {}

    /** Value: {@code dossier.afsluiten(zaak,'dubbel')}. */
    public record OperationCall(String bean, String method, List<Operand> arguments) implements Operand {

        /** As the documentation of operations writes it: {@code dossier.afsluiten}. */
        public String name() {
            return bean + "." + method;
        }
    }

    /** Value: a variable of the route; {@code true} and {@code false} are none. */
    public record Variable(String name) implements Operand {}

    /** Value: a text without its quotes, or a number as it is written. */
    public record Literal(String text) implements Operand {}

    /** Whether a text asks to be evaluated. */
    public static boolean isIn(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    /** Reads an expression; empty when it is none, or outside the grammar. */
    public static Optional<ModelExpression> of(String text) {
        Matcher parts = ALLOWED.matcher(text == null ? "" : text.strip());
        return parts.matches()
                ? Optional.of(new ModelExpression(
                        operand(parts.group(1)),
                        parts.group(2) == null ? "" : parts.group(2),
                        parts.group(3) == null ? null : operand(parts.group(3))))
                : Optional.empty();
    }

    private static Operand operand(String text) {
        int open = text.indexOf('(');
        int dot = text.indexOf('.');
        if (text.startsWith("'")) {
            return new Literal(text.substring(1, text.length() - 1));
        }
        if (open > 0 && dot > 0) {
            List<Operand> arguments = new ArrayList<>();
            Matcher each = ONE_ARGUMENT.matcher(text.substring(open + 1, text.lastIndexOf(')')));
            while (each.find()) {
                arguments.add(operand(each.group()));
            }
            return new OperationCall(
                    text.substring(0, dot), text.substring(dot + 1, open).strip(), List.copyOf(arguments));
        }
        boolean value = text.matches("-?\\d.*|true|false");
        return value ? new Literal(text) : new Variable(text);
    }

    /** The operations that it calls. */
    public Stream<OperationCall> calls() {
        return Stream.of(left, right == null ? left : right)
                .distinct()
                .filter(OperationCall.class::isInstance)
                .map(OperationCall.class::cast);
    }

    /** The call, when it is nothing but a call. */
    public Optional<OperationCall> onlyCall() {
        return comparison.isEmpty() && left instanceof OperationCall call ? Optional.of(call) : Optional.empty();
    }

    /** The variables that it reads, those in arguments included. */
    public Stream<String> variables() {
        return Stream.of(left, right == null ? left : right).distinct().flatMap(ModelExpression::variables);
    }

    private static Stream<String> variables(Operand operand) {
        if (operand instanceof Variable variable) {
            return Stream.of(variable.name());
        }
        return operand instanceof OperationCall call
                ? call.arguments().stream().flatMap(ModelExpression::variables)
                : Stream.empty();
    }
}
