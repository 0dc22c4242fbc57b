package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.feedback.Notice;
import nl.schakel.feedback.Unreachable;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.process.routes.meldroute.ImportRun;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.story.Story;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody sends as a list is seen by that person alone (R7), each look at it is written down (R8), and nothing of it stands
 * in clear anywhere (R9). Who hears of it hears of all of it together (R3).
 */
@SchakelTest
@ExtendWith(OutputCaptureExtension.class)
class R07_AListIsForItsSenderAloneTest {

    private static final List<String> MAY = List.of(
            "fairwork",
            "coa",
            "school.ede",
            "nla.oost",
            "politie.nacht",
            "af.nijkerk",
            "af.legerdesheils",
            "keten.wvv",
            "opvang.haven");
    private static final List<String> MAY_NOT = List.of(
            "balie.nijkerk",
            "ondermijning.nijkerk",
            "gebiedsteam.nijkerk",
            "fg.nijkerk",
            "fg.piket",
            "beheer",
            "landelijk",
            "centrum.ede");

    @LocalServerPort
    private int port;

    @Autowired
    private ImportRun run;

    @Autowired
    private SignalImports imports;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReporterContacts contacts;

    @Autowired
    private ReporterAddresses addresses;

    @Autowired
    private ReporterAccess reporters;

    @Autowired
    private Feedback feedback;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private ImportVisit fairwork;
    private String secret;

    @BeforeEach
    void anOrganisation() {
        fairwork = new ImportVisit(new Visit(port).login("fairwork"));
        secret = "Geheim" + UUID.randomUUID().toString().replace("-", "");
    }

    private String list() {
        return fairwork.upload(List.of(
                List.of(
                        "Eigen nummer",
                        "Wat is gezien of gehoord",
                        "Persoon 1: naam of beschrijving",
                        "Melder: e-mailadres",
                        "Melder: veilig te bereiken"),
                List.of(secret + "A", "Verzonnen (fictief) " + secret, secret, "", ""),
                List.of(
                        secret + "B",
                        "Verzonnen (fictief) " + secret,
                        "",
                        "melder" + secret + "@voorbeeld.example",
                        "ja, dat is veilig")));
    }

