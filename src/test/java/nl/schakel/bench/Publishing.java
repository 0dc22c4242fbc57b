package nl.schakel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelApplication;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.rules.ShippedBundle;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a director waits for: proposing the whole bundle with one file changed, approving it, and going live. */
public final class Publishing {

    private static final int TIMES = 12;
    private static final String REGION = "wvv";
    private static final String WHY = "Gemeten (verzonnen).";

    private Publishing() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SchakelApplication.class)
                .run("--server.port=0", "--schakel.demo-cases=false", "--camunda.bpm.job-execution.enabled=false")) {
            ModelProposals proposals = application.getBean(ModelProposals.class);
            ModelPublications publications = application.getBean(ModelPublications.class);
            BundleRegister register = application.getBean(BundleRegister.class);
            TransactionTemplate transaction = application.getBean(TransactionTemplate.class);
            Directory directory = application.getBean(Directory.class);
            Viewer maker = Viewer.of(directory.byUsername("keten.wvv").orElseThrow());
            Viewer other = Viewer.of(directory.byUsername("keten2.wvv").orElseThrow());
            List<Double> proposed = new ArrayList<>();
            List<Double> approved = new ArrayList<>();
            List<Double> live = new ArrayList<>();
            for (int time = 1; time <= TIMES; time++) {
                Map<String, byte[]> files = changed(time);
                long began = System.nanoTime();
                UUID id = proposals.propose(REGION, files, WHY, maker);
                proposed.add(since(began));
                began = System.nanoTime();
                proposals.approve(id, null, other);
                approved.add(since(began));
                Long seen = transaction.execute(status -> register.changes(REGION).stream()
                        .map(LiveChange::id)
                        .findFirst()
                        .orElse(null));
                began = System.nanoTime();
                publications.goLive(id, null, WHY, seen, other);
                live.add(since(began));
            }
            System.out.println("the first time: proposed " + proposed.remove(0).intValue() + " ms, approved "
                    + approved.remove(0).intValue() + " ms, live "
                    + live.remove(0).intValue() + " ms");
            System.out.println("proposed: " + Sample.of(proposed));
            System.out.println("approved: " + Sample.of(approved));
            System.out.println("live: " + Sample.of(live));
        }
        System.out.println(Machine.now());
        System.exit(0);
    }

    private static Map<String, byte[]> changed(int time) {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replace("name=\"Signaal beoordelen\"", "name=\"Signaal beoordelen " + time + "\""))
                .bytes();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
