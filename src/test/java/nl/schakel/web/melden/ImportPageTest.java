package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.process.routes.meldroute.ImportRun;
import nl.schakel.signal.Entries;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.story.Story;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.support.sheet.SheetReading;
import nl.schakel.support.sheet.Workbook;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation reads in its list of signals: template, preview, mending, confirming, and the numbers of what came in. */
@SchakelTest
class ImportPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ImportRun run;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Entries entries;

    @Autowired
    private ReporterVoice voice;

    @Autowired
    private Story story;

    @Autowired
    private ImportColumns columns;

    @Autowired
    private Directory directory;

    private ImportVisit fairwork;
    private String own;

    @BeforeEach
    void anOrganisation() {
        fairwork = new ImportVisit(new Visit(port).login("fairwork"));
        own = "proef-" + UUID.randomUUID();
    }

    @Test
    void fromTheReportPageToTheNumbersOfTheSignals() {
        assertThat(fairwork.visit().get("/melden").body()).contains("href=\"/inlezen\"");
        assertThat(fairwork.visit().get("/inlezen").body()).contains("5 MB", "1.000 signalen", "24 uur");

        String list = fairwork.upload(List.of(
                List.of("Eigen nummer", "Wat is gezien of gehoord", "Gemeente", "Datum van het signaal"),
                List.of(own, "Verzonnen signaal (fictief) " + own, "nijkerk", "12-03-2026"),
                List.of("", "Verzonnen signaal zonder nummer (fictief) " + own, "", "")));
        String preview = fairwork.visit().get(list).body();
        assertThat(preview)
                .contains("Lees 2 signalen in", own, "12 maart 2026", "Nijkerk, West Veluwe Vallei")
                .contains("Plaats onbekend", "u, in Schakel en in één mail", "Alleen u ziet deze lijst");
        fairwork.confirm(list);
        assertThat(fairwork.visit().get(list).body())
                .contains("0 van 2 signalen zijn binnen", "hx-trigger=\"every 5s\"");

        run.look();

        String outcome = fairwork.visit().get(list).body();
        assertThat(outcome).contains("Uw lijst is ingelezen", own, "M-20").doesNotContain("hx-trigger");
        UUID dossier = fairwork.dossiers(jdbc, list).get(0);
        assertThat(story.state(dossier).reference()).matches("M-.*");
        assertThat(voice.reporterAccount(dossier))
                .hasValue(story.viewer("fairwork").personId());
        assertThat(entries.latest(dossier, "uitLijst").orElseThrow())
                .contains("12 maart 2026", own)
                .doesNotContain("gevaar");
        // what stood in the row is gone
        assertThat(jdbc.sql("select count(content_enc) from schakel.signal_import_row where dossier_id = ?")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Whoever adds a question to the form adds a column, or says here why a list has none. */
    @Test
    void aListAsksWhatTheFormAsks() {
        Set<String> noColumn = Set.of("verzoek", "plekken", "betrokkenen", "contact", "beroep");
        Set<String> asked = Stream.of(
                        Arrays.stream(ReportForm.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(name -> !noColumn.contains(name)),
                        ReportForm.PLACES.stream(),
                        ReportForm.ONLINE.stream(),
                        ReportForm.PERSON_FIELDS.stream().map(field -> field.replace("persoon-", "persoon-1-")),
                        Stream.of(ImportColumns.OWN_NUMBER, ImportColumns.DATE))
                .flatMap(each -> each)
                .collect(Collectors.toSet());

        assertThat(columns.ofTemplate(directory.byUsername("fairwork").orElseThrow()).stream()
                        .map(ImportColumn::key)
                        .filter(key -> !key.matches("persoon-[23]-.*")))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void theTemplateCanBeFilledInAndReadIn(SheetKind kind) {
        byte[] template =
                fairwork.visit().bytes("/inlezen/sjabloon/" + kind.code()).body();
        Workbook read = SheetReading.read("x." + kind.code(), template, ImportReading.LIMITS);
        assertThat(read.kind()).isEqualTo(kind);
        List<List<String>> rows = new ArrayList<>(read.sheets().get(0).lines().stream()
                .map(line -> line.cells().stream().map(cell -> cell.text()).toList())
                .toList());
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).get(0)).startsWith("VOORBEELD (verzonnen");
        // the template as it is has no signal in it
        assertThat(fairwork.refused(template)).contains("Onder de kolomkoppen staat geen rij met een signaal");

        List<String> filled = new ArrayList<>(rows.get(2));
        filled.set(0, own);
        filled.set(2, "Verzonnen signaal (fictief) " + own);
        rows.add(filled);

        assertThat(fairwork.visit().get(fairwork.upload(rows)).body())
                .contains("Lees 1 signaal in", "de melder, in één mail per adres")
                .doesNotContain("moeten nog beter</h2>", "import-remark");
    }

    @Test
    void wrongRowsAreNamedAndMendedWhileGoodOnesComeIn() {
        List<String> headings =
                List.of("gemeente ", "WAT IS GEZIEN OF GEHOORD", "Jonger dan 18", "Datum van het signaal");
        String list = fairwork.upload(List.of(
                List.of("Onze lijst van dit jaar"),
                headings,
                List.of("Nijkerk", "Verzonnen goed (fictief) " + own, "nee", "2026-01-02"),
                List.of("Atlantis", "Verzonnen fout (fictief) " + own, "zestien", "31-02-2026"),
                List.of("Ede", "", "nee", "")));

        String preview = fairwork.visit().get(list).body();
        assertThat(preview)
                .contains("2 rijen moeten nog beter", "Lees 1 signaal in")
                .contains("Kolom A (Gemeente): ", "Kolom C (Jonger dan 18): Dit herkennen wij niet. Kies uit: Ja; ")
                .contains("Kolom D (Datum van het signaal): Schrijf de datum als dag-maand-jaar")
                .contains("Kolom B (Wat is gezien of gehoord): ")
                .contains("<th scope=\"row\">4</th>", "<th scope=\"row\">5</th>");
        byte[] toMend = fairwork.visit().bytes(list + "/fouten/ods").body();
        List<List<String>> rows =
                SheetReading.read("x.ods", toMend, ImportReading.LIMITS).sheets().get(0).lines().stream()
                        .map(line ->
                                line.cells().stream().map(cell -> cell.text()).toList())
                        .toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .containsExactly(
                        "gemeente ",
                        "WAT IS GEZIEN OF GEHOORD",
                        "Jonger dan 18",
                        "Datum van het signaal",
                        "Wat er niet klopt");
        assertThat(rows.get(1).get(4)).contains("Kolom C");

        fairwork.confirm(list);
        run.look();
        assertThat(fairwork.dossiers(jdbc, list)).hasSize(1);

        List<List<String>> mended = new ArrayList<>();
        mended.add(rows.get(0));
        List<String> row = new ArrayList<>(rows.get(1));
        row.set(0, "Ede");
        row.set(2, "Twijfel");
        row.set(3, "28-02-2026");
        mended.add(row);
        assertThat(fairwork.visit().get(fairwork.upload(mended)).body())
                .contains("Lees 1 signaal in")
                .doesNotContain("kennen wij niet");
    }

    /** However many rows are wrong, each of them is named on a page. */
    @Test
    void everyWrongRowIsNamedOnSomePage() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Wat is gezien of gehoord", "Gemeente"));
        for (int row = 2; row <= 251; row++) {
            rows.add(List.of("Verzonnen (fictief) " + own + row, "Atlantis"));
        }
        for (int row = 252; row <= 352; row++) {
            rows.add(List.of("Verzonnen (fictief) " + own + row, "Ede"));
        }
        String list = fairwork.upload(rows);

        Set<String> named = new TreeSet<>();
        String address = list;
        for (int page = 1; address != null; page++) {
            assertThat(page).as("pages").isLessThan(4);
            String body = fairwork.visit().get(address).body();
            assertThat(body).contains("250 rijen moeten nog beter", "U ziet 1 tot en met 100 van 101 rijen");
            String wrong = body.substring(body.indexOf("kop-fout"), body.indexOf("kop-goed"));
            Matcher row = Pattern.compile("<th scope=\"row\">(\\d+)</th>").matcher(wrong);
            while (row.find()) {
                named.add(row.group(1));
            }
            Matcher next =
                    Pattern.compile("rel=\"next\" href=\"([^\"#]+)#kop-fout\"").matcher(wrong);
            address = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(named).hasSize(250);
        assertThat(fairwork.visit().get(list + "?goed=2&fout=3").body())
                .contains("U ziet 101 tot en met 101 van 101 rijen", "U ziet 201 tot en met 250 van 250 rijen");
        for (String nonsense : List.of("?fout=0", "?fout=99", "?fout=-1", "?fout=x", "?goed=%27%3B")) {
            assertThat(fairwork.visit().get(list + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
    }

    @Test
    void theCaseSaysThatASignalComesFromAListUnlessItsRowSaysHowItCame() {
        String list = fairwork.upload(List.of(
                List.of("Wat is gezien of gehoord", "Hoe kwam het binnen"),
                List.of("Verzonnen (fictief) een " + own, ""),
                List.of("Verzonnen (fictief) twee " + own, "Iemand belde ons")));
        fairwork.confirm(list);
        run.look();

        assertThat(fairwork.dossiers(jdbc, list).stream()
                        .map(dossier -> jdbc.sql("select channel from schakel.dossier where id = ?")
                                .param(dossier)
                                .query(String.class)
                                .single()))
                .containsExactly("lijst", "telefoon");
    }

    @Test
    void whatAListCallsDangerRingsNobodyUntilSomebodySaysThatItIsSoNow() {
        String list = fairwork.upload(List.of(
                List.of("Eigen nummer", "Wat is gezien of gehoord", "Gemeente", "Is er nu iemand in gevaar"),
                List.of(own + "-1", "Verzonnen oud (fictief) " + own, "Nijkerk", "ja"),
                List.of(own + "-2", "Verzonnen nu (fictief) " + own, "Nijkerk", "Ja"),
                List.of(own + "-3", "Verzonnen onbekend (fictief) " + own, "Nijkerk", "JA"),
                List.of(own + "-4", "Verzonnen rustig (fictief) " + own, "Nijkerk", "nee")));

        HttpResponse<String> unsaid =
                fairwork.visit().submit(list + "/bevestigen", fairwork.visit().token(), "gevaar-3", "nu");
        assertThat(unsaid.statusCode()).isEqualTo(400);
        assertThat(unsaid.body())
                .contains("Zeg bij rij 2 of dit gevaar er nu nog is", "Zeg bij rij 4 of")
                .doesNotContain("Zeg bij rij 3", "Zeg bij rij 5")
                .contains("<option value=\"nu\" selected");
        assertThat(fairwork.states(jdbc, list)).containsOnly("goed");

        fairwork.confirm(list, "gevaar-alle", "toen", "gevaar-3", "nu", "gevaar-4", "onbekend");
        run.look();

        List<UUID> dossiers = fairwork.dossiers(jdbc, list);
        assertThat(dossiers.stream().map(this::danger).toList()).containsExactly("nee", "ja", "onbekend", "nee");
        assertThat(dossiers.stream()
                        .map(dossier -> entries.latest(dossier, "uitLijst").orElseThrow())
                        .toList())
                .satisfiesExactly(
                        then -> assertThat(then).contains("volgens de lijst: ja", "dit gevaar was er toen"),
                        now -> assertThat(now).contains("dit gevaar is er nu"),
                        unknown -> assertThat(unknown).contains("onbekend of dit gevaar er nu nog is"),
                        quiet -> assertThat(quiet).contains("volgens de lijst: nee"));
    }

    private String danger(UUID dossier) {
        return jdbc.sql(
                        "select v.text_ from camunda.act_hi_varinst v join camunda.act_hi_procinst p on p.id_ = v.proc_inst_id_"
                                + " where p.business_key_ = ? and v.name_ = 'acuut' and p.proc_def_key_ = 'meldroute'")
                .param(dossier.toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void aFileThatIsNoListIsRefusedAndNothingIsKept() {
        int before = fairwork.lists();
        assertThat(fairwork.refused("<html>".getBytes(StandardCharsets.UTF_8))).contains("Dit is een webpagina");
        assertThat(fairwork.refused(SheetFiles.csv(List.of(List.of("a", "b"), List.of("1", "2")))))
                .contains("Wij vonden geen rij met kolomkoppen", "‘Wat is gezien of gehoord’");
        assertThat(fairwork.refused(
                        SheetFiles.csv(List.of(List.of("Gemeente", "Plek", "gemeente"), List.of("1", "2", "3")))))
                .contains("De kop ‘Gemeente’ staat er twee keer, in kolom A en kolom C");
        assertThat(fairwork.refused(SheetFiles.csv(List.of(List.of("Gemeente", "Plek"), List.of("1", "2")))))
                .contains("De kolom ‘Wat is gezien of gehoord’ ontbreekt");
        assertThat(fairwork.refused(SheetFiles.csv(List.of(List.of("Wat is gezien of gehoord")))))
                .contains("geen rij met een signaal");
        assertThat(fairwork.refused(new byte[0])).contains("Kies eerst een bestand");
        assertThat(fairwork.lists()).isEqualTo(before);
    }

    @Test
    void aMunicipalityHasToSayWhere() {
        ImportVisit nijkerk = new ImportVisit(new Visit(port).login("af.nijkerk"));

        assertThat(nijkerk.refused(SheetFiles.csv(List.of(List.of("Wat is gezien of gehoord"), List.of("a")))))
                .contains("De kolom ‘Gemeente’ ontbreekt");
        assertThat(nijkerk.visit()
                        .get(nijkerk.upload(List.of(
                                List.of("Wat is gezien of gehoord", "Gemeente"), List.of("Verzonnen " + own, ""))))
                        .body())
                .contains("Kolom B (Gemeente): ", "1 rij moet nog beter");
    }

    @Test
    void aListIsThrownAwayWhenItsSenderSaysSo() {
        String list = fairwork.upload(List.of(List.of("Wat is gezien of gehoord"), List.of("Verzonnen " + own)));

        fairwork.visit().submit(list + "/weggooien", fairwork.visit().token());

        assertThat(fairwork.visit().get(list).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from schakel.signal_import_row where import_id = ?")
                        .param(ImportVisit.id(list))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
