package nl.schakel.support.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In the application of a test nothing looks, counts or rings by itself, so that a test sees what it did and no more. */
@SchakelTest
class NothingRunsUnderneathTest {

    @Autowired
    private List<Work> works;

    @Autowired
    private Background background;

    @Autowired
    private ProcessEngine engine;

    @Test
    void noRecurringWorkIsBegun() {
        assertThat(works).isNotEmpty();
        assertThat(background.conditions())
                .extracting(Loop.Condition::name)
                .doesNotContainAnyElementsOf(works.stream().map(Work::name).toList());
    }

    @Test
    void theEngineDoesNoJobs() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getJobExecutor() == null
                        || !settings.getJobExecutor().isActive())
                .isTrue();
    }
}
