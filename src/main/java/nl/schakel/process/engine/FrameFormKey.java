package nl.schakel.process.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Parse listener of the engine: gives every user task the form key of our frame, so that Camunda Tasklist shows our
 * task page inside. A model itself names only its form ({@code camunda:formRef}); both together are a parse error in a
 * model (ADR 0004).
 */
class FrameFormKey extends AbstractBpmnParseListener {

    static final String FRAME = "embedded:/taken/kader.html";

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .setFormKey(new FixedValue(FRAME));
    }
}
