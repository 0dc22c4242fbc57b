package nl.schakel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.Coded;
import nl.schakel.support.database.ClusterLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is needed in several places is done in one way, in one place. */
class OneWayTest {

    private static final Pattern ROLE_SET =
            Pattern.compile("(?:Set\\.of|EnumSet\\.of)\\(\\s*(Role\\.\\w+(?:,\\s*Role\\.\\w+)+)\\s*\\)");

    private static Map<String, String> sources;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(file -> file.getFileName() + " in " + file.getParent(), OneWayTest::text));
        }
    }

    @Test
    void eachLockOfTheClusterHasItsOwnNumber() {
        assertThat(ClusterLock.values()).extracting(ClusterLock::number).doesNotHaveDuplicates();
    }

    @Test
    void noNumberOfALockStandsElsewhere() {
        assertThat(filesWith("pg_(try_)?advisory")).containsExactlyInAnyOrder("ClusterLock.java", "StartTurn.java");
        assertThat(filesWith("pg_(try_)?advisory\\w*\\([^\"?]*\\d")).isEmpty();
        assertThat(filesWith("hashtextextended\\([^)]*\\d")).isEmpty();
    }

    /** The engine's newest version of a key is the newest of any region. */
    @Test
    void theVersionOfAModelIsChosenByWhatIsLive() {
        assertThat(filesWith("InstanceByKey\\(|latestVersion\\(|DecisionTableByKey\\(|startProcessInstanceByMessage"))
                .isEmpty();
        assertThat(filesWith("\\.createProcessInstanceById\\(|\\.correlateStartMessage\\("))
                .as("a route of a case, and the watch on a term, which is that of the step's own bundle")
                .containsExactlyInAnyOrder("CaseRoutes.java", "TermWatch.java");
    }

    /** Rows that are read one by one keep their connection until somebody closes them, and nobody does. */
    @Test
    void rowsAreReadAtOnce() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(OurClasses.ALL);
    }

    /** A list in the database is a text[], which TextArray writes and reads (ADR 103). */
    @Test
    void noColumnHoldsAListAsOneText() {
        assertThat(filesWith("getString\\(\"\\w+\"\\)\\s*\\.split")).isEmpty();
        assertThat(filesWith("split\\(row\\.")).isEmpty();
        assertThat(filesWith("string_agg\\(")).isEmpty();
        assertThat(filesWith("values [^;]{0,300}string_to_array\\((\\?|:)(?!shown)"))
                .isEmpty();
        assertThat(filesWith("SqlArrayValue\\(")).containsExactly("TextArray.java");
    }

    @Test
    void eachEnumWithACodeIsCoded() {
        assertThat(enums().filter(type -> type.getMethods().stream()
                                .anyMatch(method -> method.getName().equals("code")))
                        .filter(type -> !type.isAssignableTo(Coded.class)))
                .isEmpty();
    }

    @Test
    void aCodeIsWrittenByHandOnlyWhereTheNameSaysSomethingElse() {
        List<Class<?>> coded = enums().filter(type -> type.isAssignableTo(Coded.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        assertThat(coded).hasSizeGreaterThan(35).allSatisfy(type -> {
            List<Coded> constants = Arrays.stream(type.getEnumConstants())
                    .map(Coded.class::cast)
                    .toList();
            assertThat(constants).extracting(Coded::code).doesNotHaveDuplicates();
            boolean byHand = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName)
                    .anyMatch("code"::equals);
            assertThat(byHand)
                    .as(type.getName())
                    .isEqualTo(constants.stream()
                            .anyMatch(one -> !one.code()
                                    .equals(one.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'))));
        });
        assertThat(filesWith("name\\(\\)\\s*\\.toLowerCase")).containsExactly("Coded.java");
    }

    @Test
    void noSetOfRolesIsWrittenTwice() throws IllegalAccessException {
        Set<Set<Role>> seen = new HashSet<>();
        for (Field field : RoleSets.class.getFields()) {
            @SuppressWarnings("unchecked")
            Set<Role> roles = (Set<Role>) field.get(null);
            assertThat(seen.add(roles)).as(field.getName()).isTrue();
        }

        sources.forEach((file, text) -> {
            Matcher set = ROLE_SET.matcher(text);
            while (!file.startsWith("RoleSets.java") && set.find()) {
                Set<Role> roles = Arrays.stream(set.group(1).split(",\\s*"))
                        .map(name -> Role.valueOf(name.substring("Role.".length())))
                        .collect(Collectors.toSet());
                assertThat(seen.add(roles)).as("%s in %s", roles, file).isTrue();
            }
        });
    }

    @Test
    void aLostRaceIsRepeatedInOnePlace() {
        assertThat(filesWith("catch \\([^)]*(ConcurrencyFailure|OptimisticLock|CannotAcquireLock|PessimisticLock)"))
                .containsExactly("LostRaceRetry.java");
    }

    @Test
    void whoWasFirstIsSaidInOnePlace() {
        assertThat(filesWith("[Ee]en ander was ")).isEmpty();
    }

    @Test
    void howLongToWaitIsSaidInOneWay() {
        assertThat(filesWith("Math\\.max\\(1, \\w+\\.retryAfter\\(\\)")).isEmpty();
    }

    @Test
    void noTwoThingsHaveOneName() {
        assertThat(sources.keySet().stream()
                        .map(file -> file.replaceAll(" in .*", ""))
                        .filter(file -> !file.equals("package-info.java")))
                .doesNotHaveDuplicates();
    }

    private static Stream<JavaClass> enums() {
        return OurClasses.ALL.stream().filter(JavaClass::isEnum);
    }

    private static List<String> filesWith(String pattern) {
        Pattern sought = Pattern.compile(pattern);
        return sources.entrySet().stream()
                .filter(source -> sought.matcher(source.getValue()).find())
                .map(source -> source.getKey().replaceAll(" in .*", ""))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
