package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** A route of its own that really fails: it wants to tell the reporter something that does not exist. */
@Component
public class StuckRoute {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="https://schakel.example/test">
              <bpmn:process id="vastloper" name="Route die vastloopt" isExecutable="true" camunda:historyTimeToLive="1">
                <bpmn:startEvent id="Start" name="Begonnen"/>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_MelderInformeren"/>
                <bpmn:serviceTask id="Task_MelderInformeren" name="Melder iets laten weten" camunda:asyncBefore="true"
                    camunda:expression="${melder.informeren(zaak,soort)}"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_MelderInformeren" targetRef="End"/>
                <bpmn:endEvent id="End" name="Klaar"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private Deployment deployment;

    StuckRoute(RepositoryService repository, RuntimeService runtime, ManagementService management) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
    }

    /** Starts it for a case and lets it fail until nothing tries any more. */
    public void begin(UUID dossier) {
        if (deployment == null) {
            deployment = repository
                    .createDeployment()
                    .name("vastloper")
                    .addString("vastloper.bpmn", MODEL)
                    .deploy();
        }
        runtime.startProcessInstanceByKey(
                "vastloper", dossier.toString(), Map.of("zaak", dossier.toString(), "soort", "bestaat-niet"));
        failAgain(dossier);
    }

    /** What is wrong is mended: the next attempt will do. */
    public void mend(UUID dossier) {
        runtime.setVariable(job(dossier).getProcessInstanceId(), "soort", "doorgezet");
    }

    /** Tries once, and it works. */
    public void succeed(UUID dossier) {
        management.executeJob(job(dossier).getId());
    }

    /** Tries as often as the engine would, and fails each time. */
    public void failAgain(UUID dossier) {
        while (job(dossier).getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(job(dossier).getId()))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    /** Leaves nothing behind for other tests. */
    public void clean() {
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
            deployment = null;
        }
    }

    private Job job(UUID dossier) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("vastloper")
                        .processInstanceBusinessKey(dossier.toString())
                        .singleResult()
                        .getId())
                .singleResult();
    }
}
