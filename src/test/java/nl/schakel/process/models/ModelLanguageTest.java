package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model may call only named operations with variables and literals, and compare: uploading a model is not running code
 * (architecture, section 5).
 */
class ModelLanguageTest {

    private static final String ARGUMENT = "(?:[a-z][A-Za-z]*|'[a-z,-]+')";
    private static final String CALL = "([a-z]+\\.[a-zA-Z]+)\\(" + ARGUMENT + "(?:, ?" + ARGUMENT + ")*\\)";
    private static final Pattern EXPRESSION = Pattern.compile(
            "\\$\\{(?:" + CALL + "|[a-z][A-Za-z]*)(?: (?:==|!=|>|<) (?:'[a-z-]+'|[0-9]+|true|false))?}");

    private static final Set<String> OPERATIONS = Set.of(
            "eigenaar.van",
            "eigenaar.voor",
            "eigenaar.vanRegio",
            "eigenaar.rechtstreeks",
            "eigenaar.melder",
            "melder.heeftAccount",
            "melder.informeren",
            "termijn.einde",
            "kantoortijd.open",
            "kantoortijd.laatsteUur",
            "kantoortijd.vanaf",
            "keuze.bevat",
            "routering.vastleggen",
            "dossier.oppakken",
            "dossier.overdragen",
            "dossier.vraagStellen",
            "dossier.vraagVoorbij",
            "dossier.vraagOnbeantwoord",
            "dossier.vragenOnbeantwoord",
            "dossier.voorstelVastleggen",
            "dossier.voorstelAfwijzen",
            "dossier.geenTegenlezing",
            "dossier.beeindigen",
            "dossier.doorzettenNaarRegio",
            "dossier.inBehandeling",
            "dossier.afsluiten",
            "dossier.intrekkingBevestigen",
            "dossier.intrekkingAfwijzen",
            "acties.aantal",
            "acties.groep",
            "acties.termijn",
            "piket.nodig",
            "piket.openen",
            "piket.inschakelen",
            "piket.oproepen",
            "piket.groep",
            "piket.houder",
            "piket.regisseur",
            "piket.dienstLater",
            "piket.dienstBegint",
            "piket.ochtend",
            "piket.overdrachtMaken",
            "piket.afsluiten",
            "piket.vervallen",
            "alarm.houder",
            "alarm.niemandDienst",
            "alarm.eersteLijn",
            "alarm.tweedeLijn",
            "alarm.ketenregisseur",
            "alarm.iedereen",
            "alarm.nogEenRonde",
            "alarm.incident",
            "waken.wekker",
            "waken.stil",
            "waken.dienstWisselt",
            "waken.volgendeInlichten",
            "waken.tredeVerder",
            "waken.nogEenTrede",
            "reis.begeleider",
            "reis.account",
            "reis.alOnderweg",
            "reis.alarmeren",
            "plaatsing.looptAl",
            "einde.wacht",
            "einde.wachten",
            "einde.opvangKlaar",
            "plaatsing.voorstellen",
            "plaatsing.plekNa",
            "plaatsing.openen",
            "plaatsing.behoefteBekend",
            "plaatsing.groep",
            "plaatsing.groepOpvang",
            "plaatsing.geenAntwoord",
            "plaatsing.toegezegd",
            "plaatsing.aangekomen",
            "plaatsing.bedreigd",
            "plaatsing.noodbed",
            "plaatsing.vrijgeven",
            "plaatsing.beeindigen",
            "plaatsing.eigenZaak",
            "plaatsing.zaakSluiten",
            "plaatsing.gereserveerd",
            "plaatsing.reserveringTot",
            "plaatsing.reserveringNakijken",
            "dossier.laatMeekijken",
            "dossier.stappenBeeindigen",
            "eigenaar.tweedeLezer",
            "eigenaar.wmo",
            "routering.meteen",
            "routering.uitMelding",
            "dossier.gemeenteInlichten",
            "routering.nietsInBeeld",
            "routering.geenPersoon",
            "routering.pgaErbij",
            "routering.veiligThuisErbij",
            "wachtverzoek.vastleggen",
            "wachtverzoek.opheffen",
            "bewaking.moment",
            "bewaking.oppakken",
            "bewaking.opgepakt",
            "bewaking.stap");

