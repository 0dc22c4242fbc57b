package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.internal.AnonymousRefusals;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.InventedDossier;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.time.SchakelClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** R8: a list is one row that names the cases it showed; polls and refusals leave rows too, and not one too many. */
@SchakelTest
class R08_ListsAndRefusalsAreLoggedTest {

    @Autowired
    private LookLog looks;

    @Autowired
    private LogReading reading;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private Parties parties;

    @Autowired
    private AnonymousRefusals anonymous;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyedHash hash;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aListIsOneRowThatIsFoundUnderEachCaseItShowed() {
        List<UUID> cases =
                IntStream.range(0, 50).mapToObj(i -> dossier("GM0267")).toList();
        String what = code("zaken");

        looks.shown(viewer("keten.wvv"), what, cases);

        assertThat(rows(what)).singleElement().satisfies(row -> assertThat(row).containsEntry("hits", 50));
        for (UUID shown : List.of(cases.get(0), cases.get(49))) {
            assertThat(found("fg.nijkerk", shown)).singleElement().satisfies(row -> {
                assertThat(row.kind()).isEqualTo(LogReading.Kind.LIJST);
                assertThat(row.why()).isEqualTo(what);
                assertThat(row.organisations()).containsExactly("wvv");
            });
        }
    }

    @Test
    void aListOfCasesElsewhereIsNotForThisOfficer() {
        UUID elsewhere = dossier("GM0228");
        looks.shown(viewer("af.ede"), code("zaken"), List.of(elsewhere));
        assertThat(found("fg.nijkerk", elsewhere)).isEmpty();
    }

