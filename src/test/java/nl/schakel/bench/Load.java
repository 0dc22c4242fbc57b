package nl.schakel.bench;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.schakel.faults.Node;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.security.Visit;
import org.springframework.util.FileSystemUtils;

/**
 * Reports of one signed-in person at a fixed pace, whether or not earlier ones are answered: a time counts from the
 * moment at which the request should have gone, so that waiting for a slow answer hides nothing.
 */
public final class Load {

    private static final Path FOLDER = Path.of("target", "bench", "load");
    private static final int PER_SECOND = 20;
    private static final int SECONDS = 60;
    private static final int THREADS = 16;

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        System.out.println(Machine.now());
        try (Node node = Node.packaged(FOLDER, Map.of()).ready()) {
            System.out.println("memory after start: " + Machine.memory(node.pid(), FOLDER));
            Visit clerk = node.visit().login("balie.nijkerk");
            String token = clerk.token();
            for (String minute : List.of("first minute after the start", "second minute", "third minute")) {
                System.out.println(minute + ", " + PER_SECOND + " a second: " + minute(clerk, token));
            }
            System.out.println("reports stored: "
                    + ServerOnDisk.of(FOLDER)
                            .jdbc()
                            .sql("select count(*) from schakel.dossier")
                            .query(Integer.class)
                            .single());
            System.out.println("memory after load: " + Machine.memory(node.pid(), FOLDER));
            System.out.println(Machine.now());
        }
    }

    private static String minute(Visit clerk, String token) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Double>> answers = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                long at = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                answers.add(CompletableFuture.supplyAsync(() -> report(clerk, token, at), threads));
            }
            List<Double> times = answers.stream().map(CompletableFuture::join).toList();
            double wrong = times.stream().filter(time -> time < 0).count();
            return Sample.of(times.stream().filter(time -> time >= 0).toList())
                    + String.format(Locale.ROOT, "  refused=%.0f", wrong);
        } finally {
            threads.shutdown();
        }
    }

    /** How long one report took in milliseconds; negative when it was refused. */
    private static double report(Visit clerk, String token, long at) {
        HttpResponse<String> answer = clerk.json("/api/v1/meldingen", CountedStory.REPORT, "X-CSRF-TOKEN", token);
        double millis = (System.nanoTime() - at) / 1_000_000.0;
        return answer.statusCode() == 201 ? millis : -1;
    }
}