    static Stream<Arguments> models() {
        return ModelFiles.processes().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everyExpressionCallsAKnownOperationOrCompares(String name, BpmnModelInstance model) {
        List<String> expressions = new ArrayList<>();
        collect(model.getDocument().getRootElement(), expressions);
        assertThat(expressions).isNotEmpty().allSatisfy(expression -> {
            Matcher matcher = EXPRESSION.matcher(expression);
            assertThat(matcher.matches()).as(expression).isTrue();
            if (matcher.group(1) != null) {
                assertThat(OPERATIONS).contains(matcher.group(1));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void noScriptsClassesDelegatesOrConnectors(String name, BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
        assertThat(model.getModelElementsByType(Script.class)).isEmpty();
        String xml = org.camunda.bpm.model.bpmn.Bpmn.convertToString(model);
        assertThat(xml)
                .doesNotContain("camunda:class", "camunda:delegateExpression", "camunda:connector", "camunda:script")
                .doesNotContain("#{", "camunda:formKey", "camunda:formData");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everythingIsBoundToItsDeploymentAndKeepsTheCaseAsKey(String name, BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(CallActivity.class)).allSatisfy(call -> {
            assertThat(ModelFiles.PROCESSES.resolve(call.getCalledElement() + ".bpmn"))
                    .exists();
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                            .map(CamundaIn::getCamundaBusinessKey))
                    .contains("${zaak}");
        });
        assertThat(model.getModelElementsByType(BusinessRuleTask.class)).allSatisfy(rule -> {
            assertThat(ModelFiles.PROCESSES.resolve(rule.getCamundaDecisionRef() + ".dmn"))
                    .exists();
            assertThat(rule.getCamundaDecisionRefBinding()).isEqualTo("deployment");
        });
        assertThat(model.getModelElementsByType(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(name);
            assertThat(process.isExecutable()).isTrue();
            // what the ladder did stands in the timeline of the case; a ladder per task would fill the history
            assertThat(process.getCamundaHistoryTimeToLiveString())
                    .isEqualTo(name.equals("termijnbewaking") ? "P7D" : "P180D");
            assertThat(process.isCamundaStartableInTasklist()).isFalse();
            assertThat(process.getName()).isNotBlank();
        });
    }

    @org.junit.jupiter.api.Test
    void theGrammarRefusesWhatWouldRunCode() {
        for (String bad : List.of(
                "${execution.processEngineServices.runtimeService}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${dossier.afsluiten(zaak, x.y())}",
                "${a ? b : c}",
                "#{dossier.afsluiten(zaak)}")) {
            assertThat(EXPRESSION.matcher(bad).matches()).as(bad).isFalse();
        }
    }

    private static void collect(DomElement element, List<String> found) {
        for (Map.Entry<String, String> attribute : attributes(element).entrySet()) {
            if (attribute.getValue() != null && attribute.getValue().contains("{")) {
                found.add(attribute.getValue());
            }
        }
        List<DomElement> children = element.getChildElements();
        if (children.isEmpty()
                && !List.of("documentation", "text").contains(element.getLocalName())
                && element.getTextContent().contains("{")) {
            found.add(element.getTextContent().strip());
        }
        children.forEach(child -> collect(child, found));
    }

    private static Map<String, String> attributes(DomElement element) {
        Map<String, String> all = new java.util.HashMap<>();
        for (String name : List.of(
                "expression", "candidateGroups", "assignee", "dueDate", "businessKey", "followUpDate", "collection")) {
            all.put(name, element.getAttribute("http://camunda.org/schema/1.0/bpmn", name));
        }
        // a listener carries its expression without a namespace
        all.putIfAbsent("expression", element.getAttribute("expression"));
        return all;
    }
}
