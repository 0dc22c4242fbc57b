package nl.schakel.process.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.process.rules.BrokenModels;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.ShippedBundle;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A bundle with anything wrong in it never reaches the engine: nothing runs and nothing is stored, not even for a moment. */
@SchakelTest
class HostileModelTest {

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    /** Those that were taken before there were rules, and a file that would fetch another; the rest is told apart without an application. */
    static Stream<BrokenModels.Broken> broken() {
        return BrokenModels.all().limit(16);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void nothingRunsAndNothingIsStored(BrokenModels.Broken broken) {
        List<Long> before = stored();

        DeploymentGate.ModelsRefused refused = catchThrowableOfType(
                DeploymentGate.ModelsRefused.class,
                () -> deployer.deploy(broken.bundle().bytes()));

        assertThat(refused.findings()).extracting(RuleFinding::rule).contains(broken.rule());
        assertThat(refused).hasMessageContaining(broken.words());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theBundleOfTheApplicationItselfIsNoNewDeployment() {
        long before = repository
                .createDeploymentQuery()
                .deploymentName(ModelDeployer.DEPLOYMENT)
                .count();

        assertThatCode(() -> deployer.deploy(ShippedBundle.whole().bytes())).doesNotThrowAnyException();

        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName(ModelDeployer.DEPLOYMENT)
                        .count())
                .isEqualTo(before);
    }

    private List<Long> stored() {
        return List.of(
                repository.createDeploymentQuery().count(),
                repository.createProcessDefinitionQuery().count(),
                repository.createDecisionDefinitionQuery().count(),
                runtime.createProcessInstanceQuery().count(),
                jobs.createJobDefinitionQuery().count());
    }
}
