package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.schakel.SchakelTest;
import nl.schakel.process.deploy.DeploymentGate;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** R6 also holds for what is published later: a step for which nobody agreed on a term does not get in. */
@SchakelTest
class StepWithoutTermTest {

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="test">
              <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="%s"/>
                <userTask id="%2$s" name="Proef" camunda:candidateGroups="${eigenaar.van(gemeente,'tmm')}">
                  <extensionElements><camunda:properties>
                    <camunda:property name="inzage" value="vraag"/>
                    <camunda:property name="contact" value="nee"/>
                  </camunda:properties></extensionElements>
                </userTask>
              </process>
            </definitions>""";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DeploymentGate gate;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aStepWithoutARowIsRefusedByNameAndNothingStays() {
        assertThatThrownBy(() -> publish("proefroute", "Task_IetsNieuws"))
                .isInstanceOf(DeploymentGate.ModelsRefused.class)
                .hasMessageContaining("proefroute.bpmn, stap iets-nieuws: er is geen volledige regel in termijnen.dmn");

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("proefroute")
                        .count())
                .isZero();
    }

    @Test
    void aStepWithARowIsPublished() {
        assertThatCode(() -> transaction.executeWithoutResult(status -> {
                    deploy("meldroute", "Task_SignaalBeoordelen");
                    status.setRollbackOnly();
                }))
                .doesNotThrowAnyException();
    }

    private void publish(String process, String task) {
        transaction.executeWithoutResult(status -> deploy(process, task));
    }

    private void deploy(String process, String task) {
        gate.check(repository
                .createDeployment()
                .addString(process + ".bpmn", MODEL.formatted(process, task))
                .deployWithResult());
    }
}
