package org.operaton.bpm.engine.test.assertions.bpmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricActivityInstanceQuery;
import org.operaton.bpm.engine.runtime.ActivityInstance;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.runtime.TransitionInstance;

/** AssertJ assertions about one process instance, as far as the tests of the paths ask them. */
public class ProcessInstanceAssert extends AbstractAssert<ProcessInstanceAssert, ProcessInstance> {

    private final ProcessEngine engine;

    ProcessInstanceAssert(ProcessEngine engine, ProcessInstance actual) {
        super(actual, ProcessInstanceAssert.class);
        this.engine = engine;
    }

    /** Stands at least at these places now. */
    public ProcessInstanceAssert isWaitingAt(String... places) {
        ActivityInstance tree = engine.getRuntimeService().getActivityInstance(actual.getId());
        Assertions.assertThat(tree).as("running instance %s", actual.getId()).isNotNull();
        List<String> now = new ArrayList<>();
        collect(tree, now);
        Assertions.assertThat(now).as("places now").contains(places);
        return this;
    }

    public ProcessInstanceAssert hasPassed(String... activities) {
        Assertions.assertThat(passed()).as("what was passed").contains(activities);
        return this;
    }

    /** Passed these, in this order; others may stand between. */
    public ProcessInstanceAssert hasPassedInOrder(String... activities) {
        Assertions.assertThat(passed()).as("what was passed, in order").containsSubsequence(activities);
        return this;
    }

    public ProcessInstanceAssert hasNotPassed(String... activities) {
        Assertions.assertThat(passed()).as("what was passed").doesNotContain(activities);
        return this;
    }

    public ProcessInstanceAssert isEnded() {
        Assertions.assertThat(running()).as("running instances").isZero();
        Assertions.assertThat(ended()).as("ended instances").isOne();
        return this;
    }

    public ProcessInstanceAssert isNotEnded() {
        Assertions.assertThat(running()).as("running instances").isOne();
        return this;
    }

    private long running() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(actual.getId())
                .count();
    }

    private long ended() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(actual.getId())
                .finished()
                .count();
    }

    /** Activities that were ended, in the order in which they ended. */
    private List<String> passed() {
        HistoricActivityInstanceQuery query = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(actual.getId())
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc();
        return query.list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private static void collect(ActivityInstance place, List<String> places) {
        for (ActivityInstance child : place.getChildActivityInstances()) {
            places.add(child.getActivityId());
            collect(child, places);
        }
        Arrays.stream(place.getChildTransitionInstances())
                .map(TransitionInstance::getActivityId)
                .forEach(places::add);
    }
}
