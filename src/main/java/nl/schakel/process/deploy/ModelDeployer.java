package nl.schakel.process.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.schakel.support.database.ClusterLock;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deployment of models: deploys everything of {@code processes/} and {@code forms/} as one deployment under stable
 * names, before the first request can come in. Nothing changed, nothing deployed; one file changed, the whole bundle,
 * so that forms and decisions that are bound to their deployment stay together. What a director published later under
 * another name is left alone by a restart. What {@link DeploymentGate} refuses, is refused with the whole bundle.
 */
@Component
public class ModelDeployer implements SmartInitializingSingleton {

    /** Name of the deployment that comes with the application. */
    public static final String DEPLOYMENT = "schakel";

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final NamesOfDeployment names;
    private final DeploymentGate gate;

    ModelDeployer(
            RepositoryService repository,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            NamesOfDeployment names,
            DeploymentGate gate) {
        this.repository = repository;
        this.names = names;
        this.gate = gate;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            ClusterLock.MODEL_DEPLOYMENT.await(jdbc);
            DeploymentBuilder deployment =
                    repository.createDeployment().name(DEPLOYMENT).enableDuplicateFiltering(false);
            bundle().forEach(resource -> add(deployment, resource));
            DeploymentWithDefinitions deployed = deployment.deployWithResult();
            names.check(deployed);
            gate.check(deployed);
        });
    }

    private static List<Resource> bundle() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            return Arrays.stream(new Resource[][] {
                        resolver.getResources("classpath*:processes/*.bpmn"),
                        resolver.getResources("classpath*:processes/*.dmn"),
                        resolver.getResources("classpath*:forms/*.form")
                    })
                    .flatMap(Arrays::stream)
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(DeploymentBuilder deployment, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            // the bare file name: the same from classes, jar or another folder, so that no start makes a new version
            deployment.addInputStream(resource.getFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
