package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.background.Work;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of cases over HTTP, as a browser without script sees it. */
@SchakelTest
class CaseListTest {

    private static final Pattern CASE = Pattern.compile("href=\"/zaken/([0-9a-f-]{36})\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private List<Work> works;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCaseIsFoundByItsNumberHoweverItIsTyped() {
        Receipt receipt = story.report(Story.plain());
        Visit officer = new Visit(port).login("af.nijkerk");
        String typed = receipt.reference().toLowerCase().replace("-", "");

        for (String reference : List.of(receipt.reference(), typed, " " + receipt.reference() + " ")) {
            HttpResponse<String> page = officer.get("/zaken?referentie=" + reference.replace(" ", "%20"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(cases(page)).containsExactly(receipt.dossier());
        }
        assertThat(officer.get("/zaken?referentie=M-2026-AAAA-AAAA").body()).contains("Niets gevonden");
    }

    @Test
    void filtersNarrowTogether() {
        Receipt receipt = story.report(Story.plain());
        Visit officer = new Visit(port).login("af.nijkerk");
        String one = "/zaken?referentie=" + receipt.reference();

        assertThat(cases(officer.get(one + "&status=ontvangen&gemeente=GM0267&van=2026-01-01")))
                .hasSize(1);
        assertThat(cases(officer.get(one + "&status=afgesloten"))).isEmpty();
        assertThat(cases(officer.get(one + "&gemeente=GM0228"))).isEmpty();
        assertThat(cases(officer.get(one + "&van=2090-01-01"))).isEmpty();
        assertThat(cases(officer.get(one + "&tot=2020-01-01"))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAtTheField() {
        Visit officer = new Visit(port).login("af.nijkerk");

        HttpResponse<String> page = officer.get("/zaken?status=zoek&van=gisteren&tot=2026-13-45");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("id=\"fout-status\"")
                .contains("id=\"fout-van\"")
                .contains("id=\"fout-tot\"");
        assertThat(cases(page)).isEmpty();
        assertThat(officer.get("/zaken?van=2026-05-02&tot=2026-05-01").body()).contains("De laatste dag ligt voor");
        assertThat(officer.get("/zaken?volgende=onzin").body()).contains("Hier staan geen zaken meer.");
    }

    @Test
    void partOfANumberIsFoundInAllCasesThatTheReaderMaySee() {
        Receipt receipt = story.report(Story.plain());
        String code = receipt.reference().substring("M-2026-".length());
        Visit officer = new Visit(port).login("af.nijkerk");

        for (String typed : List.of(
                code,
                code.substring(0, 4),
                code.substring(5),
                code.substring(1, 6).toLowerCase(),
                "2026 " + code.substring(0, 4),
                receipt.reference())) {
            assertThat(cases(typed(officer, typed))).as(typed).contains(receipt.dossier());
        }
        assertThat(cases(typed(new Visit(port).login("af.ede"), code))).isEmpty();
        assertThat(cases(typed(officer, "M-2026"))).as("the year says nothing").isEmpty();
        assertThat(typed(officer, "M-2026").body()).contains("wat er na het jaar");
    }

    @Test
    void aNameIsFoundByAPartOfItAndNeverFromTheAddress() {
        String mark = UUID.randomUUID().toString();
        String name = "Zoë Verzonnen " + mark;
        Receipt receipt = story.report(about(name));
        Visit officer = new Visit(port).login("af.nijkerk");

        assertThat(cases(typed(officer, name))).containsExactly(receipt.dossier());
        assertThat(cases(typed(officer, name.toUpperCase().replace("Ë", "e")))).containsExactly(receipt.dossier());
        assertThat(cases(typed(officer, "zoe verzonnen " + mark.substring(0, 13))))
                .containsExactly(receipt.dossier());
        assertThat(cases(typed(new Visit(port).login("af.ede"), mark))).isEmpty();

        HttpResponse<String> inAddress = officer.get("/zaken?zoek=" + mark);
        assertThat(inAddress.statusCode()).isEqualTo(400);
        assertThat(inAddress.body())
                .contains("Een naam hoort niet in een adres")
                .doesNotContain(mark);
        assertThat(officer.get("/zaken/zoeken?zoek=x").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/zaken"));
    }

    @Test
    void aNameIsFoundHoweverItIsTyped() {
        String mark = UUID.randomUUID().toString().replace("-", "");
        Receipt receipt = story.report(about("Łukasz d'Angelo " + mark));
        Visit officer = new Visit(port).login("af.nijkerk");

        for (String typed : List.of("Lukasz d’Angelo ", "LUKASZ\u00a0D‘ANGELO\u00a0", "lukasz dangelo ")) {
            assertThat(cases(typed(officer, typed + mark))).as(typed).containsExactly(receipt.dossier());
        }
        assertThat(cases(typed(officer, "?!"))).as("nothing to look for").isEmpty();
    }

    @Test
    void aNameThatWasKeptByOlderRulesIsFoundAfterTheNextStart() {
        String name = "Łukasz Verzonnen " + UUID.randomUUID();
        Receipt receipt = story.report(about(name));
        jdbc.sql("update schakel.involved_person set name_hash = 'abcdef' where dossier_id = ?")
                .param(receipt.dossier())
                .update();
        Api officer = Api.as(port, "af.nijkerk");
        String whole = "{\"naam\":\"" + name + "\"}";
        assertThat(officer.post("/api/v1/zaken/zoekopdrachten", whole).raw().body())
                .doesNotContain(receipt.reference());

        works.stream()
                .filter(work -> work.name().equals("namen-van-zaken-vernieuwen"))
                .forEach(work -> work.deed().run());

        assertThat(officer.post("/api/v1/zaken/zoekopdrachten", whole).raw().body())
                .contains(receipt.reference());
    }

    @Test
    void whoMayNotSeeThePeopleCannotFindACaseByTheirName() {
        String name = "Verzonnen Naam " + UUID.randomUUID();
        Receipt receipt = story.report(about(name));
        // the RIEC works on the case, but is not a care table
        jdbc.sql("insert into schakel.party (id, dossier_id, role, organisation, scope, step, since)"
                        + " values (?, ?, 'riec', 'riec-on', 'VOLLEDIG', 'riec-duiden', now())")
                .params(UUID.randomUUID(), receipt.dossier())
                .update();
        Visit riec = new Visit(port).login("riec.on");

        assertThat(cases(riec.get("/zaken?referentie=" + receipt.reference()))).containsExactly(receipt.dossier());
        assertThat(cases(typed(riec, name))).isEmpty();
    }

    @Test
    void aLongListIsReadInPagesWithoutGapOrDouble() {
        List<UUID> reported = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            reported.add(story.report(Story.in("GM0279")).dossier());
        }
        Visit officer = new Visit(port).login("af.scherpenzeel");
        HttpResponse<String> first = officer.get("/zaken");
        assertThat(cases(first)).hasSize(50);
        assertThat(first.body()).contains("50 zaken op deze pagina");

        List<UUID> read = new ArrayList<>(cases(first));
        String next = next(first);
        while (next != null) {
            HttpResponse<String> page = officer.get(next);
            assertThat(page.body()).contains("Naar het begin");
            read.addAll(cases(page));
            next = next(page);
        }
        assertThat(read).doesNotHaveDuplicates().containsAll(reported);

        HttpResponse<String> second = officer.get(next(first));
        assertThat(cases(officer.get(link(second, "prev")))).as("and back").isEqualTo(cases(first));
        Collections.reverse(read);
        assertThat(cases(officer.get("/zaken?sorteer=oudste"))).isEqualTo(read.subList(0, 50));
    }

    @Test
    void whoHasNoCasesReadsWhyTheListIsEmpty() {
        for (String username : List.of("balie.nijkerk", "fg.nijkerk", "beheer")) {
            HttpResponse<String> page = new Visit(port).login(username).get("/zaken");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Er zijn nog geen zaken").doesNotContain("name=\"gemeente\"");
        }
    }

    @Test
    void theListIsLoggedWithoutWhatWasTyped() {
        Visit officer = new Visit(port).login("af.nijkerk");
        String typed = "Verzonnen" + UUID.randomUUID();
        typed(officer, typed);
        officer.get("/zaken?referentie=" + typed + "&status=ontvangen");

        List<String> log = jdbc.sql("select why from schakel.access_log where kind = 'lijst' order by id desc limit 50")
                .query(String.class)
                .list();
        assertThat(log).contains("zaken:zoeken", "zaken:referentie,status").noneMatch(line -> line.contains(typed));
    }

    private HttpResponse<String> typed(Visit visit, String typed) {
        HttpResponse<String> page = visit.submit("/zaken/zoeken", visit.token(), "zoek", typed);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        return page;
    }

    private static NewSignal about(String name) {
        return new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                null,
                null,
                null,
                null,
                List.of(new NewSignal.Involved(name, null, null, null, null)),
                null,
                null,
                null);
    }

    private static List<UUID> cases(HttpResponse<String> page) {
        return CASE.matcher(page.body())
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }

    private static String next(HttpResponse<String> page) {
        return link(page, "next");
    }

    private static String link(HttpResponse<String> page, String way) {
        Matcher link = Pattern.compile("rel=\"" + way + "\" href=\"([^\"]+)\"").matcher(page.body());
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
}
