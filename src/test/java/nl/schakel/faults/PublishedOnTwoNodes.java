package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.web.api.Api;

/** Directors publish models while there are two machines, of which one falls away half way. */
final class PublishedOnTwoNodes {

    private static final String MODELS = "/api/v1/modellen";
    private static final String WHY = "Afgesproken aan de tafel (verzonnen).";

    private final TwoNodes nodes;

    PublishedOnTwoNodes(TwoNodes nodes) {
        this.nodes = nodes;
    }

    /** Two directors put two versions live at once, each on a machine of their own. */
    void ofTwoAtOnceOneIsLive() throws Exception {
        String one = approved("Signaal bekijken");
        String other = approved("Signaal nalopen");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> both = List.of(
                    () -> goLive(together, nodes.een(), "keten.wvv", one),
                    () -> goLive(together, nodes.twee(), "keten2.wvv", other));
            List<Integer> answers =
                    threads.invokeAll(both).stream().map(TwoNodesTest::value).toList();

            assertThat(answers).containsExactlyInAnyOrder(200, 400);
            String winner = answers.get(0) == 200 ? "Signaal bekijken" : "Signaal nalopen";
            // the next case on either machine, without waiting for anything
            assertThat(triage(nodes.een())).isEqualTo(winner);
            assertThat(triage(nodes.twee())).isEqualTo(winner);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int goLive(CyclicBarrier together, Node node, String who, String version) throws Exception {
        Api api = node.as(who);
        together.await(1, TimeUnit.MINUTES);
        return api.post(MODELS + "/live/wvv", "{\"versie\":\"" + version + "\",\"reden\":\"" + WHY + "\"}")
                .status();
    }

    /** The engine has the models already, and the decision does not: nothing of it counts, and it can be done again. */
    void killedHalfWayNothingOfItCounts() throws Exception {
        String live = triage(nodes.twee());
        String version = proposed("Signaal lezen");
        long deployments = deployments();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection hold = nodes.database().getConnection();
                Statement statement = hold.createStatement()) {
            hold.setAutoCommit(false);
            statement.execute("select 1 from schakel.model_bundle where id = '" + version + "' for update");
            Api api = nodes.een().as("keten2.wvv");
            threads.submit(() -> api.post(MODELS + "/voorstellen/" + version + "/goedkeuring", "{}"));
            await().atMost(Duration.ofMinutes(1)).until(nodes::whoWaits, "een"::equals);
            nodes.kill("een");
            hold.rollback();
        } finally {
            threads.shutdownNow();
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> !nodes.connected().contains("een"));
        assertThat(deployments()).isEqualTo(deployments);
        assertThat(state(version)).isEqualTo("voorgesteld");
        assertThat(triage(nodes.twee())).isEqualTo(live);

        // the colleague does it again on the machine that is left, and the other learns of it when it comes back
        approve(nodes.twee(), version);
        publish(nodes.twee(), version);
        nodes.restart("een");
        assertThat(triage(nodes.een())).isEqualTo("Signaal lezen");
        assertThat(triage(nodes.twee())).isEqualTo("Signaal lezen");
    }

    private void publish(Node node, String version) {
        long seen = node.as("keten.wvv")
                .get(MODELS + "/live/wvv")
                .json()
                .path("wijzigingen")
                .path(0)
                .path("id")
                .asLong();
        assertThat(node.as("keten.wvv")
                        .post(
                                MODELS + "/live/wvv",
                                "{\"versie\":\"" + version + "\",\"reden\":\"" + WHY + "\",\"gezien\":" + seen + "}")
                        .status())
                .isEqualTo(200);
    }

    private String approved(String name) {
        String version = proposed(name);
        approve(nodes.twee(), version);
        return version;
    }

    private static void approve(Node node, String version) {
        assertThat(node.as("keten2.wvv")
                        .post(MODELS + "/voorstellen/" + version + "/goedkeuring", "{}")
                        .status())
                .isEqualTo(200);
    }

    private String proposed(String name) {
        Api.Answer answer = nodes.any()
                .as("keten.wvv")
                .file(
                        MODELS + "/voorstellen",
                        "modellen.zip",
                        BundleZip.write(ShippedBundle.whole()
                                .changed(
                                        "meldroute.bpmn",
                                        text -> text.replace("\"Signaal beoordelen\"", "\"" + name + "\""))
                                .bytes()),
                        "regio",
                        "wvv",
                        "reden",
                        WHY);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private String state(String version) {
        return nodes.twee()
                .as("keten.wvv")
                .get(MODELS + "/voorstellen/" + version)
                .json()
                .path("stand")
                .asText();
    }

    private long deployments() {
        return nodes.jdbc()
                .sql("select count(*) from camunda.act_re_deployment")
                .query(Long.class)
                .single();
    }

    /** What the first step of a new case is called that comes in on this machine. */
    private static String triage(Node node) {
        JsonNode task = TwoNodesTest.report(node);
        return node.as("af.nijkerk")
                .get("/api/v1/taken/" + task.path("id").asText())
                .json()
                .path("naam")
                .asText();
    }
}
