package nl.schakel.process.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.process.rules.ShippedBundle;
import org.junit.jupiter.api.Test;

/** What a chain director reads of two bundles: what changed at what, in words, and what was only drawn elsewhere. */
class BundleComparisonTest {

    private final ShippedBundle shipped = ShippedBundle.whole();

    @Test
    void theSameBundleHasNoDifference() {
        assertThat(BundleComparison.between(shipped.bytes(), shipped.bytes())).isEmpty();
    }

    @Test
    void anotherOwnerIsToldByTheNameOfTheRole() {
        ElementDifference task = only(
                "meldroute.bpmn",
                text -> text.replaceFirst(
                        "eigenaar.voor\\(execution,'aandachtsfunctionaris'\\)", "eigenaar.van(gemeente,'tmm')"));

        assertThat(task.thing()).isEqualTo("Taak");
        assertThat(task.name()).isEqualTo("Signaal beoordelen");
        assertThat(task.change()).isEqualTo(ModelChange.GEWIJZIGD);
        assertThat(words(task)).containsExactly(said("Wie doet het", "aandachtsfunctionaris", "politie (TMM)"));
    }

    /** Both read the same in words; the difference would be hidden. */
    @Test
    void ownersThatReadTheSameAreShownAsTheyStand() {
        ElementDifference task = only(
                "meldroute.bpmn",
                text -> text.replaceFirst(
                        "eigenaar.voor\\(execution,'aandachtsfunctionaris'\\)",
                        "eigenaar.van(gemeente,'aandachtsfunctionaris')"));

        assertThat(words(task))
                .containsExactly(said(
                        "Wie doet het",
                        "${eigenaar.voor(execution,'aandachtsfunctionaris')}",
                        "${eigenaar.van(gemeente,'aandachtsfunctionaris')}"));
    }

    /** The comparison of the drawing tool misses this one. */
    @Test
    void aChangedTimerIsToldAtItsEvent() {
        ElementDifference timer = only(
                "meldroute.bpmn",
                text -> text.replaceFirst("(<bpmn:timeDate[^>]*>)[^<]*", "$1\\${termijn.einde(execution,'anders')}"));

        assertThat(timer.thing()).isIn("Wekker", "Wekker bij een stap");
        assertThat(timer.parts()).extracting(PartDifference::part).containsExactly("Moment van de wekker");
    }

    @Test
    void aFlowIsCalledAfterWhatItJoins() {
        ElementDifference flow = only(
                "meldroute.bpmn",
                text -> text.replaceFirst("(<bpmn:conditionExpression[^>]*>)[^<]*", "$1\\${besluit == 'anders'}"));

        assertThat(flow.thing()).isEqualTo("Pijl");
        assertThat(flow.name()).contains("van '").contains("' naar '");
        assertThat(flow.parts()).extracting(PartDifference::part).containsExactly("Voorwaarde");
    }

    @Test
    void whatACalledRouteNoLongerGetsIsTold() {
        ElementDifference call =
                only("meldroute.bpmn", text -> text.replaceFirst("<camunda:in variables=\"all\" />", ""));

        assertThat(call.thing()).isEqualTo("Deelproces");
        assertThat(words(call))
                .containsExactly(
                        said("Neemt mee", "businessKey = ${zaak} \u00B7 variables = all", "businessKey = ${zaak}"));
    }

    @Test
    void whatAStepOpensIsTold() {
        ElementDifference task = only(
                "meldroute.bpmn",
                text -> text.replaceFirst("name=\"inzage\" value=\"volledig\"", "name=\"inzage\" value=\"vraag\""));

        assertThat(words(task)).containsExactly(said("Wat deze stap laat zien", "volledig", "vraag"));
    }

