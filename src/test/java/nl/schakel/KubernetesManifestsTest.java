package nl.schakel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests for Kubernetes say what Kubernetes reads, and fit each other, the image and the application. */
class KubernetesManifestsTest {

    private static final Path FOLDER = Path.of("docs/beheer/kubernetes");
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 ConfigMap", ConfigMap.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** The models take any field that they do not know along; here such a field is a mistake. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    @Test
    void eachIsReadByTheModelOfItsKind() throws IOException {
        assertThat(all().keySet())
                .containsExactly(
                        "deployment.yaml",
                        "ingress.yaml",
                        "instellingen.yaml",
                        "netwerk.yaml",
                        "service.yaml",
                        "verstoring.yaml");
        assertThat(all().values())
                .allSatisfy(one -> assertThat(one.getMetadata().getName()).isEqualTo("schakel"));
    }

    @Test
    void aFieldThatIsMisspelledIsSeen() throws IOException {
        String wrong = Files.readString(FOLDER.resolve("deployment.yaml")).replace("periodSeconds", "periodeSeconds");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> read(wrong))
                .withMessageContaining("periodeSeconds");
    }

    @Test
    void twoNodesOfWhichOneStaysDuringMaintenance() throws IOException {
        Deployment deployment = (Deployment) all().get("deployment.yaml");
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        PodDisruptionBudget budget = (PodDisruptionBudget) all().get("verstoring.yaml");
        assertThat(budget.getSpec().getMinAvailable().getIntVal()).isEqualTo(1);
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(((Service) all().get("service.yaml")).getSpec().getSelector())
                .isEqualTo(labels);
        assertThat(((NetworkPolicy) all().get("netwerk.yaml"))
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
    }

    @Test
    void nothingRunsAsRootOrWritesWhereItNeedNot() throws IOException {
        PodSpec pod = pod();
        Container container = pod.getContainers().get(0);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("USER " + pod.getSecurityContext().getRunAsUser());
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void eachProbeAsksWhatItIsFor() throws IOException {
        Container container = pod().getContainers().get(0);

        assertThat(path(container.getReadinessProbe())).isEqualTo("/actuator/health/readiness");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
        assertThat(path(container.getStartupProbe())).isEqualTo("/actuator/health/liveness");
        assertThat(container.getStartupProbe().getPeriodSeconds()
                        * container.getStartupProbe().getFailureThreshold())
                .as("longer than a node waits for the turn of another (StartTurn)")
                .isGreaterThan(330);
    }

    @Test
    void noSecretStandsInThem() throws IOException {
        ConfigMap settings = (ConfigMap) all().get("instellingen.yaml");

        assertThat(settings.getData()).containsEntry("SCHAKEL_DEMO", "false");
        assertThat(settings.getData().keySet()).noneMatch(name -> name.matches(".*(PASSWORD|TOKEN|KEY)"));
    }

    private static PodSpec pod() throws IOException {
        return ((Deployment) all().get("deployment.yaml"))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static Map<String, HasMetadata> all() throws IOException {
        Map<String, HasMetadata> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), read(Files.readString(file)));
            }
        }
        return all;
    }

    private static HasMetadata read(String text) {
        Map<String, Object> fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        String kind = fields.get("apiVersion") + " " + fields.get("kind");
        assertThat(KINDS).containsKey(kind);
        return STRICT.convertValue(fields, KINDS.get(kind));
    }
}
