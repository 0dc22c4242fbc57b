package nl.schakel.process.rules;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.schakel.process.engine.CaseDeed;
import nl.schakel.process.engine.Does;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import nl.schakel.support.Coded;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Read model of the operations that a model may call, as the classes marked {@link ModelOperations} have them. Two lists of
 * the same operations are equal.
 */
public final class OperationList {

    /** What has to stand at one place of a call. */
    public enum Takes {
        EXECUTION,
        TASK,
        NUMBER,
        VALUE
    }

    /**
     * Value: one argument of an operation.
     *
     * @param codes the codes that a literal may be; empty when any text is good
     * @param list name of the code list that they are of; null when any text is good
     */
    public record Argument(Takes takes, List<String> codes, String list) {}

    /** Value: one operation; {@code deed} and {@code gives} are null when the rules need not know. */
    public record Operation(String name, List<Argument> arguments, boolean answers, CaseDeed deed, Gives.What gives) {}

    private final Map<String, Operation> operations = new TreeMap<>();

    private OperationList(Collection<Class<?>> types) {
        types.forEach(this::add);
    }

    /** The operations of these classes; those without the mark are left out. */
    public static OperationList of(Collection<Class<?>> types) {
        return new OperationList(types);
    }

    private void add(Class<?> type) {
        ModelOperations mark = type.getAnnotation(ModelOperations.class);
        if (mark == null) {
            return;
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic())
                .map(method -> operation(mark.value(), method))
                .forEach(operation -> operations.put(operation.name(), operation));
    }

    private static Operation operation(String bean, Method method) {
        return new Operation(
                bean + "." + method.getName(),
                Arrays.stream(method.getParameters())
                        .map(OperationList::argument)
                        .toList(),
                method.getReturnType() != void.class,
                on(method, Does.class).map(Does::value).orElse(null),
                on(method, Gives.class).map(Gives::value).orElse(null));
    }

    private static <A extends Annotation> Optional<A> on(Method method, Class<A> mark) {
        return Optional.ofNullable(method.getAnnotation(mark));
    }

    private static Argument argument(Parameter parameter) {
        Class<?> type = parameter.getType();
        Takes takes = type == DelegateExecution.class
                ? Takes.EXECUTION
                : type == DelegateTask.class ? Takes.TASK : type == String.class ? Takes.VALUE : Takes.NUMBER;
        OneOf list = parameter.getAnnotation(OneOf.class);
        return new Argument(
                takes,
                list == null
                        ? List.of()
                        : Arrays.stream(list.value().getEnumConstants())
                                .map(Coded::code)
                                .toList(),
                list == null ? null : list.value().getSimpleName());
    }

    /** The operation with this name, {@code dossier.afsluiten}. */
    public Optional<Operation> find(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** The names of the operations that give this, sorted. */
    public List<String> giving(Gives.What what) {
        return operations.values().stream()
                .filter(operation -> operation.gives() == what)
                .map(Operation::name)
                .toList();
    }

    /** All names, sorted. */
    public Collection<String> names() {
        return operations.keySet();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OperationList list && operations.equals(list.operations);
    }

    @Override
    public int hashCode() {
        return operations.hashCode();
    }
}
