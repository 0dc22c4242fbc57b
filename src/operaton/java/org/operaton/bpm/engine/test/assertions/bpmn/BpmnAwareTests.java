package org.operaton.bpm.engine.test.assertions.bpmn;

import org.operaton.bpm.engine.runtime.ProcessInstance;

/** Entry point of the assertions about process instances. */
public final class BpmnAwareTests {

    private BpmnAwareTests() {}

    public static ProcessInstanceAssert assertThat(ProcessInstance instance) {
        return new ProcessInstanceAssert(AbstractAssertions.engine(), instance);
    }
}