    private int rows(String username) {
        return jdbc.sql("select count(*) from schakel.access_log where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoBringsSignalsMayAndNobodyElse() {
        MAY.forEach(
                name -> assertThat(new Visit(port).login(name).get("/inlezen").statusCode())
                        .as(name)
                        .isEqualTo(200));
        MAY.forEach(
                name -> assertThat(Api.as(port, name).get("/api/v1/importen").status())
                        .as(name)
                        .isEqualTo(200));
        for (String name : MAY_NOT) {
            Visit visit = new Visit(port).login(name);
            assertThat(visit.get("/melden").body()).as(name).doesNotContain("href=\"/inlezen\"");
            assertThat(visit.get("/inlezen").statusCode()).as(name).isEqualTo(403);
            assertThat(visit.sendFile("/inlezen", visit.token(), "x.csv", SheetFiles.csv(List.of(List.of("a"))))
                            .statusCode())
                    .as(name)
                    .isEqualTo(403);
            assertThat(Api.as(port, name).get("/api/v1/importen").status())
                    .as(name)
                    .isEqualTo(403);
        }
        assertThat(new Visit(port).get("/inlezen").statusCode()).isEqualTo(302);
        assertThat(Api.anonymous(port).get("/api/v1/importen").status()).isEqualTo(401);
    }

    @Test
    void aColleagueOrTheRegionFindsNothing() {
        String list = list();
        UUID id = ImportVisit.id(list);
        for (String name : List.of("coa", "keten.wvv", "af.nijkerk")) {
            Visit other = new Visit(port).login(name);
            int before = rows(name);
            for (String address : List.of(list, list + "/stand", list + "/fouten/csv", list + "/uitkomst/xlsx")) {
                assertThat(other.get(address).statusCode()).as(address).isEqualTo(404);
            }
            for (String deed : List.of("/bevestigen", "/weggooien")) {
                assertThat(other.submit(list + deed, other.token()).statusCode())
                        .as(deed)
                        .isEqualTo(404);
            }
            assertThat(other.get("/inlezen").body()).doesNotContain(id.toString());
            Api api = Api.as(port, name);
            assertThat(api.get("/api/v1/importen/" + id).status()).isEqualTo(404);
            assertThat(api.post("/api/v1/importen/" + id + "/bevestiging", "{}").status())
                    .isEqualTo(404);
            assertThat(api.delete("/api/v1/importen/" + id).status()).isEqualTo(404);
            assertThat(rows(name) - before)
                    .as("each refusal of " + name + ", and the own page")
                    .isGreaterThanOrEqualTo(10);
        }
        assertThat(fairwork.states(jdbc, list)).containsOnly("goed");
    }

    @Test
    void R08_eachLookOfTheSenderIsARowAndNamesTheCasesOnceThereAreAny() {
        String list = list();
        for (String address : List.of(list, list + "/fouten/ods", "/inlezen")) {
            int before = rows("fairwork");
            fairwork.visit().get(address);
            assertThat(rows("fairwork") - before).as(address).isEqualTo(1);
        }
        fairwork.confirm(list);
        run.look();
        int before = rows("fairwork");

        fairwork.visit().bytes(list + "/uitkomst/csv");

        assertThat(rows("fairwork") - before).isEqualTo(1);
        Map<String, Object> row = jdbc.sql(
                        "select why, shown::text as shown from schakel.access_log where username = 'fairwork'"
                                + " order by id desc limit 1")
                .query()
                .singleRow();
        assertThat(row.get("why")).isEqualTo("lijst-uitkomst");
        fairwork.dossiers(jdbc, list)
                .forEach(dossier -> assertThat(row.get("shown").toString()).contains(dossier.toString()));
    }

    /** While it comes in, its page asks each five seconds how far it is: that shows no case and leaves no row. */
    @Test
    void R08_aPageThatAsksAgainByItselfShowsNoCaseAndLeavesNoRow() {
        String list = list();
        fairwork.confirm(list);
        int before = rows("fairwork");
        String page = fairwork.visit().get(list).body();
        assertThat(rows("fairwork") - before).as("opened by a person").isEqualTo(1);
        Matcher again = Pattern.compile("hx-get=\"([^\"]+/stand)\"").matcher(page);
        assertThat(again.find()).isTrue();
        HttpResponse<String> half = fairwork.visit().get(again.group(1));
        assertThat(half.body()).contains("0 van 2 signalen zijn binnen");
        assertThat(half.headers().firstValue("HX-Refresh")).isEmpty();

        run.look();
        HttpResponse<String> whole = fairwork.visit().get(again.group(1));
        assertThat(whole.body()).contains("2 van 2 signalen zijn binnen").doesNotContain("M-20", secret);
        assertThat(whole.headers().firstValue("HX-Refresh")).hasValue("true");
        assertThat(rows("fairwork") - before).as("asked by itself").isEqualTo(1);

        assertThat(fairwork.visit().get(list).body()).contains("Uw lijst is ingelezen", "M-20");
        assertThat(rows("fairwork") - before).as("the numbers are shown").isEqualTo(2);
        assertThat(jdbc.sql(
                                "select shown::text from schakel.access_log where username = 'fairwork' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains(fairwork.dossiers(jdbc, list).stream()
                        .map(UUID::toString)
                        .toList());
    }

    @Test
    void R09_nothingOfAListStandsInClearAnywhere(CapturedOutput output) {
        String list = list();
        assertThat(list).doesNotContain(secret);
        inClearNowhere();
        HttpResponse<String> preview = fairwork.visit().get(list);
        assertThat(preview.body()).contains(secret);
        assertThat(preview.headers().allValues("Cache-Control")).containsExactly("no-store");
        fairwork.confirm(list);
        run.look();
        assertThat(fairwork.states(jdbc, list)).containsOnly("gedaan");
        inClearNowhere();
        assertThat(output.getAll()).doesNotContain(secret);
    }

    /** In any text of any table of ours or of the engine. */
    private void inClearNowhere() {
        List<String> tables = jdbc.sql("select format('%I.%I', table_schema, table_name) from information_schema.tables"
                        + " where table_schema in ('schakel', 'camunda') and table_type = 'BASE TABLE'"
                        + " and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(100);
        for (String table : tables) {
            if (Boolean.TRUE.equals(jdbc.sql("select has_table_privilege(?, 'select')")
                    .param(table)
                    .query(Boolean.class)
                    .single())) {
                assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                                .param("%" + secret + "%")
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void R03_theAccountHearsOfAllTogetherAndWhoReportedAtTheTimeByMail() {
        String list = list();
        assertThat(fairwork.visit().get(list).body())
                .contains("u, in Schakel en in één mail", "de melder, in één mail per adres");
        fairwork.confirm(list);
        run.look();
        List<UUID> dossiers = fairwork.dossiers(jdbc, list);

        assertThat(mails("receiver_kind = 'melder' and receiver = ?", dossiers.get(0)))
                .isEmpty();
        assertThat(mails("receiver_kind = 'melder' and receiver = ?", together(dossiers.get(1))))
                .isNotEmpty()
                .containsOnly(Template.NIEUWS_VOOR_MELDER_SAMEN.name());
        assertThat(mails(
                        "receiver_kind = 'persoon' and receiver = ? and template like 'NIEUWS%'",
                        story.viewer("fairwork").personId()))
                .containsOnly(Template.NIEUWS_OVER_LIJST.name());
        assertThat(Template.NIEUWS_OVER_LIJST.haste().waits()).isTrue();
        // who reported it at the time gets number and code from who brings the list
        ImportView view = imports.read(ImportVisit.id(list), story.viewer("fairwork"));
        String outcome = fairwork.visit().get(list + "/uitkomst/csv").body();
        assertThat(outcome.lines()
                        .filter(line -> line.contains(view.rows().get(0).reference())))
                .singleElement()
                .asString()
                .endsWith("\"\"");
        assertThat(outcome.lines()
                        .filter(line -> line.contains(view.rows().get(1).reference())))
                .singleElement()
                .asString()
                .doesNotEndWith(";\"\"");
    }

    /** R3: thirty signals of one reporter are one mail, and each of them has its own number, code and message. */
    @Test
    void R03_whoReportedManySignalsHearsOfThemTogether() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Wat is gezien of gehoord", "Melder: e-mailadres", "Melder: veilig te bereiken"));
        for (int row = 0; row < 4; row++) {
            // the same address, as people type it
            String address = (row == 2 ? "MELDER" : "melder") + secret + "@voorbeeld.example";
            rows.add(List.of("Verzonnen (fictief) " + secret + row, address, "Ja, dat is veilig"));
        }
        rows.add(List.of(
                "Verzonnen (fictief) " + secret + "5", "ander" + secret + "@voorbeeld.example", "Ja, dat is veilig"));
        String list = fairwork.upload(rows);
        fairwork.confirm(list);
        run.look();

        List<UUID> dossiers = fairwork.dossiers(jdbc, list);
        assertThat(dossiers).hasSize(5);
        assertThat(dossiers.subList(0, 4).stream().map(this::together)).containsOnly(together(dossiers.get(0)));
        assertThat(received(together(dossiers.get(0)))).isEqualTo(4);
        assertThat(received(together(dossiers.get(4)))).isEqualTo(1);
        assertThat(together(dossiers.get(4))).isNotEqualTo(together(dossiers.get(0)));
        // as it was typed in any of the four
        assertThat(addresses.safeEmail(together(dossiers.get(0))))
                .hasValueSatisfying(
                        address -> assertThat(address).isEqualToIgnoringCase("melder" + secret + "@voorbeeld.example"));
        dossiers.forEach(dossier -> assertThat(feedback.told(dossier)).anySatisfy(told -> {
            assertThat(told.kind()).isEqualTo(FeedbackKind.ONTVANGEN);
            assertThat(told.notice()).isEqualTo(Notice.MAIL);
        }));
        assertThat(imports.read(ImportVisit.id(list), story.viewer("fairwork")).rows().stream()
                        .map(row -> reporters.codeOf(row.reference())))
                .doesNotHaveDuplicates();

        // nothing goes out twice
        transaction.executeWithoutResult(status -> feedback.mailReceipts(dossiers));
        assertThat(received(together(dossiers.get(0)))).isEqualTo(4);

        // a mail that does not arrive is told in each of the cases that it was about
        transaction.executeWithoutResult(status -> events.publishEvent(new Undeliverable(
                1,
                together(dossiers.get(0)),
                true,
                Template.NIEUWS_VOOR_MELDER_SAMEN,
                "x",
                Undeliverable.Why.GEWEIGERD)));
        assertThat(dossiers.subList(0, 4))
                .allSatisfy(dossier -> assertThat(feedback.unreachable(dossier)).hasValue(Unreachable.GEWEIGERD));
        assertThat(feedback.unreachable(dossiers.get(4))).isEmpty();
    }

    private UUID together(UUID dossier) {
        return contacts.mailGroup(dossier).orElseThrow();
    }

    private int received(UUID receiver) {
        return jdbc.sql(
                        "select count(*) from schakel.outbox o join schakel.feedback_message m on o.key = 'bericht-' || m.id"
                                + " where o.receiver = ? and m.kind = 'ontvangen'")
                .param(receiver)
                .query(Integer.class)
                .single();
    }

    private List<String> mails(String which, UUID receiver) {
        return jdbc.sql("select template from schakel.outbox where " + which)
                .param(receiver)
                .query(String.class)
                .list();
    }
}
