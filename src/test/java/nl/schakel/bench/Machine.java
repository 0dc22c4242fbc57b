package nl.schakel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What Linux says about this machine and the memory of processes. */
final class Machine {

    private static final int MEGABYTE = 1024;

    private Machine() {}

    /** One line for above a measurement: cores, memory, load of the last minute, Java. */
    static String now() throws IOException {
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D+", "");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return String.format(
                Locale.ROOT,
                "%d cores, %d MB, load %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(memory) / MEGABYTE,
                load,
                Runtime.version());
    }

    /** Memory of the application and of its PostgreSQL in MB, without counting shared pages twice. */
    static String memory(long application, Path data) throws IOException {
        List<Long> servers = servers(data.resolve("postgres"));
        long java = kilobytes(Path.of("/proc/" + application + "/status"), "VmRSS:") / MEGABYTE;
        long shared = 0;
        for (long pid : servers) {
            shared += kilobytes(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        }
        long postgres = shared / MEGABYTE;
        return String.format(
                Locale.ROOT,
                "JVM %d MB (RSS) + PostgreSQL %d MB (PSS of %d processes) = %d MB",
                java,
                postgres,
                servers.size(),
                java + postgres);
    }

    /** What the processes of PostgreSQL that run now took of the processor so far, in milliseconds. */
    static long cpuOfPostgres(Path folder) throws IOException {
        return servers(folder).stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private static List<Long> servers(Path folder) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        return Stream.concat(Stream.of(postmaster), children(postmaster).stream())
                .toList();
    }

    private static List<Long> children(long parent) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.parent().map(ProcessHandle::pid).orElse(0L) == parent)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static long kilobytes(Path file, String name) throws IOException {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (NoSuchFileException ended) {
            // a server process that ended between the list and the look
            return 0;
        }
    }
}
