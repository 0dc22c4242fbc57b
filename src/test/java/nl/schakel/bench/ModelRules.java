package nl.schakel.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.ShippedBundle;

/**
 * The rules over the whole bundle that comes with the application, as an editor asks them: after a change of one file. Cold
 * is the first time in this JVM, everything loaded and read for it.
 */
public final class ModelRules {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1_000_000.0;
    private static final int WARM_UP = 10;
    private static final int TIMES = 20;
    private static final String CHANGED = "meldroute.bpmn";

    private ModelRules() {}

    public static void main(String[] arguments) throws java.io.IOException {
        System.out.println(Machine.now());
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        check(0, wall, cpu);
        System.out.println("cold, by the clock: " + Sample.of(wall));
        System.out.println("cold, of the processor: " + Sample.of(cpu));
        for (int time = 1; time <= WARM_UP + TIMES; time++) {
            if (time == WARM_UP + 1 || time == 1) {
                wall.clear();
                cpu.clear();
            }
            check(time, wall, cpu);
        }
        System.out.println("warm, meldroute changed each time, by the clock: " + Sample.of(wall));
        System.out.println("warm, meldroute changed each time, of the processor: " + Sample.of(cpu));
        System.out.println(Machine.now());
        System.exit(0);
    }

    private static void check(int time, List<Double> wall, List<Double> cpu) {
        Map<String, byte[]> files = ShippedBundle.whole().bytes();
        String text = new String(files.get(CHANGED), StandardCharsets.UTF_8);
        // a space more in the name: another file for whoever remembers what it read
        files.put(
                CHANGED,
                text.replace("name=\"Signaal ontvangen\"", "name=\"Signaal ontvangen" + " ".repeat(time) + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();
        long spent = THREADS.getCurrentThreadCpuTime();
        List<RuleFinding> findings = ShippedBundle.rules().check(files);
        wall.add((System.nanoTime() - start) / NANOS);
        cpu.add((THREADS.getCurrentThreadCpuTime() - spent) / NANOS);
        if (findings.stream().anyMatch(finding -> finding.severity() == nl.schakel.process.rules.Severity.FOUT)) {
            throw new IllegalStateException("the bundle has errors");
        }
    }
}
