package nl.schakel.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class path of the application without the tests, for processes of its own, and what a JVM has made of its classes
 * before (class data sharing): the first process of a test run that ends in peace writes that down, all later ones read
 * it and start in three quarters of the time. Such an archive knows jars only, so our own classes are put in one.
 */
final class Program {

    private static final Path FOLDER = Path.of("target", "faults", "program");
    private static final String WRITE = "-XX:ArchiveClassesAtExit=";
    private static final String QUIET = "-Xlog:cds=off,cds+dynamic=off";

    private static String classPath;
    private static Path archive;
    private static boolean written;
    private static long writer;

    private Program() {}

    /** Options with which a process reads what an earlier one wrote, if one did. */
    static synchronized List<String> reading() {
        prepare();
        return written ? List.of("-XX:SharedArchiveFile=" + archive, QUIET) : List.of();
    }

    /** The same, or those with which it writes at its end when no other does. */
    static synchronized List<String> readingOrWriting() {
        return written || writer != 0 ? reading() : writing();
    }

    private static List<String> writing() {
        prepare();
        return List.of(WRITE + archive, QUIET);
    }

    /** A process has begun with these options. */
    static synchronized void started(long process, List<String> options) {
        if (options.stream().anyMatch(option -> option.startsWith(WRITE))) {
            writer = process;
        }
    }

    /** Whether this process writes at its end, for which it needs time. */
    static synchronized boolean isWrittenBy(long process) {
        return writer == process;
    }

    /** A process has ended, in peace or not. */
    static synchronized void ended(long process) {
        if (writer == process) {
            writer = 0;
            written = Files.exists(archive);
        }
    }

    static synchronized String classPath() {
        prepare();
        return classPath;
    }

    private static void prepare() {
        if (classPath != null) {
            return;
        }
        try {
            // an archive of other classes than these would be of no use
            if (Files.isDirectory(FOLDER)) {
                try (Stream<Path> old = Files.list(FOLDER)) {
                    old.map(Path::toFile).forEach(File::delete);
                }
            }
            Files.createDirectories(FOLDER);
            archive = FOLDER.resolve("classes.jsa").toAbsolutePath();
            classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.contains("test-classes"))
                    .map(Path::of)
                    .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path folder) {
        Path jar = FOLDER.resolve(folder.getFileName() + ".jar").toAbsolutePath();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(folder)) {
            out.setLevel(0);
            for (Path each : tree.filter(path -> !path.equals(folder)).sorted().toList()) {
                String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
                // folders too: what is looked for by a pattern is looked for in them
                out.putNextEntry(new JarEntry(Files.isDirectory(each) ? name + "/" : name));
                if (Files.isRegularFile(each)) {
                    Files.copy(each, out);
                }
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
