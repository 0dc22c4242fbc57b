package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.InventedDossier;
import nl.schakel.support.crypto.KeyedHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** R8: who, what, when, why; a denial too. The log cannot be changed from the application. */
@SchakelTest
class R08_EveryLookIsLoggedTest {

    private static final GroupId OFFICER = GroupId.parse("aandachtsfunctionaris@GM0267");

    @Autowired
    private LookLog looks;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private LogReading reading;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private KeyedHash hash;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aLookIsLogged() {
        UUID dossier = dossier();
        door.open(viewer("af.nijkerk"), dossier, "taak:signaal-beoordelen", EnumSet.of(Part.MELDING, Part.MELDER));

        Map<String, Object> entry = only(dossier);
        assertThat(entry)
                .containsEntry("username", "af.nijkerk")
                .containsEntry("kind", "inzage")
                .containsEntry("why", "taak:signaal-beoordelen");
        assertThat(entry.get("parts")).hasToString("{MELDING,MELDER}");
        assertThat(entry.get("organisations")).hasToString("{GM0267}");
        assertThat(entry.get("at")).isNotNull();
    }

    @Test
    void aRefusalIsLoggedAlsoWhenTheRequestIsRolledBack() {
        UUID dossier = dossier();
        TransactionTemplate request = new TransactionTemplate(transactions);
        assertThatThrownBy(() ->
                        request.executeWithoutResult(status -> door.open(viewer("af.ede"), dossier, "zaak-bekijken")))
                .isInstanceOf(NotVisible.class);
        assertThat(only(dossier)).containsEntry("kind", "geweigerd").containsEntry("username", "af.ede");
        assertThat(only(dossier).get("parts")).hasToString("{}");

        UUID unknown = UUID.randomUUID();
        assertThatThrownBy(() -> door.open(viewer("af.ede"), unknown, "zaak-bekijken"))
                .isInstanceOf(NotVisible.class);
        assertThat(only(unknown)).containsEntry("kind", "geweigerd");
    }

    @Test
    void aLookInATransactionThatOnlyReadsIsLogged() {
        UUID dossier = dossier();
        TransactionTemplate request = new TransactionTemplate(transactions);
        request.setReadOnly(true);
        request.executeWithoutResult(status -> door.open(viewer("af.nijkerk"), dossier, "zaak-bekijken"));
        assertThat(only(dossier)).containsEntry("kind", "inzage");
    }

    @Test
    void aListIsLogged() {
        String what = "zaken:" + UUID.randomUUID();
        looks.shown(viewer("keten.wvv"), what, 17);
        Map<String, Object> entry = jdbc.sql("select * from schakel.access_log where why = :what")
                .param("what", what)
                .query()
                .singleRow();
        assertThat(entry).containsEntry("kind", "lijst").containsEntry("hits", 17);
        assertThat(entry.get("dossier_id")).isNull();
    }

