package nl.schakel.process.deploy;

import java.io.ByteArrayInputStream;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deployment of one bundle into the engine, whole, so that forms and decisions that are bound to their deployment stay
 * together. What counts for whom is not decided here: see {@link nl.schakel.process.bundle.LiveBundles}.
 */
@Component
public class BundleDeployment {

    private final RepositoryService repository;
    private final BundleRegister bundles;

    BundleDeployment(RepositoryService repository, BundleRegister bundles) {
        this.repository = repository;
        this.bundles = bundles;
    }

    /**
     * Deploys files that were looked at just before; those that did not change since the last deployment of this name are no
     * new deployment.
     *
     * @return the deployment in which they are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String deploy(String name, BundleFiles files) {
        bundles.inTurn();
        DeploymentBuilder deployment = repository.createDeployment().name(name).enableDuplicateFiltering(false);
        files.contents().forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }
}
