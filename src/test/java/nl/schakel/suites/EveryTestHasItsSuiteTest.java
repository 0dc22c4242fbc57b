package nl.schakel.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.suite.api.Suite;

/** A build runs each test, once, and beside tests of its own kind. */
class EveryTestHasItsSuiteTest {

    /** Whoever starts one of these takes seconds, threads and a place on the machine. */
    private static final List<String> STARTS = List.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.builder.SpringApplicationBuilder",
            "org.springframework.boot.test.context.SpringBootTest",
            "org.springframework.boot.test.autoconfigure.",
            "org.springframework.boot.test.context.runner.",
            "org.springframework.test.context.",
            "org.springframework.context.annotation.AnnotationConfigApplicationContext",
            "nl.schakel.support.postgres.EmbeddedPostgres",
            "java.lang.ProcessBuilder",
            "com.microsoft.playwright.");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("nl.schakel");

    @Test
    void eachTestIsInOneSuite() {
        Map<String, Set<String>> suites = new TreeMap<>();
        suites().forEach(suite -> methods("junit-platform-suite", selectClass(suite))
                .forEach(method -> suites.computeIfAbsent(method, none -> new TreeSet<>())
                        .add(suite.substring(suite.lastIndexOf('.') + 1))));

        assertThat(suites).allSatisfy((method, in) -> assertThat(in).as(method).hasSize(1));
        assertThat(suites.keySet())
                .isEqualTo(Stream.of("junit-jupiter", "jqwik")
                        .flatMap(engine -> methods(engine, selectPackage("nl.schakel")).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatStartsSpringOrPostgresSaysSo() {
        Set<String> plain = methods("junit-platform-suite", selectClass(PlainSuite.class)).stream()
                .map(method -> method.substring(0, method.indexOf('#')))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<String>> wrong = new TreeMap<>();
        plain.forEach(name -> {
            List<String> way = wayToAStart(TESTS.get(name));
            if (!way.isEmpty()) {
                wrong.put(name, way);
            }
        });

        assertThat(plain).hasSizeGreaterThan(20);
        assertThat(wrong)
                .as("tests without a tag, and by which way they start something")
                .isEmpty();
    }

    /** From class to class of the tests, until one that starts something; empty when there is none. */
    private static List<String> wayToAStart(JavaClass test) {
        Map<JavaClass, JavaClass> from = new HashMap<>();
        Deque<JavaClass> next = new ArrayDeque<>(List.of(test));
        from.put(test, null);
        while (!next.isEmpty()) {
            JavaClass here = next.remove();
            for (Dependency dependency : here.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (STARTS.stream().anyMatch(to.getName()::startsWith)) {
                    return way(from, here, to.getName());
                }
                if (TESTS.contain(to.getName()) && from.putIfAbsent(to, here) == null && !to.equals(test)) {
                    next.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(Map<JavaClass, JavaClass> from, JavaClass last, String start) {
        List<String> way = Stream.iterate(last, Objects::nonNull, from::get)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toList());
        Collections.reverse(way);
        way.add(start);
        return way;
    }

    private static List<String> suites() {
        return TESTS.stream()
                .filter(type -> type.isAnnotatedWith(Suite.class))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static Set<String> methods(String engine, DiscoverySelector selector) {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selector)
                        .filters(EngineFilter.includeEngines(engine))
                        .filters(ClassNameFilter.includeClassNamePatterns(".*(Test|Suite)"))
                        .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(Optional::stream)
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getClassName() + "#" + source.getMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
