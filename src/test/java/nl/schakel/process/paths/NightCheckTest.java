package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import nl.schakel.process.routes.night.NightCheck;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No call is without a next step, whatever became of its route; a check that does not trust the engine proves it. */
class NightCheckTest extends NightPathTest {

    @Autowired
    private NightCheck check;

    @Autowired
    private MeterRegistry metrics;

    NightCheckTest() {
        super("piket-bedzoeken");
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have tests of their own
    }

    @AfterEach
    void standsAgain() {
        runtime.createProcessInstanceQuery()
                .suspended()
                .list()
                .forEach(instance -> runtime.activateProcessInstanceById(instance.getId()));
    }

    private double counted() {
        check.look();
        return metrics.get("schakel.piket.oproepen.zonder.stap").gauge().value();
    }

    private int incidents(UUID call) {
        return jdbc.sql("select count(*) from schakel.outbox where key like ?")
                .param("%oproep-zonder-stap-" + call + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void aCallHasANextStepAllNightLong() {
        UUID call = called();
        assertThat(counted()).isZero();
        takes(FIRST, call);
        assertThat(counted()).isZero();
        saysYes(call, HAVEN);
        assertThat(counted()).isZero();
        does(FIRST, dossierOf(call), "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossierOf(call), "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossierOf(call), "aankomst-bevestigen");
        assertThat(counted()).isZero();
        assertThat(incidents(call)).isZero();
    }

    @Test
    void aCallWhoseRouteIsGoneIsFoundAndRaisedOnce() {
        UUID call = taken();
        ProcessInstance route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossierOf(call).toString(), "opvangplaatsing")
                .singleResult();
        runtime.deleteProcessInstance(route.getId(), "gewist");

        assertThat(counted()).isEqualTo(1);

        assertThat(check.withoutNextStep()).extracting("id").containsExactly(call);
        assertThat(call(call).incident()).isTrue();
        int told = incidents(call);
        assertThat(told).isPositive();
        later(Duration.ofMinutes(2));
        assertThat(counted()).isEqualTo(1);
        assertThat(incidents(call)).as("told once").isEqualTo(told);
    }

    @Test
    void aNightThatIsHeldUpIsFoundAsWell() {
        UUID call = taken();
        runtime.suspendProcessInstanceById(
                instance(dossierOf(call), "piket-bedzoeken").getId());

        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void aTimerThatFailedForGoodIsFoundAsWell() {
        UUID call = called();
        String alarm = instance(dossierOf(call), "piket-alarm").getId();
        management.setJobRetries(
                management
                        .createJobQuery()
                        .processInstanceId(alarm)
                        .singleResult()
                        .getId(),
                0);

        assertThat(counted()).isEqualTo(1);
    }
}
