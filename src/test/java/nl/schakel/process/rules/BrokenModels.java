package nl.schakel.process.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;

/**
 * The broken models of {@code werkbank/kapot}: each file says what is wrong, which rule has to see it, at which element and
 * with which words, and how the shipped bundle is broken: by a change of a file or by a file of its own.
 */
public final class BrokenModels {

    private static final Path FOLDER = Path.of("src", "test", "resources", "werkbank", "kapot");
    private static final Pattern PART = Pattern.compile("(?m)^--- (\\w+) ?(.*)$");

    /** Around a process that a file writes without it. */
    private static final String DEFINITIONS = "<definitions xmlns=\"%s\" xmlns:camunda=\"%s\" xmlns:xsi=\"%s\""
            + " targetNamespace=\"proef\">%s</definitions>";

    /** One broken bundle, with what has to be said of it. */
    public record Broken(String name, String what, String rule, String element, String words, ShippedBundle bundle) {

        @Override
        public String toString() {
            return name;
        }
    }

    private BrokenModels() {}

    public static Stream<Broken> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().map(BrokenModels::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process as a file of its own. */
    public static String definitions(String process) {
        return DEFINITIONS.formatted(
                BpmnModelConstants.BPMN20_NS, BpmnModelConstants.CAMUNDA_NS, BpmnModelConstants.XSI_NS, process);
    }

    private static Broken read(Path file) {
        String text = text(file);
        ShippedBundle bundle = ShippedBundle.whole();
        String rule = "";
        String element = "";
        String words = "";
        Matcher parts = PART.matcher(text);
        int first = text.indexOf("--- ");
        while (parts.find()) {
            Matcher after = PART.matcher(text);
            int end = after.find(parts.end()) ? after.start() : text.length();
            String body = text.substring(parts.end(), end).strip();
            switch (parts.group(1)) {
                case "regel" -> rule = body;
                case "element" -> element = body;
                case "tekst" -> words = body;
                case "bestand" -> bundle.with(parts.group(2), definitions(body));
                case "wijzig" -> {
                    String[] change = body.split("\\n?=>\\n?", 2);
                    bundle.changed(parts.group(2), old -> old.replace(change[0], change[1]));
                }
                default -> throw new IllegalArgumentException(file + ": " + parts.group());
            }
        }
        return new Broken(
                file.getFileName().toString(), text.substring(0, first).strip(), rule, element, words, bundle);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
