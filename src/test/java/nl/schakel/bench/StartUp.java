package nl.schakel.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.schakel.faults.Node;
import org.springframework.util.FileSystemUtils;

/** From the command to the first request that is answered: the packaged program, and a fresh clone. */
public final class StartUp {

    private static final Path FOLDER = Path.of("target", "bench", "start");
    private static final int TIMES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private StartUp() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.now());
        for (int i = 0; i < TIMES; i++) {
            FileSystemUtils.deleteRecursively(FOLDER);
            System.out.println("packaged, empty data folder, with demo cases: " + packaged());
            System.out.println("packaged, second start: " + packaged());
        }
        System.out.println("first clone, warm caches: " + clone(FOLDER.resolveSibling("clone")));
        System.out.println(Machine.now());
    }

    private static String packaged() {
        long start = System.nanoTime();
        try (Node node =
                Node.packaged(FOLDER, Map.of("schakel.demo-cases", "true")).ready()) {
            int status = node.anonymous().get("/actuator/health").status();
            return seconds(start) + " (health " + status + ")";
        }
    }

    /** What the README says: clone, one command. */
    private static String clone(Path folder) throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        long start = System.nanoTime();
        run(List.of("git", "clone", "--quiet", ".", folder.toString()));
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder("mvn", "-q", "spring-boot:run").directory(folder.toFile());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        Process maven = builder.inheritIO().start();
        try {
            waitForHealth(port);
            return seconds(start);
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
            maven.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void waitForHealth(int port) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .build();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // nobody listens yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IllegalStateException("not ready after " + LONGEST);
    }

    private static void run(List<String> command) throws Exception {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " gave " + exit);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1_000_000_000.0);
    }
}
