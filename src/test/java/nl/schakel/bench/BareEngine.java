package nl.schakel.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The engine alone with the same models, forms and decisions: what any application would pay that ran this route on
 * Camunda. History level and authorizations are those of the application. The operations in the models answer from
 * memory, nothing of the domain is stored; with the watch of terms, each task starts and ends its ladder as it does in
 * the application.
 */
final class BareEngine implements AutoCloseable {

    private final ProcessEngine engine;

    BareEngine(DataSource database, boolean watch) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setTransactionManager(new DataSourceTransactionManager(database));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("audit");
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistoryTimeToLive("P180D");
        configuration.setDefaultNumberOfRetries(3);
        BareOperations.Watch ladder = new BareOperations.Watch(() -> this.engine());
        Map<Object, Object> beans = new HashMap<>(BareOperations.beans(ladder));
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        deploy(watch);
    }

    /** Starts a route as a report does. */
    String start(Map<String, Object> variables) {
        String dossier = UUID.randomUUID().toString();
        Map<String, Object> all = new HashMap<>(variables);
        all.put("zaak", dossier);
        engine.getRuntimeService().startProcessInstanceByKey("meldroute", dossier, all);
        return dossier;
    }

    /** The open tasks of a case. */
    List<Task> tasks(String dossier) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(dossier)
                .orderByTaskName()
                .asc()
                .list();
    }

    /** Takes a task in hand and does it, as somebody in Tasklist does. */
    void complete(Task task, String user, Map<String, Object> variables) {
        engine.getTaskService().claim(task.getId(), user);
        engine.getTaskService().complete(task.getId(), variables);
    }

    @Override
    public void close() {
        engine.close();
    }

    private ProcessEngine engine() {
        return engine;
    }

    private void deploy(boolean watch) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try {
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            for (Resource model : files.getResources("classpath*:processes/*.bpmn")) {
                try (InputStream content = model.getInputStream()) {
                    BpmnModelInstance parsed = Bpmn.readModelFromStream(content);
                    if (watch) {
                        parsed.getModelElementsByType(UserTask.class).forEach(BareEngine::watched);
                    }
                    deployment.addModelInstance(model.getFilename(), parsed);
                }
            }
            for (String other : List.of("classpath*:processes/*.dmn", "classpath*:forms/*.form")) {
                for (Resource file : files.getResources(other)) {
                    try (InputStream content = file.getInputStream()) {
                        deployment.addInputStream(file.getFilename(), content);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        deployment.deploy();
    }

    private static void watched(UserTask task) {
        ExtensionElements extensions = task.getExtensionElements();
        if (extensions == null) {
            extensions = task.getModelInstance().newInstance(ExtensionElements.class);
            task.setExtensionElements(extensions);
        }
        for (String event : List.of("create", "complete", "delete")) {
            CamundaTaskListener listener = extensions.addExtensionElement(CamundaTaskListener.class);
            listener.setCamundaEvent(event);
            listener.setCamundaExpression(event.equals("create") ? "${ladder.begin(task)}" : "${ladder.end(task)}");
        }
    }
}