    @Test
    void aRefusalBeforeAnyDoorIsKeptWhenTheRequestIsRolledBack() {
        UUID dossier = dossier("GM0267");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            looks.refused(viewer("af.ede"), dossier, "taak:open");
            status.setRollbackOnly();
        });
        assertThat(found("fg.nijkerk", dossier))
                .extracting(LogReading.Row::kind)
                .containsExactly(LogReading.Kind.GEWEIGERD);
    }

    @Test
    void aPageThatAsksByItselfLeavesARowPerFiveMinutesAndOneForWhatIsNew() {
        UUID first = dossier("GM0267");
        UUID second = dossier("GM0267");
        String what = code("piket");
        Viewer viewer = viewer("zorg.wvv");

        Stream.generate(() -> first).limit(20).forEach(each -> looks.polled(viewer, what, List.of(each)));
        assertThat(rows(what)).as("twenty polls").hasSize(1);

        looks.polled(viewer, what, List.of(first, second));
        looks.polled(viewer, what, List.of(second));
        assertThat(rows(what)).as("a case that was not shown before").hasSize(2);

        looks.polled(viewer("keten.wvv"), what, List.of(first));
        assertThat(rows(what)).as("somebody else").hasSize(3);

        clock.forward(Duration.ofMinutes(5).plusSeconds(1));
        looks.polled(viewer, what, List.of(second));
        looks.polled(viewer, what, List.of(second));
        assertThat(rows(what)).as("five minutes later").hasSize(4);
    }

    @Test
    void twoOpenPagesThatShowDifferentCasesLeaveARowEach() {
        UUID here = dossier("GM0267");
        UUID there = dossier("GM0267");
        String what = code("piket");
        Viewer viewer = viewer("zorg.wvv");
        for (int i = 0; i < 20; i++) {
            looks.polled(viewer, what, List.of(here));
            looks.polled(viewer, what, List.of(there));
        }
        assertThat(rows(what)).hasSize(2);
    }

    @Test
    void whatAnotherNodeOrThePageItselfWroteCountsForThePoll() {
        UUID dossier = dossier("GM0267");
        String what = code("piket");
        looks.shown(viewer("zorg.wvv"), what, List.of(dossier));
        looks.polled(viewer("zorg.wvv"), what, List.of(dossier));
        assertThat(rows(what)).hasSize(1);
    }

    @Test
    void aPageThatHasNothingToShowLeavesNothing() {
        String what = code("piket");
        looks.polled(viewer("zorg.wvv"), what, List.of());
        assertThat(rows(what)).isEmpty();
    }

    @Test
    void refusalsWithoutLoginAreCountedPerNetwork() {
        String what = code("GET /zaken");
        IntStream.range(0, 100).forEach(i -> looks.refusedAnonymous("203.0.113.9", what));
        looks.refusedAnonymous("198.51.100.7", what);
        IntStream.range(0, 10).forEach(i -> looks.refusedAnonymous("2001:db8:0:1::" + i, what));
        assertThat(rows(what)).as("the first of each network").hasSize(3);

        clock.forward(Duration.ofHours(1).plusSeconds(1));
        anonymous.writeEnded();

        List<Map<String, Object>> rows = rows(what);
        assertThat(rows).as("and the others of the hour together").hasSize(5);
        assertThat(rows.stream().mapToInt(row -> (int) row.get("hits")).sum()).isEqualTo(111);
        assertThat(rows).extracting(row -> row.get("network")).doesNotContainNull();
        assertThat(rows.toString()).doesNotContain("203.0.113").doesNotContain("2001:db8");
        assertThat(rows.stream().map(row -> row.get("network")).distinct()).hasSize(3);
    }

    @Test
    void whoComesWithVeryManyNetworksFillsOneCount() {
        String what = code("GET /zaken");
        IntStream.range(0, 6000).forEach(i -> looks.refusedAnonymous("10." + i / 250 + "." + i % 250 + ".1", what));
        assertThat(rows(what)).hasSizeLessThanOrEqualTo(2001).hasSizeGreaterThan(1000);
        clock.forward(Duration.ofHours(1).plusSeconds(1));
        anonymous.writeEnded();
        assertThat(rows(what).stream().mapToInt(row -> (int) row.get("hits")).sum())
                .isEqualTo(6000);
    }

    @Test
    void anOfficerSeesAnonymousRefusalsWhenAskedForOnly() {
        String what = code("GET /zaken");
        looks.refusedAnonymous("192.0.2.1", what);
        assertThat(read("fg.nijkerk", LogReading.Kind.ANONIEM, null))
                .extracting(LogReading.Row::why)
                .contains(what);
        assertThat(read("fg.nijkerk", null, null))
                .extracting(LogReading.Row::why)
                .doesNotContain(what);
    }

    @Test
    void whatAListShowedIsPartOfTheSeal() {
        String what = code("zaken");
        looks.shown(viewer("af.nijkerk"), what, List.of(dossier("GM0267"), dossier("GM0267")));
        looks.shown(viewer("af.nijkerk"), what, 3);
        String network = code("GET /taken");
        looks.refusedAnonymous("192.0.2.9", network);
        sealer.sealAll();
        assertThat(reading.check(viewer("fg.nijkerk")).intact()).isTrue();

        String shown = " where why = '" + what + "' and shown is not null";
        assertBroken("update schakel.access_log set shown = null" + shown);
        assertBroken("update schakel.access_log set shown = shown[1:1]" + shown);
        assertBroken("update schakel.access_log set shown = array[shown[2], shown[1]]" + shown);
        assertBroken("update schakel.access_log set shown = array[gen_random_uuid()] where why = '" + what
                + "' and shown is null");
        assertBroken("update schakel.access_log set network = repeat('0', 64) where why = '" + network + "'");
        assertThat(reading.check(viewer("fg.nijkerk")).intact()).isTrue();
    }

    @Test
    void theCasesAListShowedCannotBeChanged() {
        looks.shown(viewer("af.nijkerk"), code("zaken"), List.of(dossier("GM0267")));
        assertThatThrownBy(() -> JdbcClient.create(TestPostgres.withAllRights(jdbc))
                        .sql("update schakel.access_log set shown = null")
                        .update())
                .rootCause()
                .hasMessageContaining("append-only");
    }

    private void assertBroken(String change) {
        assertThat(new LogTampering(jdbc, hash).foundAfter(change).brokenAt())
                .as(change)
                .isNotNull();
    }

    private List<LogReading.Row> found(String officer, UUID dossier) {
        return read(officer, null, dossier);
    }

    private List<LogReading.Row> read(String officer, LogReading.Kind kind, UUID dossier) {
        return reading.read(viewer(officer), new LogReading.Filter(null, null, null, kind, dossier, null))
                .rows();
    }

    private List<Map<String, Object>> rows(String what) {
        return jdbc.sql("select * from schakel.access_log where why = :what order by id")
                .param("what", what)
                .query()
                .listOfRows();
    }

    private static String code(String what) {
        return what + ":" + UUID.randomUUID();
    }

    private UUID dossier(String municipality) {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(
                dossier, GroupId.parse("aandachtsfunctionaris@" + municipality), Scope.VOLLEDIG, "signaal-beoordelen");
        return dossier;
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
