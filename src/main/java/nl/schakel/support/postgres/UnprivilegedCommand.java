package nl.schakel.support.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.schakel.support.StartRefused;

/**
 * Process runner: runs a program of PostgreSQL, which refuses to work for root. For root it runs in a user namespace
 * without rights of its own (files keep their owner), or, where the machine forbids namespaces, as the user nobody.
 */
final class UnprivilegedCommand {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final List<String> prefix;

    private UnprivilegedCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @param home a folder made by this process, so that its owner tells who we are */
    static UnprivilegedCommand forOwnerOf(Path home) throws IOException {
        boolean unix = home.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (!unix || !Integer.valueOf(0).equals(uidOfThisProcess(home))) {
            return new UnprivilegedCommand(List.of());
        }
        if (works(NAMESPACE)) {
            return new UnprivilegedCommand(NAMESPACE);
        }
        if (works(NOBODY)) {
            return new UnprivilegedCommand(NOBODY);
        }
        throw new StartRefused("postgres.als-root");
    }

    /** Hands files over to the user that will run PostgreSQL, when that is another one than we are. */
    void handOver(Path path) throws IOException {
        if (prefix == NOBODY && Files.exists(path)) {
            try (var tree = Files.walk(path)) {
                for (Path each : tree.toList()) {
                    Files.setAttribute(each, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(each, "unix:gid", 65534, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** Runs to its end; the output goes to a file because a server that stays behind would keep a pipe open. */
    int run(Path output, List<String> command, int timeoutSeconds) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // messages of PostgreSQL are read by code and by engineers, never in the language of the machine
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return await(builder.start(), timeoutSeconds);
    }

    private static int await(Process process, int timeoutSeconds) throws IOException {
        try {
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("No answer within " + timeoutSeconds + " seconds");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean works(List<String> prefix) {
        try {
            List<String> command = new ArrayList<>(prefix);
            command.add("true");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return await(process, 10) == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Object uidOfThisProcess(Path home) throws IOException {
        Path probe = Files.createTempFile(home, "wie", null);
        try {
            return Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }
}
