package nl.schakel.access.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Verdict;
import nl.schakel.access.Viewer;
import nl.schakel.access.alert.internal.AlertWatch;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.InventedDossier;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R8: the data protection officer of whoever looked hears by themselves of what stands out, once, and writes down what it was. */
@SchakelTest
class R08_TheOfficerIsToldTest {

    private static final String NIJKERK = "GM0267";

    @LocalServerPort
    private int port;

    @Autowired
    private LookAlerts alerts;

    @Autowired
    private AlertWatch watch;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private AccessService door;

    @Autowired
    private LookLog looks;

    @Autowired
    private Parties parties;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Viewer officer;

    @BeforeEach
    void whatOthersLookedAtIsLookedThroughAndAnHourAgo() {
        officer = story.viewer("fg.nijkerk");
        lookThrough();
        clock.forward(Duration.ofHours(2));
    }

    @Test
    void whoOpensManyCasesInAnHourIsTold() {
        limit(3, 500);
        Viewer af = story.viewer("af.nijkerk");
        UUID first = caseInNijkerk();
        UUID second = caseInNijkerk();
        door.open(af, first, "zaak");
        door.open(af, second, "zaak");
        door.open(af, second, "zaak");
        lookThrough();
        assertThat(of(AlertKind.VEEL_ZAKEN)).as("two cases, however often").isEmpty();

        UUID third = caseInNijkerk();
        door.open(af, third, "zaak");
        lookThrough();

        LookAlert alert = of(AlertKind.VEEL_ZAKEN).get(0);
        assertThat(of(AlertKind.VEEL_ZAKEN)).hasSize(1);
        assertThat(alert.person()).isEqualTo(af.personId());
        assertThat(alert.organisation()).isEqualTo(NIJKERK);
        assertThat(alert.cases()).containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void theSameLooksAreToldOnceAndCountingBeginsAnew() {
        limit(2, 500);
        Viewer af = story.viewer("af.nijkerk");
        door.open(af, caseInNijkerk(), "zaak");
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();
        lookThrough();
        assertThat(of(AlertKind.VEEL_ZAKEN)).hasSize(1);

        clock.forward(Duration.ofMinutes(1));
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();
        assertThat(of(AlertKind.VEEL_ZAKEN)).as("one more").hasSize(1);
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();
        assertThat(of(AlertKind.VEEL_ZAKEN)).hasSize(2);
    }

    @Test
    void whoOpensOneNowAndThenIsNot() {
        limit(2, 500);
        Viewer af = story.viewer("af.nijkerk");
        door.open(af, caseInNijkerk(), "zaak");
        clock.forward(Duration.ofMinutes(61));
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();

        assertThat(of(AlertKind.VEEL_ZAKEN)).isEmpty();
    }

    @Test
    void whoWorksThroughAListHasALimitOfItsOwn() {
        limit(2, 5);
        Viewer af = story.viewer("af.nijkerk");
        looks.shown(af, "zaken", List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        lookThrough();
        assertThat(of(AlertKind.VEEL_IN_LIJSTEN)).isEmpty();
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();
        assertThat(of(AlertKind.VEEL_ZAKEN)).as("seen in a list is not opened").isEmpty();

        looks.shown(af, "zaken", List.of(UUID.randomUUID(), UUID.randomUUID()));
        lookThrough();
        assertThat(of(AlertKind.VEEL_IN_LIJSTEN)).hasSize(1);
        assertThat(of(AlertKind.VEEL_IN_LIJSTEN).get(0).cases()).hasSize(5);
    }

    @Test
    void aCaseOutsideTheOwnRegionIsToldUnlessThereIsAnythingToDoInIt() {
        Viewer af = story.viewer("af.nijkerk");
        UUID elsewhere = caseIn(elsewhere());
        parties.join(elsewhere, group("af.nijkerk"), Scope.VRAAG, "partnervraag");
        door.open(af, elsewhere, "zaak");
        lookThrough();
        assertThat(of(AlertKind.BUITEN_REGIO)).as("asked something").isEmpty();

        parties.leave(elsewhere, group("af.nijkerk"), "partnervraag");
        door.open(af, elsewhere, "zaak");
        door.open(af, elsewhere, "zaak");
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();

        assertThat(of(AlertKind.BUITEN_REGIO)).hasSize(1);
        assertThat(of(AlertKind.BUITEN_REGIO).get(0).cases()).containsExactly(elsewhere);
    }

    @Test
    void whoSearchesTheOwnNameOrAddressIsToldAndWhatWasTypedIsKeptNowhere() {
        Api af = Api.as(port, "af.nijkerk");
        for (String typed : List.of("Dam", "Anouk", "Verhoeven", "M-2026")) {
            assertThat(search(af, typed)).isEqualTo(200);
        }
        lookThrough();
        assertThat(of(AlertKind.EIGEN_GEGEVENS_GEZOCHT))
                .as("somebody else's name")
                .isEmpty();

        String own =
                directory.byUsername("af.nijkerk").orElseThrow().displayName().replace(" (fictief)", "");
        search(af, own.toUpperCase());
        lookThrough();

        assertThat(of(AlertKind.EIGEN_GEGEVENS_GEZOCHT)).hasSize(1);
        assertThat(jdbc.sql(
                                "select why from schakel.access_log where why like '%eigen-gegevens' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("zaken,eigen-gegevens");
    }

    @Test
    void aCaseOfAColleagueIsTold() {
        Viewer af = story.viewer("af.nijkerk");
        String colleague =
                directory.byUsername("gebiedsteam.nijkerk").orElseThrow().displayName();
        String reference = Api.as(port, "balie.nijkerk")
                .post(
                        "/api/v1/meldingen",
                        "{\"gemeente\":\"GM0267\",\"toelichting\":\"Test (fictief)\",\"betrokkenen\":[{\"naam\":\""
                                + colleague + "\"}]}")
                .json()
                .get("referentie")
                .asText();
        UUID named = jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(reference)
                .query(UUID.class)
                .single();
        UUID reportedByColleague =
                story.reportAs("balie.nijkerk", Story.plain()).dossier();
        door.open(af, named, "zaak");
        door.open(af, reportedByColleague, "zaak");
        lookThrough();

        assertThat(of(AlertKind.ZAAK_VAN_COLLEGA)).hasSize(1);
        assertThat(of(AlertKind.ZAAK_VAN_COLLEGA).get(0).cases())
                .as("what a colleague reports at the counter is ordinary work")
                .containsExactly(named);
    }

    @Test
    void twoNodesFindEachLookOnce() throws Exception {
        limit(2, 500);
        Viewer af = story.viewer("af.nijkerk");
        door.open(af, caseInNijkerk(), "zaak");
        door.open(af, caseInNijkerk(), "zaak");
        sealer.sealAll();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(nodes.submit(() -> {
                start.await();
                watch.look();
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : all) {
            each.get();
        }
        nodes.shutdown();

        assertThat(of(AlertKind.VEEL_ZAKEN)).hasSize(1);
    }

    @Test
    void aNodeThatIsKilledHalfWayLeavesNothingHalf() {
        limit(1, 500);
        Viewer af = story.viewer("af.nijkerk");
        door.open(af, caseInNijkerk(), "zaak");
        sealer.sealAll();
        long mark = mark();
        transaction.executeWithoutResult(status -> {
            watch.look();
            status.setRollbackOnly();
        });
        assertThat(of(AlertKind.VEEL_ZAKEN)).isEmpty();
        assertThat(mark()).isEqualTo(mark);

        watch.look();
        assertThat(of(AlertKind.VEEL_ZAKEN)).hasSize(1);
        assertThat(mark()).isGreaterThan(mark);
    }

    @Test
    void oneMailOnAWorkingDayWithoutContent() {
        limit(1, 500);
        Viewer af = story.viewer("af.nijkerk");
        story.officeHours();
        lookThrough();
        clock.forward(Duration.ofDays(1));
        story.officeHours();
        int before = mails();
        for (int i = 0; i < 3; i++) {
            door.open(af, caseInNijkerk(), "zaak");
            lookThrough();
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(mails()).isEqualTo(before + 1);

        clock.forward(Duration.ofDays(1));
        story.officeHours();
        lookThrough();
        assertThat(mails()).as("what came after it, the next working day").isEqualTo(before + 2);
        clock.forward(Duration.ofDays(1));
        story.officeHours();
        lookThrough();
        assertThat(mails()).as("nothing new").isEqualTo(before + 2);
    }

    @Test
    void theOfficerOfWhoLookedJudgesItOnceAndNobodyElseSeesIt() {
        limit(1, 500);
        Viewer af = story.viewer("af.nijkerk");
        door.open(af, caseInNijkerk(), "zaak");
        lookThrough();
        UUID id = of(AlertKind.VEEL_ZAKEN).get(0).id();

        for (String other : List.of("fg.piket", "af.nijkerk", "keten.wvv", "beheer")) {
            assertThatThrownBy(() -> alerts.one(id, story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotVisible.class);
        }
        assertThatThrownBy(() -> alerts.judge(id, null, "", officer)).isInstanceOf(InvalidInput.class);
        alerts.judge(id, Verdict.TERECHT, "Zij nam waar voor een collega (fictief).", officer);
        LookAlert judged = alerts.one(id, officer);
        assertThat(judged.verdict()).isEqualTo(Verdict.TERECHT);
        assertThat(judged.note()).isEqualTo("Zij nam waar voor een collega (fictief).");
        assertThat(judged.judgedBy()).isEqualTo(officer.personId());
        assertThatThrownBy(() -> alerts.judge(id, Verdict.NIET_TERECHT, "", officer))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobodyJudgesTheirOwn() {
        limit(1, 500);
        Viewer both =
                new Viewer(officer.personId(), officer.username(), Set.of(group("af.nijkerk"), group("fg.nijkerk")));
        door.open(both, caseInNijkerk(), "zaak");
        lookThrough();
        UUID id = of(AlertKind.VEEL_ZAKEN).get(0).id();

        assertThatThrownBy(() -> alerts.judge(id, Verdict.TERECHT, "", officer)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLimitIsTheOfficersAndNoNonsense() {
        for (Map.Entry<String, String> wrong :
                Map.of("0", "5", "-1", "5", "veel", "5", "5", "0", "10001", "5").entrySet()) {
            assertThatThrownBy(() -> alerts.limit(NIJKERK, wrong.getKey(), wrong.getValue(), officer))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> alerts.limit("GM0228", "5", "5", officer)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> alerts.limit(NIJKERK, "5", "5", story.viewer("af.nijkerk")))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void theOfficerReadsAndJudgesOnThePage() {
        limit(1, 500);
        Viewer af = story.viewer("af.nijkerk");
        UUID dossier = caseInNijkerk();
        door.open(af, dossier, "zaak");
        lookThrough();
        LookAlert alert = of(AlertKind.VEEL_ZAKEN).get(0);
        Visit visit = new Visit(port).login("fg.nijkerk");

        String list = visit.get("/toegang/meldingen").body();
        assertThat(list).contains("Veel zaken in een uur geopend", "1 zaak").doesNotContain("??");
        String page = "/toegang/meldingen/" + alert.id();
        assertThat(visit.get(page).body())
                .contains("in het log", "Er was een goede reden")
                .doesNotContain("??");
        assertThat(visit.submit(page + "/oordeel", visit.token(), "oordeel", "alles", "toelichting", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visit.submit(
                                page + "/oordeel",
                                visit.token(),
                                "oordeel",
                                "terecht",
                                "toelichting",
                                "Dienst (fictief)")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visit.get(page).body()).contains("Dienst (fictief)", "Bekeken door");
        assertThat(new Visit(port).login("fg.piket").get(page).statusCode()).isEqualTo(404);
        assertThat(visit.submit("/toegang/meldingen/grenzen/GM0267", visit.token(), "zaken", "0", "lijsten", "5")
                        .body())
                .contains("Kies een getal van 1 tot en met");
    }

    private int search(Api api, String typed) {
        return api.post("/api/v1/zaken/zoekopdrachten", "{\"zoek\":\"" + typed + "\"}")
                .status();
    }

    private void lookThrough() {
        sealer.sealAll();
        watch.look();
    }

    private void limit(int opened, int listed) {
        alerts.limit(NIJKERK, Integer.toString(opened), Integer.toString(listed), officer);
    }

    /** Those of the last hours: others' are older. */
    private List<LookAlert> of(AlertKind kind) {
        return alerts.all(officer).stream()
                .filter(alert -> alert.kind() == kind)
                .filter(alert -> alert.lastAt().isAfter(clock.instant().minus(Duration.ofMinutes(90))))
                .toList();
    }

    private UUID caseInNijkerk() {
        return caseIn(NIJKERK);
    }

    private UUID caseIn(String municipality) {
        UUID dossier = InventedDossier.in(jdbc);
        jdbc.sql(
                        "update schakel.dossier set municipality = ?, region = (select region from schakel.organisation where code = ?)"
                                + " where id = ?")
                .params(municipality, municipality, dossier)
                .update();
        parties.join(dossier, group("af.nijkerk"), Scope.VOLLEDIG, "signaal-beoordelen");
        return dossier;
    }

    private GroupId group(String username) {
        return story.viewer(username).groups().iterator().next();
    }

    private String elsewhere() {
        return jdbc.sql("select code from schakel.organisation where kind = 'gemeente' and region = 'noord' limit 1")
                .query(String.class)
                .single();
    }

    private int mails() {
        return jdbc.sql("select count(*) from schakel.outbox where template = ? and receiver = ?")
                .params(Template.TOEGANG_MELDING.name(), officer.personId())
                .query(Integer.class)
                .single();
    }

    private long mark() {
        return jdbc.sql("select position from schakel.access_alert_mark")
                .query(Long.class)
                .single();
    }
}
