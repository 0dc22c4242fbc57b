package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first sentence of a type's Javadoc says in a standard term what the type is. */
class JavadocTest {

    private static final Path CODE = Path.of("src/main/java");

    /** Take one of these; a term of the trade that is missing may be added, a riddle may not. */
    private static final List<String> KINDS = List.of(
            "API controller",
            "Adapter",
            "Admission control",
            "Alarm",
            "Annotation",
            "Application class",
            "Application service",
            "Authentication provider",
            "Authorization manager",
            "Background work",
            "Binder",
            "Bulkhead",
            "Bulkheads",
            "Cache",
            "Calculation",
            "Calendar",
            "Check",
            "Cipher",
            "Classifier",
            "Clock",
            "Code list",
            "Code lists",
            "Codec",
            "Command service",
            "Command-line program",
            "Comparator",
            "Configuration",
            "Context",
            "Controller advice",
            "Customizer",
            "Definition",
            "Demonstration data",
            "Deployment",
            "Device recognition",
            "Domain service",
            "Engine plugin",
            "Entity",
            "Environment post-processor",
            "Error controller",
            "Event",
            "Event stream",
            "Event streams",
            "Exception",
            "Exception handler",
            "Exception reporter",
            "Expression resolver",
            "Factory",
            "File store",
            "Flyway callback",
            "Formatter",
            "Gate",
            "Gauges",
            "HTTP client",
            "Handler interceptor",
            "Hash chain",
            "Health detail",
            "Health indicator",
            "Idempotency check",
            "Input",
            "Interceptor",
            "Interface",
            "JSON factory",
            "Job executor",
            "Key",
            "Keyed hash",
            "Keyset",
            "Limits",
            "Listener",
            "Lock",
            "Log",
            "Maker",
            "Memory",
            "Message sender",
            "Migration",
            "Operations",
            "Outcome",
            "Page controller",
            "Parse listener",
            "Password encoder",
            "Planner",
            "Port",
            "Process runner",
            "Process starter",
            "Projection",
            "Rate limit",
            "Read model",
            "Reader",
            "Record",
            "Recurring job",
            "Repository",
            "Request attribute",
            "Request wrapper",
            "Retry policy",
            "Scheduler",
            "Script engine resolver",
            "Security handler",
            "Security headers",
            "Server",
            "Servlet filter",
            "Session cookie",
            "Session repository",
            "Session wrapper",
            "Snapshot",
            "Start-up check",
            "Start-up listener",
            "Start-up order",
            "Start-up setting",
            "Start-up work",
            "Table",
            "Text factory",
            "Thread pool",
            "Tomcat adapter",
            "Tomcat customizer",
            "Tomcat endpoint",
            "Tomcat protocol",
            "Tomcat valve",
            "Translation",
            "Utility",
            "Value",
            "View factory",
            "View model",
            "Watchdog",
            "Writer");

    private static final Pattern KIND = Pattern.compile("(?:"
            + String.join(
                    "|",
                    KINDS.stream()
                            .sorted(Comparator.comparing(String::length).reversed())
                            .map(Pattern::quote)
                            .toList())
            + ")(?::| \\p{Lower}).*[.?]");

    private static final Pattern ODD = Pattern.compile("(?i)\\b(whoever|how-manieth|has duty|lays ready)\\b");

    @Test
    void everyTypeSaysFirstWhatItIs() throws IOException {
        Map<String, String> sentences = firstSentences();

        assertThat(sentences).hasSizeGreaterThan(650);
        assertThat(sentences.entrySet().stream().filter(one -> !plain(one.getValue())))
                .isEmpty();
    }

    @Test
    void aRiddleIsFound() {
        assertThat(plain("Command service for swaps of shifts.")).isTrue();
        assertThat(plain("Value: one row of a list.")).isTrue();
        assertThat(plain("Whoever comes first has it.")).isFalse();
        assertThat(plain("Check that whoever asks may see it.")).isFalse();
        assertThat(plain("Nobody waits for somebody who is gone.")).isFalse();
        assertThat(plain("Value")).isFalse();
        assertThat(plain("")).isFalse();
    }

    private static boolean plain(String sentence) {
        return KIND.matcher(sentence).matches() && !ODD.matcher(sentence).find();
    }

    private static Map<String, String> firstSentences() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !one.endsWith("package-info.java"))
                    .toList()) {
                found.put(
                        CODE.relativize(file).toString(),
                        firstSentence(Files.readString(file)).orElse(""));
            }
        }
        return found;
    }

    /** Of the comment before the type itself: the last that begins at the margin before it. */
    private static Optional<String> firstSentence(String code) {
        Matcher type = Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed|non-sealed) )*"
                        + "(?:class|record|interface|enum|@interface) \\w+")
                .matcher(code);
        if (!type.find()) {
            return Optional.empty();
        }
        int from = code.lastIndexOf("\n/**", type.start());
        int until = code.indexOf("*/", Math.max(from, 0));
        if (from < 0 || until > type.start()) {
            return Optional.empty();
        }
        String text =
                code.substring(from + 4, until).replaceAll("\\s*\n \\* ?", " ").strip();
        Matcher first = Pattern.compile("(?s)(.*?[.?])(?: |$)").matcher(text);
        return first.find() ? Optional.of(first.group(1)) : Optional.empty();
    }
}
