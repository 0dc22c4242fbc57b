package nl.schakel.support.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.support.database.TableRights.Right;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's role may do with the tables what the application does, and nothing else. */
@SchakelTest
class RuntimeRightsTest {

    private static final Pattern STATEMENT = Pattern.compile(
            "(?=\\b(insert into|update|delete from) schakel\\.(\\w+)(.*?)(\\.update\\(|\\.query\\(|;|$))");
    private static final Pattern LOCK = Pattern.compile("from schakel\\.(\\w+) where \\w+ = \\? for (no key )?update");

    /** Written by libraries, by triggers or under a name that is put in: not to be found as a statement in the sources. */
    private static final Map<String, String> WRITTEN_OTHERWISE = Map.ofEntries(
            Map.entry("dossier", "iu"),
            Map.entry("report", "i"),
            Map.entry("involved_person", "i"),
            Map.entry("dossier_entry", "i"),
            Map.entry("agreed_action", "iu"),
            Map.entry("case_note", "i"),
            Map.entry("spring_session", "iud"),
            Map.entry("spring_session_attributes", "iud"),
            Map.entry("directory_version", "u"),
            Map.entry("night_passphrase", "u"));

    @Autowired
    private JdbcClient jdbc;

    private final TableRights listed = TableRights.read();

    @Test
    void somebodyDecidedAboutEachTable() {
        assertThat(listed.tables()).as("db/rights.properties").containsExactlyInAnyOrderElementsOf(actual().keySet());
    }

    @Test
    void theRoleHasTheRightsOfTheListAndNoOther() {
        actual().forEach((table, rights) -> assertThat(rights).as(table).isEqualTo(listed.on(table)));
    }

    @Test
    void aTableThatSomebodyForgotWorksAndCannotBeEmptied() {
        assertThat(listed.on("a_new_table"))
                .containsExactlyInAnyOrder(Right.SELECT, Right.INSERT, Right.UPDATE, Right.DELETE);
    }

    @Test
    void noRightIsGivenThatNothingUses() throws IOException {
        Map<String, Set<Right>> used = used();
        listed.tables().forEach(table -> {
            Set<Right> idle = EnumSet.noneOf(Right.class);
            idle.addAll(listed.on(table));
            idle.remove(Right.SELECT);
            idle.removeAll(used.getOrDefault(table, Set.of()));
            assertThat(idle).as("unused rights on %s", table).isEmpty();
        });
    }

    @Test
    void theOwnerHasTheTablesAndTheApplicationOnlyTheEngines() {
        assertThat(owners("schakel")).containsExactly(EmbeddedPostgres.OWNER);
        assertThat(owners("camunda")).containsExactly(EmbeddedPostgres.RUNTIME);
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo(EmbeddedPostgres.RUNTIME);
        assertThat(jdbc.sql(
                                "select rolname from pg_roles where (rolsuper or rolcreaterole or rolcreatedb"
                                        + " or rolreplication or rolbypassrls) and rolname in ('schakel_app', 'schakel_eigenaar')")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private Map<String, Set<Right>> actual() {
        return RuntimeRights.actual(jdbc, EmbeddedPostgres.RUNTIME);
    }

    private List<String> owners(String schema) {
        return jdbc.sql("select distinct pg_get_userbyid(relowner) from pg_class"
                        + " where relnamespace = cast(? as regnamespace) and relkind in ('r', 'p', 'S')")
                .param(schema)
                .query(String.class)
                .list();
    }

    /** By table, the statements in the sources that write it. */
    private static Map<String, Set<Right>> used() throws IOException {
        Map<String, Set<Right>> used = new HashMap<>();
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("src/main/java")),
                Stream.of(Path.of("src/main/resources/data/demo-organisatie.sql")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text =
                        Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " ");
                Matcher statement = STATEMENT.matcher(text);
                while (statement.find()) {
                    Set<Right> rights = used.computeIfAbsent(statement.group(2), table -> EnumSet.noneOf(Right.class));
                    rights.add(Right.valueOf(statement.group(1).split(" ")[0].toUpperCase(Locale.ROOT)));
                    if (statement.group(3).contains("do update")) {
                        rights.add(Right.UPDATE);
                    }
                }
                Matcher lock = LOCK.matcher(text);
                while (lock.find()) {
                    used.computeIfAbsent(lock.group(1), table -> EnumSet.noneOf(Right.class))
                            .add(Right.UPDATE);
                }
            }
        }
        WRITTEN_OTHERWISE.forEach((table, letters) -> letters.chars()
                .forEach(letter -> used.computeIfAbsent(table, name -> EnumSet.noneOf(Right.class))
                        .add(letter == 'i' ? Right.INSERT : letter == 'u' ? Right.UPDATE : Right.DELETE)));
        return used;
    }
}
