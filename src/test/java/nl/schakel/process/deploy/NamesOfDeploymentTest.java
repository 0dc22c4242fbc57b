package nl.schakel.process.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A bundle of models that lacks a name that the code uses is not published: no case would stand still by it later. */
@SchakelTest
class NamesOfDeploymentTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private NamesOfDeployment names;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theModelsOfTheApplicationHaveEveryName() {
        assertThatCode(() -> publish(model -> model)).doesNotThrowAnyException();
    }

    @Test
    void aRenamedMessageStepRouteOrEventIsNamed() {
        long before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> publish(model -> model.replace("\"OpvangKlaar\"", "\"OpvangGereed\"")
                        .replace("Task_PlekkenKiezen", "Task_PlekkenUitzoeken")
                        .replace("Event_DienstWisselt", "Event_DienstGaatOver")
                        .replace("<bpmn:process id=\"noodtoegang\"", "<bpmn:process id=\"noodtoegang-nieuw\"")))
                .isInstanceOf(NamesOfDeployment.NameMissing.class)
                .hasMessageContaining("bericht OpvangKlaar")
                .hasMessageContaining("stap plekken-kiezen")
                .hasMessageContaining("onderdeel Event_DienstWisselt")
                .hasMessageContaining("route noodtoegang");

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private void publish(UnaryOperator<String> change) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            DeploymentBuilder deployment = repository.createDeployment();
            try (Stream<Path> models = Files.list(Path.of("processes"))) {
                for (Path model : models.sorted().toList()) {
                    deployment.addString(
                            model.getFileName().toString(),
                            change.apply(Files.readString(model, StandardCharsets.UTF_8)));
                }
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
            names.check(deployment.deployWithResult());
        });
    }
}
