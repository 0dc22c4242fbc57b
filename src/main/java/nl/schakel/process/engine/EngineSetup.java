package nl.schakel.process.engine;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.support.time.SchakelClock;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Engine plugin with what the engine of Schakel does otherwise than Camunda's default; settings that need no code stand in
 * application.yml.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSetup extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final SchakelClock clock;

    EngineSetup(ApplicationContext context, SchakelClock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        ModelReading.withSchemasParsedOnce();
        clock.leads(new EngineClock());
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
