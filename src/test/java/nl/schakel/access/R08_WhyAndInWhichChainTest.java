package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.story.Story;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R8: each row says for what somebody looked, in which roles, and in which chain of requests; all of it behind the seal. */
@SchakelTest
class R08_WhyAndInWhichChainTest {

    private static final GroupId NIGHT = GroupId.parse("piket@piket-wvv");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessService door;

    @Autowired
    private LookLog looks;

    @Autowired
    private LogReading reading;

    @Autowired
    private Parties parties;

    @Autowired
    private EmergencyCommands emergency;

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private KeyedHash hash;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoWorksOnACaseLooksForTheTask() {
        UUID dossier = story.report(Story.plain()).dossier();
        Viewer officer = story.viewer("af.nijkerk");

        door.open(officer, dossier, "zaak");
        assertThat(purpose()).as("it waits for the group").isEqualTo("groepstaak:signaal-beoordelen");

        desk.claim(story.task(dossier, "signaal-beoordelen").id(), officer);
        door.open(officer, dossier, "zaak");
        assertThat(purpose()).isEqualTo("taak:signaal-beoordelen");

        door.open(officer, dossier, "taak:signaal-beoordelen");
        assertThat(purpose()).isEqualTo("taak:signaal-beoordelen");
    }

    @Test
    void whoHasNoTaskInItLooksForAQuestionAPartOrTheRole() {
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, story.viewer("tmm.oost").groups().iterator().next(), Scope.VRAAG, "partnervraag-politie");
        parties.join(dossier, story.viewer("zorg.wvv").groups().iterator().next(), Scope.VOLLEDIG, "opvang-regelen");

        door.open(story.viewer("tmm.oost"), dossier, "zaak");
        assertThat(purpose()).isEqualTo("vraag:partnervraag-politie");
        door.open(story.viewer("zorg.wvv"), dossier, "zaak");
        assertThat(purpose()).isEqualTo("deelname:opvang-regelen");
        looks.shown(story.viewer("zorg.wvv"), "zaken", 3);
        assertThat(purpose()).isEqualTo("rol:zorgcoordinator");
        looks.refused(story.viewer("af.ede"), dossier, "zaak");
        assertThat(purpose()).isEqualTo("rol:aandachtsfunctionaris");
        looks.seenByReporter(dossier, "terugkoppeling");
        assertThat(purpose()).isEqualTo("eigen-melding");
        reading.read(story.viewer("fg.nijkerk"), new LogReading.Filter(null, null, null, null, null, null));
        assertThat(purpose()).isEqualTo("toezicht");
    }

    @Test
    void atNightItIsTheDutyAndInAnEmergencyWhatWasOpenedWithItsReason() {
        UUID dossier = story.report(Story.plain()).dossier();
        parties.join(dossier, NIGHT, Scope.VOLLEDIG, EmergencyAccess.STEP);
        Viewer one = story.viewer("piket.een");

        door.open(one, dossier, "piket:zoeken");
        assertThat(purpose()).isEqualTo("dienst:piket");
        EmergencyAccess.Opened opened =
                emergency.open(dossier, null, Set.of(Part.MELDING), "De persoon noemt een adres (fictief).", null, one);
        door.open(one, dossier, "zaak");
        assertThat(purpose()).isEqualTo("noodtoegang:" + opened.id());
        assertThat(last().toString()).doesNotContain("De persoon noemt");
    }

    @Test
    void theChainOfTheCallerStandsInTheRowAndANumberOfItsOwn() {
        Api.as(port, "zorg.wvv").get("/api/v1/zaken", "traceparent", "00-" + TRACE + "-" + SPAN + "-01");
        Map<String, Object> row = last();
        assertThat(row).containsEntry("trace_id", TRACE).containsEntry("parent_span_id", SPAN);
        assertThat((String) row.get("span_id")).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
        assertThat(row.get("held").toString()).isEqualTo("{zorgcoordinator@zorg-wvv}");

        Api.as(port, "zorg.wvv").get("/api/v1/zaken", "traceparent", "00-" + TRACE + "-" + SPAN);
        assertThat(last().get("trace_id").toString()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(last().get("parent_span_id")).isNull();
    }

    @Test
    void noneOfItCanBeChangedUnseen() {
        looks.shown(story.viewer("zorg.wvv"), "zaken", 3);
        sealer.sealAll();
        long id = (long) last().get("id");
        LogTampering tampering = new LogTampering(jdbc, hash);

        for (String change : new String[] {
            "purpose = 'taak:iets'",
            "held = '{}'",
            "trace_id = '" + TRACE + "'",
            "span_id = null",
            "parent_span_id = '" + SPAN + "'"
        }) {
            assertThat(tampering
                            .foundAfter("update schakel.access_log set " + change + " where id = " + id)
                            .brokenAt())
                    .as(change)
                    .isEqualTo(id);
        }
    }

    private String purpose() {
        return last().get("purpose").toString();
    }

    private Map<String, Object> last() {
        return jdbc.sql(
                        "select id, purpose, held::text as held, trace_id, span_id, parent_span_id from schakel.access_log"
                                + " order by id desc limit 1")
                .query()
                .singleRow();
    }
}
