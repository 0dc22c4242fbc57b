package nl.schakel.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.StartRefused;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.CaseKeys;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What two people let leave does not come back with a backup: the backup is made before, and put back after. Its words open no more, and
 * before anybody can ask for it the case leaves again, by the decision of the same two.
 */
@SchakelTest
class DestroyedForGoodTest {

    private static final String TEXT = "Verzonnen, en zo weg (fictief).";
    private static final String WVV = "wvv";

    /** What a restored database does not yet know. */
    private static final List<String> SINCE = List.of(
            "destruction_certificate",
            "destruction_item",
            "destruction_batch",
            "case_figure",
            "refusal_figure",
            "disclosure_left");

    @Autowired
    private Story story;

    @Autowired
    private RetentionNight night;

    @Autowired
    private DestructionBatches batches;

    @Autowired
    private Destruction destruction;

    @Autowired
    private RestoredDatabase restored;

    @Autowired
    private Certificates certificates;

    @Autowired
    private DossierReading reading;

    @Autowired
    private CaseFiles files;

    @Autowired
    private CaseKeys keys;

    @Autowired
    private CaseCipher ciphers;

    @Autowired
    private JdbcClient jdbc;

    private JdbcClient everything;

    @Test
    void aBackupOfBeforeOpensNothingAndTheCaseLeavesAgain() {
        Receipt receipt = ended("geen-aanwijzingen");
        Receipt stays = ended("geen-aanwijzingen");
        UUID dossier = receipt.dossier();
        ago(dossier, Period.ofWeeks(7));
        propose(dossier, LeavingPart.ZAAK);
        assertThat(story(dossier)).isEqualTo(TEXT);
        backup();
        leave(dossier, LeavingPart.ZAAK);
        assertThat(keys.having(List.of(dossier))).isEmpty();
        Certificates.Certificate then = certificate(receipt, LeavingPart.ZAAK);

        restore();
        assertThat(there(dossier)).isTrue();
        assertThat(certificates.find(receipt.reference(), officer())).isEmpty();
        assertThatThrownBy(() -> story(dossier))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(sealed(dossier))
                .hasSizeGreaterThan(5)
                .allSatisfy(value -> assertThatThrownBy(value::open).isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> ciphers.of(dossier).encrypt(TEXT, new SealedColumn("proef", "proef_enc").at("1")))
                .as("nothing more is kept of it either")
                .hasMessageContaining("destroyed");
        assertThat(story(stays.dossier())).as("another case").isEqualTo(TEXT);

        restored.afterSingletonsInstantiated();

        assertThat(there(dossier)).isFalse();
        assertThat(there(stays.dossier())).isTrue();
        Certificates.Certificate now = certificate(receipt, LeavingPart.ZAAK);
        // the engine's own tables were not put back
        assertThat(now).usingRecursiveComparison().ignoringFields("counts").isEqualTo(then);
        assertThat(now.counts()).contains("dossier=1", "report=1", "involved_person=1", "case_file=1");
        assertThat(jdbc.sql(
                                "select count(*) from schakel.destruction_item where state = 'voorgesteld' and dossier_id = ?")
                        .param(dossier)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(restored.leaveAgain()).as("once").isZero();
    }

    @Test
    void howAReporterWasReachedDoesNotComeBackEither() {
        Receipt receipt = ended("doorverwezen");
        UUID dossier = receipt.dossier();
        ago(dossier, Period.ofWeeks(7));
        propose(dossier, LeavingPart.MELDER);
        backup();
        leave(dossier, LeavingPart.MELDER);
        restore();
        assertThat(reporterKnown(dossier)).isTrue();

        restored.afterSingletonsInstantiated();

        assertThat(reporterKnown(dossier)).isFalse();
        assertThat(there(dossier)).isTrue();
        assertThat(story(dossier)).isEqualTo(TEXT);
        assertThat(certificate(receipt, LeavingPart.MELDER).confirmedBy())
                .isEqualTo(director().personId());
    }

    /** What belongs to a case leaves before it, again. */
    @Test
    void casesThatBelongTogetherLeaveAgainTogether() {
        Receipt head = ended("geen-aanwijzingen");
        List<Receipt> linked =
                Stream.generate(() -> story.report(Story.plain())).limit(3).toList();
        linked.forEach(one -> {
            story.does(
                    "af.nijkerk",
                    one.dossier(),
                    "signaal-beoordelen",
                    Story.triage(
                            "vervolg",
                            "stoppen",
                            "eindreden",
                            "gekoppeld",
                            "zaakReferentie",
                            head.reference(),
                            "eindToelichting",
                            TEXT));
            story.does(
                    "keten.wvv",
                    one.dossier(),
                    "voorstel-tegenlezen",
                    Map.of("besluit", "bevestigen", "toelichting", TEXT));
            ago(one.dossier(), Period.ofWeeks(7));
        });
        ago(head.dossier(), Period.ofWeeks(7));
        propose(head.dossier(), LeavingPart.ZAAK);
        backup();
        leave(head.dossier(), LeavingPart.ZAAK);
        restore();
        assertThat(there(head.dossier())).isTrue();

        assertThat(restored.leaveAgain()).isGreaterThanOrEqualTo(4);

        assertThat(there(head.dossier())).isFalse();
        assertThat(linked).noneMatch(one -> there(one.dossier()));
    }

    @Test
    void aStoreThatIsOlderThanTheDatabaseIsRefused() {
        UUID dossier = ended("geen-aanwijzingen").dossier();
        keys.destroy(List.of(dossier));
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(restored::afterSingletonsInstantiated)
                    .withMessageContaining("Van 1 van de nieuwste");
        } finally {
            // no other test meets a case that nobody can open
            ago(dossier, Period.ofWeeks(7));
            leave(dossier, LeavingPart.ZAAK);
        }
    }

