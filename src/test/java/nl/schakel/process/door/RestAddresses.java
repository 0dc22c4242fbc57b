package nl.schakel.process.door;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

/** Every address of the engine's REST, read from the classes that answer it. */
final class RestAddresses {

    /** One address; {@code {..}} stands for an id. */
    record Address(String method, String path) {}

    private static final int DEEPEST = 5;

    private RestAddresses() {}

    /** All of them, after the name of the engine. */
    static Set<Address> ofTheEngine() {
        Set<Address> found = new LinkedHashSet<>();
        walk(NamedProcessEngineRestServiceImpl.class, "", 0, found);
        return found;
    }

    private static void walk(Class<?> resource, String base, int depth, Set<Address> found) {
        if (depth > DEEPEST) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Optional<String> path = annotation(method, Path.class).map(Path::value);
            Optional<String> verb = verb(method);
            // the name of the engine comes first; the address begins behind it
            String below = depth == 0 ? path.orElse("").replaceFirst("^/?\\{[^}]*}", "") : path.orElse("");
            String whole = (base + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
            if (verb.isPresent()) {
                found.add(new Address(verb.get(), whole.replaceAll("\\{[^}]*}", "{id}")));
            } else if (path.isPresent() && method.getReturnType().getName().startsWith("org.camunda")) {
                walk(method.getReturnType(), whole, depth + 1, found);
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(one -> one.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(type))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The method itself and those of the interfaces that it comes from: JAX-RS inherits annotations. */
    private static Stream<Method> declarations(Method method) {
        Stream<Method> inherited = Arrays.stream(method.getDeclaringClass().getInterfaces())
                .flatMap(type -> {
                    try {
                        return Stream.of(type.getMethod(method.getName(), method.getParameterTypes()));
                    } catch (NoSuchMethodException elsewhere) {
                        return Stream.empty();
                    }
                });
        return Stream.concat(Stream.of(method), inherited);
    }
}
