package nl.schakel.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Publishing a model is never running code: not by expression, script, class, connector or decision. */
@SchakelTest
class ModelRunsNoCodeTest {

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="test">
              <process id="poging" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>%s
              </process>
            </definitions>""";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionService decisions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"t\" camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"/>",
                "<serviceTask id=\"t\" camunda:expression=\"${execution.processEngineServices.runtimeService}\"/>",
                "<serviceTask id=\"t\" camunda:expression=\"${a.b(c).d()}\"/>",
                "<serviceTask id=\"t\" camunda:expression=\"#{dossier.afsluiten(zaak,'dubbel')}\"/>",
                "<serviceTask id=\"t\" camunda:class=\"java.lang.Runtime\"/>",
                "<serviceTask id=\"t\" camunda:delegateExpression=\"${dossier}\"/>",
                "<serviceTask id=\"t\" camunda:type=\"external\" camunda:topic=\"x\"/>",
                "<scriptTask id=\"t\" scriptFormat=\"juel\"><script>${1}</script></scriptTask>",
                "<userTask id=\"t\" name=\"${zaak} en ${gemeente}\"/>"
            })
    void aModelThatBringsCodeIsRefusedAtTheElement(String task) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("poging.bpmn", MODEL.formatted(task))
                        .deploy())
                .hasStackTraceContaining("Model geweigerd bij");
    }

    @Test
    void everythingThatIsWrongInAModelIsNamedAtOnce() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString(
                                "poging.bpmn",
                                MODEL.formatted("<serviceTask id=\"t\" camunda:class=\"java.lang.Runtime\"/>"
                                        + "<userTask id=\"u\" name=\"${zaak} en ${gemeente}\"/>"))
                        .deploy())
                .hasStackTraceContaining("Model geweigerd bij t (regel 4): 'class' mag niet in een model.")
                .hasStackTraceContaining("Model geweigerd bij u (regel 4): deze uitdrukking mag niet in een model.");
    }

    @Test
    void anExpressionThatPassesTheGateStillReachesNothingButOperations() {
        assertThatThrownBy(() -> evaluate("juel", "dataSource.hashCode()"))
                .hasStackTraceContaining("Cannot resolve identifier");
        assertThatThrownBy(() -> evaluate("juel", "''.getClass()")).hasStackTraceContaining("Een model mag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "ruby"})
    void aDecisionRunsNoScript(String language) {
        assertThatThrownBy(() -> evaluate(language, "1 + 1")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theGrammarLetsOperationsVariablesAndComparisonsThrough() {
        assertThat(ModelExpression.of("${melder.informeren(zaak,'doorgezet')}")).isPresent();
        assertThat(ModelExpression.of("${acties.aantal(zaak) > 0}")).isPresent();
        assertThat(ModelExpression.of("${vervolg == 'stoppen'}")).isPresent();
        assertThat(ModelExpression.of("${routeTmm}")).isPresent();
        assertThat(ModelExpression.of("${zaak.getClass()}.x")).isEmpty();
        assertThat(ModelExpression.of("${a.b('x').c}")).isEmpty();
    }

    private Object evaluate(String language, String expression) {
        String text = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
                  <decision id="poging" name="poging"><variable id="v" name="uit"/>
                    <literalExpression id="l" expressionLanguage="%s"><text>%s</text></literalExpression>
                  </decision>
                </definitions>""".formatted(language, language.equals("juel") ? "${" + expression + "}" : expression);
        String deployment = repository
                .createDeployment()
                .addString("poging.dmn", text)
                .deploy()
                .getId();
        try {
            return decisions.evaluateDecisionByKey("poging").variables(Map.of()).evaluate();
        } finally {
            repository.deleteDeployment(deployment);
        }
    }
}
