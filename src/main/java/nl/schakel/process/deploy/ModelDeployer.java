package nl.schakel.process.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deployment of models: deploys everything of {@code processes/} and {@code forms/} as one deployment under stable
 * names, before the first request can come in. Nothing changed, nothing deployed; one file changed, the whole bundle,
 * so that forms and decisions that are bound to their deployment stay together. What a director published stays live: see
 * {@link BundleRegister#shipped}. What {@link DeploymentGate} refuses, is refused with the whole bundle.
 */
@Component
public class ModelDeployer implements SmartInitializingSingleton {

    /** Name of the deployment that comes with the application. */
    public static final String DEPLOYMENT = "schakel";

    private static final List<String> PLACES =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final BundleDeployment deployment;
    private final BundleRegister bundles;
    private final TransactionTemplate transaction;
    private final DeploymentGate gate;
    private volatile String checked;

    ModelDeployer(
            BundleDeployment deployment, BundleRegister bundles, TransactionTemplate transaction, DeploymentGate gate) {
        this.deployment = deployment;
        this.bundles = bundles;
        this.transaction = transaction;
        this.gate = gate;
    }

    /** Whether this start looked at a bundle already, as its own. */
    boolean checked(BundleVersion bundle) {
        return bundle.hash().equals(checked);
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(bundle());
    }

    /**
     * Deploys what comes with the application, in one transaction and after the rules.
     *
     * @throws DeploymentGate.ModelsRefused when the rules have an error against them; then nothing of it is kept
     */
    void deploy(Map<String, byte[]> files) {
        gate.check(files);
        BundleFiles shipped = new BundleFiles(files);
        checked = shipped.hash();
        transaction.executeWithoutResult(status -> bundles.shipped(shipped, deployment.deploy(DEPLOYMENT, shipped)));
    }

    private static Map<String, byte[]> bundle() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (String place : PLACES) {
                for (Resource resource : resolver.getResources(place)) {
                    // the bare file name: the same from classes, jar or another folder, so that no start makes a new
                    // version
                    files.put(resource.getFilename(), resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
