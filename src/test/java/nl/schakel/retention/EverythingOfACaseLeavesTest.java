package nl.schakel.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table that can hold something of a case, asked of the catalog: a row that refers to a case, over however many tables, is thrown
 * away with it, and the database lets it go only when two people said so. Who adds a table hears of it here.
 */
@SchakelTest
class EverythingOfACaseLeavesTest {

    /** What refers to a case and stays, each with the reason. */
    private static final Map<String, String> STAYS = Map.of(
            "destruction_item", "what was proposed and what became of it; the reference to the case is emptied",
            "example_case", "which examples of a demonstration were made; the reference to the case is emptied");

    /** What goes without two people too. */
    private static final Map<String, String> UNGUARDED = Map.of(
            "presence", "gone minutes after somebody closed the page",
            "party_changed", "a working list of what is still to be compared",
            "signal_import_row", "a list goes when its time is over",
            "placement_person", "made anew whenever a name is",
            "reporter_unreachable", "goes with how the reporter is reached");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatRefersToACaseIsThrownAwayWithIt() throws IOException {
        String statements = statements();
        Set<String> tables = tables();

        assertThat(tables).hasSizeGreaterThan(35).containsAll(STAYS.keySet()).containsAll(UNGUARDED.keySet());
        assertThat(tables)
                .filteredOn(table -> !STAYS.containsKey(table))
                .as("tables of which nobody throws away the rows of a case")
                .allMatch(table -> statements.contains("delete from schakel." + table + " where "));
        STAYS.keySet().stream()
                .filter(table -> !table.equals("destruction_item"))
                .forEach(
                        table -> assertThat(statements).contains("update schakel." + table + " set dossier_id = null"));
    }

    @Test
    void theDatabaseAsksForTwoPeople() {
        Set<String> guarded =
                new TreeSet<>(list("select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
                        + " where t.tgname = 'leaves_by_two_people'"));

        assertThat(tables())
                .filteredOn(table -> !STAYS.containsKey(table) && !UNGUARDED.containsKey(table))
                .containsExactlyInAnyOrderElementsOf(guarded);
    }

    /** Those that refer to a case, or to something that does. */
    private Set<String> tables() {
        return new TreeSet<>(list("""
                with recursive refers(oid) as (
                    select 'schakel.dossier'::regclass::oid
                    union
                    select c.conrelid from refers r join pg_constraint c on c.confrelid = r.oid and c.contype = 'f')
                select relname from pg_class where oid in (select oid from refers)
                """));
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static String statements() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (text.contains("implements HoldsCaseData")) {
                    all.append(text);
                }
            }
        }
        return all.toString();
    }
}