    @Test
    void aStepThatWasOnlyMovedIsToldApart() {
        FileDifference file = file(
                "meldroute.bpmn",
                text -> text.replaceFirst(
                        "(<bpmndi:BPMNShape [^>]*bpmnElement=\"Task_SignaalBeoordelen\"[^>]*>\\s*<dc:Bounds x=\")\\d+",
                        "$17"));

        assertThat(file.change()).isEqualTo(ModelChange.VERSCHOVEN);
        assertThat(file.elements()).isEmpty();
        assertThat(file.moved())
                .extracting(ElementDifference::element, ElementDifference::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Task_SignaalBeoordelen", "Signaal beoordelen"));
    }

    /** The engine takes the first way that is open, in the order of the file. */
    @Test
    void theOrderOfTheWaysOutOfAChoiceIsToldAndThatOfOthersIsNot() {
        String text = shipped.text("meldroute.bpmn");
        FileDifference choice =
                swapped(text, flow(text, "Flow_HoeVerder_Overdragen"), flow(text, "Flow_HoeVerder_VraagStellen"));
        assertThat(choice.elements())
                .singleElement()
                .satisfies(one -> assertThat(one.parts())
                        .extracting(PartDifference::part)
                        .containsExactly("Hoeveelste pijl waar de keuze naar kijkt"));

        Map<String, byte[]> other =
                swap(text, flow(text, "Flow_StartSplitsing_NuGevaar"), flow(text, "Flow_StartSplitsing_MeteenNodig"));
        assertThat(BundleComparison.between(shipped.bytes(), other)).isEmpty();
    }

    @Test
    void aChangedTermIsToldAtItsRowByItsColumn() {
        ElementDifference row = only("termijnen.dmn", text -> text.replaceFirst("\"PT15M\"", "\"PT30M\""));

        assertThat(row.thing()).isEqualTo("Rij");
        assertThat(row.name()).startsWith("Rij ").contains("kwartier");
        assertThat(row.parts()).hasSize(1);
        assertThat(row.parts().get(0).before()).isEqualTo("15 minuten");
        assertThat(row.parts().get(0).after()).isEqualTo("30 minuten");
        assertThat(row.parts().get(0).part()).isIn("Termijn", "Oppakken binnen");
    }

    @Test
    void aRowThatIsAddedOrMovedChangesNoOther() {
        String text = shipped.text("termijnen.dmn");
        Matcher rows =
                Pattern.compile("(?s)\\s*<rule id=\"([^\"]+)\">.*?</rule>").matcher(text);
        rows.find();
        String first = rows.group();
        String id = rows.group(1);
        rows.find();
        rows.find();
        String third = rows.group();
        String moved = text.replace(first, "").replace(third, third + first);
        String added = text.replace(first, first + first.replaceAll("id=\"", "id=\"Nieuw_"));

        assertThat(elements(with("termijnen.dmn", moved))).singleElement().satisfies(one -> {
            assertThat(one.element()).isEqualTo(id);
            assertThat(words(one)).containsExactly(said("Plaats in de tabel", "1", "3"));
        });
        assertThat(elements(with("termijnen.dmn", added))).singleElement().satisfies(one -> {
            assertThat(one.change()).isEqualTo(ModelChange.NIEUW);
            assertThat(one.element()).isEqualTo("Nieuw_" + id);
            assertThat(one.parts()).extracting(PartDifference::part).contains("Termijn", "Telt in");
        });
    }

    @Test
    void aNewColumnDoesNotChangeTheCellsAfterIt() {
        String text = shipped.text("urgentie.dmn");
        String column =
                "<input id=\"Invoer_nieuw\" label=\"Weekend?\"><inputExpression id=\"Expressie_nieuw\" typeRef=\"string\">"
                        + "<text>weekend</text></inputExpression></input>";
        String wider = text.replaceFirst("<input ", Matcher.quoteReplacement(column + "<input "))
                .replaceAll(
                        "(<rule id=\"([^\"]+)\">(?:\\s*<description>[^<]*</description>)?)",
                        "$1<inputEntry id=\"$2_nieuw\"><text>\"ja\"</text></inputEntry>");

        List<ElementDifference> elements = elements(with("urgentie.dmn", wider));
        assertThat(elements)
                .filteredOn(one -> one.change() == ModelChange.NIEUW)
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("Weekend?"));
        assertThat(elements)
                .filteredOn(one -> one.thing().equals("Rij"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.parts())
                        .extracting(PartDifference::part)
                        .containsOnly("Weekend?", "Weekend? (techniek: @id)"));
    }

    @Test
    void aQuestionThatMayStayOpenNowIsTold() {
        ElementDifference question =
                only("partnervraag.form", text -> text.replaceFirst("\"required\": true", "\"required\": false"));

        assertThat(question.element()).isEqualTo("alBezig");
        assertThat(question.thing()).isEqualTo("Vraag met \u00E9\u00E9n antwoord");
        assertThat(question.name()).isEqualTo("Bent u hier al mee bezig?");
        assertThat(words(question)).containsExactly(said("Verplicht", "ja", "nee"));
    }

    @Test
    void anAnswerThatIsGoneIsTold() {
        ElementDifference question = only(
                "partnervraag.form",
                text -> text.replaceFirst("\\{\\s*\"label\": \"Nee\",\\s*\"value\": \"nee\"\\s*},", ""));

        assertThat(question.parts()).extracting(PartDifference::part).containsExactly("Antwoorden");
        assertThat(question.parts().get(0).before()).contains("Nee (nee)");
        assertThat(question.parts().get(0).after()).doesNotContain("Nee (nee)");
    }

    @Test
    void aNewAndAVanishedFileAreToldWithWhatIsInThem() {
        Map<String, byte[]> after = shipped.bytes();
        after.put("veilig-thuis-vragen.form", after.remove("partnervraag.form"));

        List<FileDifference> files = BundleComparison.between(shipped.bytes(), after);

        assertThat(files)
                .extracting(FileDifference::file, FileDifference::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("partnervraag.form", ModelChange.WEG),
                        org.assertj.core.groups.Tuple.tuple("veilig-thuis-vragen.form", ModelChange.NIEUW));
        assertThat(files.get(1).elements()).extracting(ElementDifference::name).contains("Bent u hier al mee bezig?");
    }

