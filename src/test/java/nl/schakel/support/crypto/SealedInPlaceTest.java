package nl.schakel.support.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.architecture.OurClasses;
import nl.schakel.story.MarkedWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever can write in the database cannot give one person what belongs to another: a sealed value opens in its own row
 * and column only. Which columns there are is asked of the database.
 */
@SchakelTest
class SealedInPlaceTest {

    /** Keyed hashes: nothing can be opened there. */
    private static final Set<String> HASHES = Set.of("seal", "proof");

    private static final String SESSIONS = "spring_session_attributes";

    /** Tables that belong to no case; what stands in every other column has the key of its case. */
    private static final Set<String> OF_NO_CASE = Set.of(
            "person",
            "access_alert",
            "provisioned_person",
            "passkey",
            "code_app",
            "duty_contact",
            "night_desk",
            "night_passphrase",
            "night_list",
            "signal_import",
            "signal_import_row",
            SESSIONS);

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PersonalDataCipher cipher;

    @Autowired
    private CaseCipher ciphers;

    @Autowired
    private PlaceCipher sessions;

    @Autowired
    private EntityManagerFactory entities;

    private final MarkedWords words = new MarkedWords();
    private List<Column> columns;
    private List<UUID> cases;

    /** Of what is sealed, by its bytes: the case that it was sealed for; a moved value is tried with the key of that one too. */
    private final Map<String, UUID> sealedFor = new HashMap<>();

    /** @param key SQL of what names a row */
    private record Column(String table, String name, String key) {

