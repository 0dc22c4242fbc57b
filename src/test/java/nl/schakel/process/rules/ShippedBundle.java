package nl.schakel.process.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.schakel.process.engine.ModelOperations;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The bundle that comes with the application, as texts that a test can change, and the rules without an application. */
public final class ShippedBundle {

    private static final OperationList OPERATIONS = OperationList.of(operationTypes());
    private static final ModelRules RULES = ModelRules.with(OPERATIONS);

    private final Map<String, String> files = new TreeMap<>();

    private ShippedBundle() {
        read(Path.of("processes"));
        read(Path.of("forms"));
    }

    public static ShippedBundle whole() {
        return new ShippedBundle();
    }

    /** With one file put in, or in the place of the one with this name. */
    public ShippedBundle with(String file, String text) {
        files.put(file, text);
        return this;
    }

    public ShippedBundle without(String file) {
        files.remove(file);
        return this;
    }

    /** With one file changed; fails when that changed nothing. */
    public ShippedBundle changed(String file, UnaryOperator<String> change) {
        String before = files.get(file);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing changed in " + file);
        }
        return with(file, after);
    }

    public String text(String file) {
        return files.get(file);
    }

    public Map<String, String> files() {
        return files;
    }

    public Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return bytes;
    }

    public ModelBundle bundle() {
        return ModelBundle.of(bytes());
    }

    public List<RuleFinding> findings() {
        return RULES.check(bytes());
    }

    public List<RuleFinding> errors() {
        return findings().stream()
                .filter(finding -> finding.severity() == Severity.FOUT)
                .toList();
    }

    public static OperationList operations() {
        return OPERATIONS;
    }

    public static ModelRules rules() {
        return RULES;
    }

    private void read(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looked up by their mark, without starting anything. */
    private static List<Class<?>> operationTypes() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ModelOperations.class));
        List<Class<?>> types = new ArrayList<>();
        scan.findCandidateComponents("nl.schakel.process")
                .forEach(bean -> types.add(ClassUtils.resolveClassName(bean.getBeanClassName(), null)));
        return types;
    }
}
