package org.operaton.bpm.engine.test.assertions.bpmn;

import org.operaton.bpm.engine.ProcessEngine;

/** Holder of the engine that assertions ask; as in the engine's own assertion library, which is not to be had. */
public abstract class AbstractAssertions {

    private static final ThreadLocal<ProcessEngine> ENGINE = new ThreadLocal<>();

    private AbstractAssertions() {}

    public static void init(ProcessEngine engine) {
        ENGINE.set(engine);
    }

    static ProcessEngine engine() {
        ProcessEngine engine = ENGINE.get();
        if (engine == null) {
            throw new IllegalStateException("No engine to ask: call init first");
        }
        return engine;
    }
}