    /** A value of the case as it stands in the database. */
    private record SealedValue(CaseCipher ciphers, UUID dossier, SealedColumn column, String row, byte[] bytes) {

        void open() {
            ciphers.of(dossier).decrypt(bytes, column.at(row));
        }
    }

    private List<SealedValue> sealed(UUID dossier) {
        return List.of("report:dossier_id", "involved_person:id", "dossier_entry:id").stream()
                .map(table -> table.split(":"))
                .flatMap(table -> columns(table[0]).stream()
                        .flatMap(column -> jdbc
                                .sql("select %s::text, %s from schakel.%s where dossier_id = ? and %2$s is not null"
                                        .formatted(table[1], column, table[0]))
                                .param(dossier)
                                .query((row, n) -> new SealedValue(
                                        ciphers,
                                        dossier,
                                        new SealedColumn(table[0], column),
                                        row.getString(1),
                                        row.getBytes(2)))
                                .list()
                                .stream()))
                .toList();
    }

    private List<String> columns(String table) {
        return jdbc.sql("select column_name from information_schema.columns where table_schema = 'schakel'"
                        + " and table_name = ? and data_type = 'bytea'")
                .param(table)
                .query(String.class)
                .list();
    }

    private Receipt ended(String outcome) {
        Receipt receipt = story.report(new NewSignal(
                "GM0267",
                TEXT,
                null,
                List.of("arbeid"),
                "nee",
                TEXT,
                List.of(new NewSignal.Involved("Verzonnen Naam", "1990", "vrouw", TEXT, TEXT)),
                List.of("geen-contract"),
                null,
                new NewSignal.Reporter("Verzonnen", TEXT, null, "weg@voorbeeld.example", "000 000", true)));
        files.add(receipt.dossier(), new NewFile("foto.jpg", Pictures.photo()), FileSender.REPORTER);
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage("vervolg", "stoppen", "eindreden", outcome, "eindToelichting", TEXT));
        story.does(
                "keten.wvv",
                receipt.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", TEXT));
        return receipt;
    }

    private void ago(UUID dossier, Period period) {
        jdbc.sql("update schakel.dossier set closed_at = ? where id = ?")
                .params(
                        Timestamp.from(LocalDate.ofInstant(story.now(), Zones.AMSTERDAM)
                                .minus(period)
                                .atTime(12, 0)
                                .atZone(Zones.AMSTERDAM)
                                .toInstant()),
                        dossier)
                .update();
    }

    private UUID propose(UUID dossier, LeavingPart part) {
        night.propose(WVV);
        return jdbc.sql(
                        "select batch from schakel.destruction_item where dossier_id = ? and part = ? and state = 'voorgesteld'")
                .params(dossier, part.code())
                .query(UUID.class)
                .single();
    }

    private void leave(UUID dossier, LeavingPart part) {
        UUID batch = propose(dossier, part);
        batches.read(batch, batches.find(batch, officer()).size(), officer());
        batches.confirm(batch, director());
        destruction.look();
    }

    private Certificates.Certificate certificate(Receipt receipt, LeavingPart part) {
        return certificates.find(receipt.reference(), officer()).stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
    }

    private String story(UUID dossier) {
        return reading.read(new Grant(dossier, Set.of(Part.MELDING)), Set.of())
                .report()
                .explanation();
    }

    private boolean there(UUID dossier) {
        return exists("select exists (select from schakel.dossier where id = ?)", dossier);
    }

    private boolean reporterKnown(UUID dossier) {
        return exists("select exists (select from schakel.known_reporter where dossier_id = ?)", dossier);
    }

    private boolean exists(String sql, UUID dossier) {
        return jdbc.sql(sql).param(dossier).query(Boolean.class).single();
    }

    /** A copy of every table as it is now. */
    private void backup() {
        allRights().executeWithoutResult(status -> {
            sql("drop schema if exists reservekopie cascade", "create schema reservekopie");
            tables().keySet()
                    .forEach(table -> sql("create table reservekopie." + table + " as table schakel." + table));
        });
    }

    /** What was there at the backup is there again; what the application learnt since of destructions is not. */
    private void restore() {
        allRights().executeWithoutResult(status -> {
            sql("set local session_replication_role = replica");
            SINCE.forEach(table -> sql("delete from schakel." + table));
            tables().forEach((table, columns) ->
                    sql("insert into schakel.%1$s (%2$s) overriding system value".formatted(table, columns)
                            + " select %2$s from reservekopie.%1$s on conflict do nothing".formatted(table, columns)));
            // a report that stayed lost who reported it
            sql(
                    "update schakel.report r set reporter_email_enc = b.reporter_email_enc, reporter_name_enc = b.reporter_name_enc,"
                            + " reporter_phone_enc = b.reporter_phone_enc, reporter_job_enc = b.reporter_job_enc"
                            + " from reservekopie.report b where b.dossier_id = r.dossier_id");
        });
    }

    /** By name, with the columns that can be written. */
    private Map<String, String> tables() {
        return jdbc
                .sql("select c.table_name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)"
                        + " from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                        + " join information_schema.table_constraints p on p.table_schema = c.table_schema"
                        + " and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY'"
                        + " where c.table_schema = 'schakel' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'"
                        + " and not starts_with(c.table_name, 'access_') and not starts_with(c.table_name, 'spring_')"
                        + " group by c.table_name")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private TransactionTemplate allRights() {
        var source = TestPostgres.withAllRights(jdbc);
        everything = JdbcClient.create(source);
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    private void sql(String... statements) {
        List.of(statements).forEach(statement -> everything.sql(statement).update());
    }

    private Viewer officer() {
        return story.viewer("fg.nijkerk");
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