    @Test
    void whatCannotBeReadSaysSo() {
        Map<String, String> broken = Map.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "DOCTYPE",
                "<!DOCTYPE l [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>",
                "DOCTYPE",
                "<definitions><process>",
                "geen goede XML",
                "geen xml",
                "geen goede XML",
                "",
                "geen goede XML",
                "<a>".repeat(20_000) + "</a>".repeat(20_000),
                "geen goede XML");
        broken.forEach((text, said) -> {
            for (String file : List.of("meldroute.bpmn", "termijnen.dmn")) {
                FileDifference difference = onlyFile(with(file, text));
                assertThat(difference.unreadable())
                        .as(text.substring(0, Math.min(40, text.length())))
                        .contains(said);
                assertThat(difference.elements()).isEmpty();
            }
        });
        for (String text : List.of("{", "[]", "null", "", "{\"id\":\"a\",\"id\":\"b\"}", "[".repeat(100_000))) {
            assertThat(onlyFile(with("partnervraag.form", text)).unreadable()).isNotBlank();
        }
        assertThat(onlyFile(with("muziek.mp3", "x")).unreadable()).isNotBlank();
    }

    /** Other files than ours, odd but readable: no exception, and every difference has words. */
    @Test
    void oddFilesGiveAnAnswer() {
        for (String text : List.of(
                "<a/>",
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><sequenceFlow id='a' sourceRef='' targetRef='b'/></definitions>",
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><task id='a'/><task id='a'/><task/></definitions>",
                "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision id='a'><decisionTable id='t'><rule id='r'><inputEntry/></rule></decisionTable></decision></definitions>")) {
            for (String file : List.of("meldroute.bpmn", "termijnen.dmn")) {
                assertThat(onlyFile(with(file, text)).unreadable()).isNull();
            }
        }
        for (String text : List.of(
                "{}",
                "{\"components\":3}",
                "{\"components\":[1,{}]}",
                "{\"components\":[{},{}]}",
                "{\"components\":[{\"key\":7,\"values\":[1,null,{\"label\":\"a\"}]}]}")) {
            assertThat(onlyFile(with("partnervraag.form", text)).unreadable()).isNull();
        }
    }

    @Test
    void signsThatNobodySeesAreShown() {
        ElementDifference task = only(
                "meldroute.bpmn",
                text -> text.replaceFirst("name=\"Signaal beoordelen\"", "name=\"Signaal \u202Ebeoordelen\""));

        assertThat(words(task)).containsExactly(said("Naam", "Signaal beoordelen", "Signaal \uFFFDbeoordelen"));
    }

    /** Nobody reads an expression where there is a word for it. */
    @Test
    void everyOwnerOfEveryModelHasAWord() {
        Map<String, String> words = new HashMap<>();
        shipped.files()
                .values()
                .forEach(text -> Pattern.compile("camunda:(?:candidateGroups|assignee)=\"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .forEach(found -> words.put(found.group(1), OwnerWords.of(found.group(1)))));

        assertThat(words).hasSizeGreaterThan(20);
        assertThat(words.values()).allSatisfy(word -> assertThat(word).doesNotContain("$"));
    }

    /** Without the codes, which are for programs. */
    private static List<PartDifference> words(ElementDifference element) {
        return element.parts().stream()
                .map(part -> said(part.part(), part.before(), part.after()))
                .toList();
    }

    private static PartDifference said(String part, String before, String after) {
        return new PartDifference("", part, before, after);
    }

    private ElementDifference only(String file, UnaryOperator<String> change) {
        FileDifference difference = file(file, change);
        assertThat(difference.elements()).hasSize(1);
        return difference.elements().get(0);
    }

    private FileDifference file(String file, UnaryOperator<String> change) {
        return onlyFile(ShippedBundle.whole().changed(file, change).bytes());
    }

    private Map<String, byte[]> with(String file, String text) {
        return ShippedBundle.whole().with(file, text).bytes();
    }

    private List<ElementDifference> elements(Map<String, byte[]> after) {
        return onlyFile(after).elements();
    }

    private FileDifference onlyFile(Map<String, byte[]> after) {
        List<FileDifference> files = BundleComparison.between(shipped.bytes(), after);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static String flow(String text, String id) {
        Matcher flow = Pattern.compile("(?s)<bpmn:sequenceFlow id=\"" + id + "\".*?(?:/>|</bpmn:sequenceFlow>)")
                .matcher(text);
        assertThat(flow.find()).as(id).isTrue();
        return flow.group();
    }

    private FileDifference swapped(String text, String one, String other) {
        return onlyFile(swap(text, one, other));
    }

    private Map<String, byte[]> swap(String text, String one, String other) {
        Map<String, byte[]> after = shipped.bytes();
        after.put(
                "meldroute.bpmn",
                text.replace(one, "<!-- -->")
                        .replace(other, one)
                        .replace("<!-- -->", other)
                        .getBytes(StandardCharsets.UTF_8));
        return after;
    }
}
