package nl.schakel.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the engine of Schakel does otherwise than Camunda's default; settings that need no code stand in application.yml. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSetup extends AbstractCamundaConfiguration {

    private final ApplicationContext context;

    EngineSetup(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setExpressionManager(new ModelExpressions(context));
        configuration.setScriptEngineResolver(new NoScripts());
        addParseListeners(configuration);
    }

    private static void addParseListeners(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners();
        List<BpmnParseListener> extended = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
        extended.add(new ModelGate());
        extended.add(new FrameFormKey());
        configuration.setCustomPreBPMNParseListeners(extended);
    }
}
