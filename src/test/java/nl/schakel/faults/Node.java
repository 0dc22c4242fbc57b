package nl.schakel.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;

/**
 * The application as a process of its own, as it runs for people, so that it can be killed. Only classes of the
 * application are on its class path: the tests' own would give it another database.
 */
public final class Node implements AutoCloseable {

    private static final String MAIN = "nl.schakel.SchakelApplication";
    private static final int MINUTES_TO_START = 4;
    private static final Pattern READY = Pattern.compile("Schakel staat klaar op \\S+(?::| \\(poort )(\\d+)");

    private final Process process;
    private final Path log;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Node(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::readOutput, "output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Begins a start; {@link #ready()} waits for its end.
     *
     * @param folder where its data and its log go
     * @param settings as system properties, which is how they reach it whatever the environment of the tests says
     */
    public static Node start(Path folder, Map<String, String> settings) {
        return start(folder, settings, Program.readingOrWriting());
    }

    /** Begins a start that will be refused before it has come far. */
    static Node startInVain(Path folder, Map<String, String> settings) {
        return start(folder, settings, Program.reading());
    }

    private static Node start(Path folder, Map<String, String> settings, List<String> sharing) {
        return launch(quick(512, sharing), List.of("-cp", Program.classPath(), MAIN), folder, settings);
    }

    /** Quick to start rather than quick in the end: a test makes few requests. */
    private static List<String> quick(int megabytes, List<String> sharing) {
        return Stream.concat(
                        Stream.of(
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ReservedCodeCacheSize=128m"),
                        sharing.stream())
                .toList();
    }

    /** The packaged program, started as the README says. */
    public static Node packaged(Path folder, Map<String, String> settings) {
        return launch(List.of("-Xmx512m", "-XX:+UseSerialGC"), List.of("-jar", "target/schakel.jar"), folder, settings);
    }

    private static Node launch(List<String> machine, List<String> program, Path folder, Map<String, String> settings) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(machine);
        line.add("-Dserver.port=0");
        line.add("-Dschakel.data-dir=" + folder.toAbsolutePath());
        line.add("-Dschakel.demo-cases=false");
        // what is measured and counted is each message, not how long it gathers
        line.add("-Dschakel.mail.gather=PT0S");
        line.add("-Dschakel.mail.pause=PT0S");
        settings.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(program);
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.matches("(SCHAKEL|SPRING|CAMUNDA|SERVER)_.*"));
            Process process = builder.start();
            Program.started(process.pid(), machine);
            return new Node(process, folder.resolve("node-" + process.pid() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a program said that ran to its end.
     *
     * @param exit its exit code
     */
    public record Ended(int exit, String output) {}

    /** Runs the program with these arguments until it ends by itself, beside what runs there already. */
    public static Ended run(Path folder, Map<String, String> settings, String... arguments) {
        List<String> program = new ArrayList<>(List.of("-cp", Program.classPath(), MAIN));
        program.addAll(List.of(arguments));
        Node node = launch(quick(256, Program.reading()), program, folder, settings);
        if (!node.ended(MINUTES_TO_START * 60)) {
            node.kill();
            throw new AssertionError("does not end, see " + node.log);
        }
        // all it wrote has been read once the pipe has ended, which completes this either way
        node.port.handle((port, end) -> port).join();
        return new Ended(node.process.exitValue(), node.output());
    }

    /** Waits until it takes requests. */
    public Node ready() {
        port();
        return this;
    }

    /** The API as this account, by HTTP Basic. */
    public Api as(String username) {
        return Api.as(port(), username);
    }

    /** The API without login. */
    public Api anonymous() {
        return Api.anonymous(port());
    }

    /** A browser that just came by. */
    public Visit visit() {
        return new Visit(port());
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut does: nothing of it runs on. */
    public void kill() {
        process.destroyForcibly();
        if (!ended(30)) {
            throw new AssertionError("process " + process.pid() + " cannot be ended");
        }
        Program.ended(process.pid());
    }

    /** Ends it as an administrator does. */
    @Override
    public void close() {
        process.destroy();
        if (!ended(Program.isWrittenBy(process.pid()) ? 240 : 60)) {
            kill();
        }
        Program.ended(process.pid());
    }

    /** Waits until it ends by itself; its exit code. */
    public int exitCode(int seconds) {
        if (!ended(seconds)) {
            throw new AssertionError("runs on after " + seconds + " seconds:\n" + output());
        }
        // all that it said has been read once this is done
        port.handle((number, never) -> number)
                .orTimeout(MINUTES_TO_START, TimeUnit.MINUTES)
                .join();
        return process.exitValue();
    }

    /** Everything it wrote so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, once it is ready. */
    public int port() {
        try {
            return port.get(MINUTES_TO_START, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new AssertionError("not ready in " + MINUTES_TO_START + " minutes, see " + log, e);
        } catch (Exception e) {
            throw new AssertionError("did not start:\n" + output(), e);
        }
    }

    private boolean ended(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException killed) {
            // the pipe breaks with the process; what was read is in the file
        } finally {
            port.completeExceptionally(new IllegalStateException("the process has ended"));
        }
    }
}