        Place at(String row) {
            return new SealedColumn(table, name).at(row);
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    /** @param dossier the case that its row belongs to; null for none */
    private record Value(String row, byte[] sealed, UUID dossier) {}

    @BeforeEach
    void somethingEverywhere() {
        new SealedEverywhere(beans, port, words).twice();
        columns = jdbc
                .sql("""
                        select c.table_name, c.column_name,
                               string_agg(k.column_name || '::text', '||''|''||' order by k.ordinal_position)
                        from information_schema.columns c
                        join information_schema.table_constraints p
                          on p.table_schema = c.table_schema and p.table_name = c.table_name
                             and p.constraint_type = 'PRIMARY KEY'
                        join information_schema.key_column_usage k
                          on k.constraint_schema = p.constraint_schema and k.constraint_name = p.constraint_name
                             and k.table_name = p.table_name
                        where c.table_schema = 'schakel' and c.data_type = 'bytea'
                        group by c.table_name, c.column_name order by 1, 2
                        """)
                .query((row, n) ->
                        new Column(row.getString(1), row.getString(2), key(row.getString(1), row.getString(3))))
                .list()
                .stream()
                .filter(column -> !HASHES.contains(column.name()))
                // files of models, tables and forms are about nobody, and the engine has them too
                .filter(column -> !Set.of("model_content", "model_draft_file").contains(column.table()))
                .toList();
        assertThat(columns).hasSizeGreaterThan(30);
        cases = jdbc.sql("select id from schakel.dossier order by id")
                .query(UUID.class)
                .list();
        columns.stream()
                .filter(column -> !OF_NO_CASE.contains(column.table()))
                .forEach(column -> values(jdbc, column)
                        .forEach(value -> sealedFor.put(HexFormat.of().formatHex(value.sealed()), value.dossier())));
    }

    @Test
    void everySealedColumnSaysSoAndWasTried() {
        assertThat(columns)
                .filteredOn(column -> !column.table().equals(SESSIONS))
                .allSatisfy(column -> assertThat(column.name()).endsWith("_enc"));
        assertThat(columns)
                .allSatisfy(column -> assertThat(values(jdbc, column))
                        .as("%s has something in two rows", column)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(value -> assertThat(opens(column, value))
                                .as("%s of %s opens", column, value.row())
                                .isTrue()));
    }

    @Test
    void nothingOfItIsReadAnywhereElse() {
        assertThat(words.fields()).hasSizeGreaterThan(30);
        assertThat(MarkedWords.readable(jdbc, Set.of())).isEmpty();
    }

    @Test
    void whatBelongsToACaseHasTheKeyOfThatCaseAlone() {
        assertThat(columns)
                .filteredOn(column -> !OF_NO_CASE.contains(column.table()))
                .hasSizeGreaterThan(25)
                .allSatisfy(column -> assertThat(values(jdbc, column)).allSatisfy(value -> {
                    assertThat(opens(cipher, column, value))
                            .as("%s opens with a key of the installation", column)
                            .isFalse();
                    assertThat(opens(ciphers.of(value.dossier()), column, value))
                            .as("%s of %s opens with the key of its case", column, value.row())
                            .isTrue();
                    assertThat(opens(ciphers.of(another(value.dossier())), column, value))
                            .as("%s of %s opens with the key of another case", column, value.row())
                            .isFalse();
                }));
    }

    private UUID another(UUID dossier) {
        return cases.stream().filter(one -> !one.equals(dossier)).findFirst().orElseThrow();
    }

    @Test
    void nothingOpensInAnotherRow() {
        undone(all -> columns.forEach(column -> {
            List<Value> before = values(all, column);
            // the value of each row goes to the next one
            int moved = all.sql("""
                            update schakel.%1$s t set %2$s = m.value
                            from (select key, coalesce(lag(value) over w, last_value(value) over w) as value
                                  from (select %3$s as key, %2$s as value from schakel.%1$s where %2$s is not null) s
                                  window w as (order by key rows between unbounded preceding and unbounded following)) m
                            where m.key = %3$s""".formatted(column.table(), column.name(), column.key()))
                    .update();
            assertThat(moved).as("moved in %s", column).isEqualTo(before.size());
            assertThat(values(all, column))
                    .allSatisfy(value -> assertThat(opens(column, value))
                            .as("%s of another row, in %s", column, value.row())
                            .isFalse());
        }));
    }

    @Test
    void nothingOpensInAnotherColumn() {
        undone(all -> {
            List<Value> first =
                    columns.stream().map(column -> values(all, column).get(0)).toList();
            for (int from = 0; from < columns.size(); from++) {
                byte[] sealed = first.get(from).sealed();
                for (int to = 0; to < columns.size(); to++) {
                    if (to != from) {
                        Column target = columns.get(to);
                        String row = first.get(to).row();
                        write(all, target, row, sealed);
                        assertThat(opens(
                                        target,
                                        new Value(
                                                row,
                                                read(all, target, row),
                                                first.get(to).dossier())))
                                .as("%s in %s", columns.get(from), target)
                                .isFalse();
                    }
                }
            }
        });
    }

    @Test
    void nothingOpensInAnotherColumnOfItsOwnRow() {
        undone(all -> {
            Map<Column, List<Value>> before =
                    columns.stream().collect(Collectors.toMap(column -> column, column -> values(all, column)));
            before.forEach((from, values) -> columns.stream()
                    .filter(to -> to.table().equals(from.table()) && !to.equals(from))
                    .forEach(to -> withBoth(values, before.get(to)).forEach(value -> {
                        write(all, to, value.row(), value.sealed());
                        assertThat(opens(to, new Value(value.row(), read(all, to, value.row()), value.dossier())))
                                .as("%s in %s", from, to)
                                .isFalse();
                    })));
        });
    }

    /** The rows that have both values, where there are any: of some rows the database says that they have but one. */
    private static List<Value> withBoth(List<Value> values, List<Value> others) {
        Set<String> rows = others.stream().map(Value::row).collect(Collectors.toSet());
        List<Value> both =
                values.stream().filter(value -> rows.contains(value.row())).toList();
        return both.isEmpty() ? values : both;
    }

    @Test
    void noConverterSeals() {
        noClasses()
                .that()
                .areAssignableTo(AttributeConverter.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.schakel.support.crypto..")
                .allowEmptyShould(true)
                .check(OurClasses.ALL);
        noFields().should().beAnnotatedWith(Convert.class).check(OurClasses.ALL);
        assertThat(entities.getMetamodel().getEntities())
                .isNotEmpty()
                .allSatisfy(entity -> assertThat(entity.getJavaType().getDeclaredFields())
                        .filteredOn(field -> field.isAnnotationPresent(jakarta.persistence.Column.class)
                                && field.getAnnotation(jakarta.persistence.Column.class)
                                        .name()
                                        .endsWith("_enc"))
                        .allSatisfy(field ->
                                assertThat(field.getType()).as(field.toString()).isEqualTo(byte[].class)));
    }

    private static String key(String table, String primaryKey) {
        // a session keeps its row when it gets another id, and its values are sealed anew
        return table.equals(SESSIONS)
                ? "(select session_id from schakel.spring_session where primary_id = session_primary_id)"
                        + "||'|'||attribute_name"
                : primaryKey;
    }

    private boolean opens(Column column, Value value) {
        if (column.table().equals(SESSIONS)) {
            return sessions.decrypt(value.sealed(), column.at(value.row())).isPresent();
        }
        return Stream.of(value.dossier(), sealedFor.get(HexFormat.of().formatHex(value.sealed())))
                        .filter(Objects::nonNull)
                        .distinct()
                        .anyMatch(dossier -> opens(ciphers.of(dossier), column, value))
                || opens(cipher, column, value);
    }

    private static boolean opens(PersonalDataCipher with, Column column, Value value) {
        try {
            with.decrypt(value.sealed(), column.at(value.row()));
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private static List<Value> values(JdbcClient all, Column column) {
        return all.sql("select %2$s, %1$s, %4$s from schakel.%3$s where %1$s is not null order by 1"
                        .formatted(column.name(), column.key(), column.table(), caseOf(column.table())))
                .query((row, n) -> new Value(row.getString(1), row.getBytes(2), row.getObject(3, UUID.class)))
                .list();
    }

    /** SQL of the case that a row belongs to. */
    private static String caseOf(String table) {
        if (OF_NO_CASE.contains(table)) {
            return "cast(null as uuid)";
        }
        return switch (table) {
            case "placement_need", "proposal", "municipal_place" ->
                "(select p.dossier_id from schakel.placement p where p.id = placement)";
            case "night_call_told", "night_note", "night_handover" ->
                "(select c.dossier_id from schakel.night_call c where c.id = call)";
            case "night_handover_said" ->
                "(select c.dossier_id from schakel.night_handover h join schakel.night_call c on c.id = h.call"
                        + " where h.id = handover)";
            default -> "dossier_id";
        };
    }

    private static void write(JdbcClient all, Column column, String row, byte[] sealed) {
        int written = all.sql("update schakel.%s set %s = decode(?, 'hex') where %s = ?"
                        .formatted(column.table(), column.name(), column.key()))
                .params(HexFormat.of().formatHex(sealed), row)
                .update();
        assertThat(written).as("written in %s", column).isEqualTo(1);
    }

    private static byte[] read(JdbcClient all, Column column, String row) {
        return all.sql("select %s from schakel.%s where %s = ?".formatted(column.name(), column.table(), column.key()))
                .param(row)
                .query(byte[].class)
                .single();
    }

    /** With all rights in the database, as somebody who tampers has them; taken back afterwards. */
    private void undone(Consumer<JdbcClient> tampering) {
        var source = TestPostgres.withAllRights(jdbc);
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            JdbcClient all = JdbcClient.create(source);
            // whoever has all rights asks no trigger
            all.sql("set local session_replication_role = replica").update();
            tampering.accept(all);
        });
    }
}
