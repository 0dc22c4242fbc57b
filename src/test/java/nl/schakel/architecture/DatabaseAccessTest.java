package nl.schakel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One way to the database (ADR 102): a class uses JPA or SQL, and SQL stays within the module of the table. */
@SchakelTest
class DatabaseAccessTest {

    private static final Path SOURCES = Path.of("src/main/java/nl/schakel");

    private static final Pattern SQL =
            Pattern.compile("(?i)\\b(?:from|join|into|update|using|table|only|,)\\s+schakel\\.(\\w+)");

    /** Fill what others own with invented people and places, as a demonstration and a trial need it. */
    private static final Pattern FILLERS = Pattern.compile("demo/.*|trial/child/Trial(World|Shelters).java");

    @Autowired
    private JdbcClient jdbc;

    /** @param view published for every module */
    private record Owned(String name, String module, boolean view) {}

    private record Use(String file, String table) {

        String module() {
            return file.substring(0, file.indexOf('/'));
        }
    }

    @Test
    void everyTableBelongsToOneModule() throws IOException {
        Set<String> modules;
        try (Stream<Path> folders = Files.list(SOURCES)) {
            modules = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        assertThat(owners().values())
                .hasSizeGreaterThan(60)
                .allSatisfy(owned -> assertThat(modules)
                        .as("the comment of %s names its module", owned.name())
                        .contains(String.valueOf(owned.module())));
    }

    @Test
    void noModuleHasSqlOverATableOfAnother() throws IOException {
        Map<String, Owned> owners = owners();
        List<Use> uses = uses();
        assertThat(uses).hasSizeGreaterThan(100);

        assertThat(uses)
                // Flyway's own; what it tells of the version of the tables is read in one place
                .filteredOn(use -> !use.equals(new Use("support/database/VersionWatch.java", "flyway_schema_history")))
                .filteredOn(use -> !FILLERS.matcher(use.file()).matches())
                .filteredOn(use -> owners.get(use.table()) == null
                        || !owners.get(use.table()).view()
                                && !owners.get(use.table()).module().equals(use.module()))
                .as("SQL over what another module owns, or nobody does")
                .isEmpty();
    }

    /** Those of the lists are the owner's own: triggers and the second look read them. */
    private static final Set<String> OWN_VIEWS = Set.of("party_case", "access_concern_now");

    @Test
    void aViewIsPublishedForSomebodyElse() throws IOException {
        List<Use> uses = uses();
        assertThat(owners().values())
                .filteredOn(Owned::view)
                .isNotEmpty()
                .allSatisfy(view -> assertThat(uses)
                        .as("who reads %s", view.name())
                        .anyMatch(use -> use.table().equals(view.name())
                                && use.module().equals(view.module()) == OWN_VIEWS.contains(view.name())));
    }

    @Test
    void noClassUsesBothJpaAndSql() {
        noClasses()
                .that(describe(
                        "use JPA",
                        type -> type.getDirectDependenciesFromSelf().stream().anyMatch(to -> jpa(to.getTargetClass()))))
                .should(dependOnClassesThat(assignableTo(JdbcClient.class).or(assignableTo(JdbcOperations.class))))
                .check(OurClasses.ALL);
    }

    private static boolean jpa(JavaClass type) {
        return type.isAssignableTo(EntityManager.class)
                || type.isAssignableTo("org.springframework.data.repository.Repository");
    }

    private Map<String, Owned> owners() {
        return jdbc
                .sql("select relname, obj_description(oid, 'pg_class'), relkind = 'v' from pg_class"
                        + " where relnamespace = 'schakel'::regnamespace and relkind in ('r', 'p', 'v')"
                        + " and relname <> 'flyway_schema_history'")
                .query((row, n) -> new Owned(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Owned::name, owned -> owned));
    }

    /** What the SQL in the sources names, by file; pieces of a text that are put together are read as one. */
    private static List<Use> uses() throws IOException {
        List<Use> uses = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
                Set<String> tables = new TreeSet<>();
                Matcher found = SQL.matcher(text);
                while (found.find()) {
                    tables.add(found.group(1));
                }
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                tables.forEach(table -> uses.add(new Use(name, table)));
            }
        }
        return uses;
    }
}