    @Test
    void aQuestionWhetherAButtonIsShownIsNotALook() {
        UUID dossier = dossier();
        door.permits(viewer("af.nijkerk"), dossier);
        door.visible(viewer("af.nijkerk"));
        assertThat(jdbc.sql("select count(*) from schakel.access_log where dossier_id = :dossier")
                        .param("dossier", dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyADataProtectionOfficerReadsTheLogAndOnlyOfTheirOwn() {
        UUID ours = dossier();
        UUID elsewhere = InventedDossier.in(jdbc);
        parties.join(elsewhere, GroupId.parse("aandachtsfunctionaris@GM0228"), Scope.VOLLEDIG, "signaal-beoordelen");
        parties.join(ours, GroupId.parse("tmm@politie-oost"), Scope.VRAAG, "partner-vraag");
        door.open(viewer("af.nijkerk"), ours, "ons-eigen");
        door.open(viewer("tmm.oost"), ours, "van-een-ander");
        door.open(viewer("af.ede"), elsewhere, "niet-van-ons");

        List<LogReading.Row> rows = rowsOf(ours);
        assertThat(rows).extracting(LogReading.Row::why).containsExactly("van-een-ander", "ons-eigen");
        assertThat(rows.get(0).person()).as("by organisation, not by name").isNull();
        assertThat(rows.get(0).organisations()).containsExactly("politie-oost");
        assertThat(rows.get(1).person()).isEqualTo(viewer("af.nijkerk").personId());
        assertThat(rowsOf(ours))
                .as("that the officer read this is a look at the case too")
                .extracting(LogReading.Row::why)
                .containsExactly("toegangslog", "van-een-ander", "ons-eigen");
        assertThat(rowsOf(elsewhere)).isEmpty();
        for (String other : List.of("af.nijkerk", "beheer", "keten.wvv")) {
            assertThatThrownBy(() -> reading.read(viewer(other), everything(null)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
            assertThatThrownBy(() -> reading.check(viewer(other))).isInstanceOf(NotVisible.class);
        }
    }

    @Test
    void readingTheLogIsLogged() {
        long before = reads();
        rowsOf(dossier());
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void theLogIsReadPageByPage() {
        UUID dossier = dossier();
        for (int i = 0; i < 120; i++) {
            door.open(viewer("af.nijkerk"), dossier, "blad-" + i);
        }
        List<String> seen = new ArrayList<>();
        LogReading.Page page = null;
        do {
            Long before = page == null ? null : page.next();
            page = reading.read(officer(), new LogReading.Filter(null, null, null, null, dossier, before));
            page.rows().forEach(row -> seen.add(row.why()));
        } while (page.next() != null);
        assertThat(seen)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("blad-119")
                .endsWith("blad-0");
    }

    private List<LogReading.Row> rowsOf(UUID dossier) {
        return reading.read(officer(), everything(dossier)).rows();
    }

    private static LogReading.Filter everything(UUID dossier) {
        return new LogReading.Filter(null, null, null, null, dossier, null);
    }

    private long reads() {
        return jdbc.sql("select count(*) from schakel.access_log where why = 'toegangslog' and username = 'fg.nijkerk'")
                .query(Long.class)
                .single();
    }

    @Test
    void evenTheOwnerOfTheTablesCannotChangeTheLogInPassing() {
        door.open(viewer("af.nijkerk"), dossier(), "test");
        sealer.sealAll();
        JdbcClient anything = JdbcClient.create(TestPostgres.withAllRights(jdbc));
        for (String change : List.of(
                "update schakel.access_log set username = 'iemand'",
                "delete from schakel.access_log",
                "truncate schakel.access_log cascade",
                "update schakel.access_seal set seal = ''",
                "delete from schakel.access_seal",
                "truncate schakel.access_seal")) {
            assertThatThrownBy(() -> anything.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void theChainHoldsUnderManyWritersAndSealers() throws Exception {
        int writers = 12;
        int each = 40;
        Viewer viewer = viewer("af.nijkerk");
        ExecutorService threads = Executors.newFixedThreadPool(writers + 3);
        AtomicInteger writing = new AtomicInteger(writers);
        List<Future<?>> work = new ArrayList<>();
        long before = reading.check(officer()).entries();
        try {
            for (int w = 0; w < writers; w++) {
                work.add(threads.submit(() -> {
                    TransactionTemplate request = new TransactionTemplate(transactions);
                    for (int i = 0; i < each; i++) {
                        boolean rolledBack = i % 10 == 9;
                        request.executeWithoutResult(status -> {
                            looks.shown(viewer, "druk", 1);
                            if (rolledBack) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                    writing.decrementAndGet();
                }));
            }
            for (int s = 0; s < 3; s++) {
                work.add(threads.submit(() -> {
                    while (writing.get() > 0) {
                        sealer.sealAll();
                    }
                }));
            }
            for (Future<?> part : work) {
                part.get();
            }
        } finally {
            threads.shutdown();
        }
        sealer.sealAll();

        LogCheck check = reading.check(officer());
        assertThat(check.intact()).isTrue();
        assertThat(check.entries() - before).isGreaterThanOrEqualTo(writers * each * 9L / 10);
        assertThat(jdbc.sql("select count(*) from schakel.access_seal where position > (select count(*) from"
                                + " schakel.access_seal)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aChangeBehindTheApplicationShows() {
        for (int i = 0; i < 5; i++) {
            door.open(viewer("af.nijkerk"), dossier(), "test");
        }
        sealer.sealAll();
        long entry = jdbc.sql("select entry from schakel.access_seal order by position desc offset 2 limit 1")
                .query(Long.class)
                .single();

        assertThat(brokenAfter("update schakel.access_log set why = 'iets anders' where id = " + entry))
                .isEqualTo(entry);
        assertThat(brokenAfter("update schakel.access_log set at = at + interval '1 second' where id = " + entry))
                .isEqualTo(entry);
        assertThat(brokenAfter(
                        "update schakel.access_log set parts = array[array_to_string(parts, ',')] where id = " + entry))
                .as("several made one")
                .isEqualTo(entry);
        assertThat(brokenAfter("delete from schakel.access_log where id = " + entry))
                .isEqualTo(entry);
        assertThat(brokenAfter("delete from schakel.access_seal where entry = " + entry))
                .isNotNull();
        assertThat(brokenAfter("""
                        insert into schakel.access_log (at, person, username, organisations, kind, why, parts)
                        select at, person, username, organisations, kind, why, parts from schakel.access_log limit 1
                        """)).isNotNull();
        assertThat(reading.check(officer()).intact()).isTrue();
    }

    private Long brokenAfter(String change) {
        return new LogTampering(jdbc, hash).foundAfter(change).brokenAt();
    }

    private UUID dossier() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, OFFICER, Scope.VOLLEDIG, "signaal-beoordelen");
        return dossier;
    }

    private Viewer officer() {
        return viewer("fg.nijkerk");
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private Map<String, Object> only(UUID dossier) {
        return jdbc.sql("select * from schakel.access_log where dossier_id = :dossier")
                .param("dossier", dossier)
                .query()
                .singleRow();
    }
}
