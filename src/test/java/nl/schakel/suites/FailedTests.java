package nl.schakel.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Program that prints what a failed test wrote. What tests write goes to files, so that the output of a build can be read;
 * of the tests that failed the end of it is needed, also on a machine of which only the output is kept.
 */
final class FailedTests {

    private static final int LINES = 60;

    private FailedTests() {}

    /** @param arguments the folder with the reports */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant begun = ProcessHandle.current()
                .parent()
                .flatMap(maven -> maven.info().startInstant())
                .orElse(Instant.MIN);
        for (Path report : reports(folder)) {
            // those of an earlier build lie there too
            if (!Files.getLastModifiedTime(report).toInstant().isBefore(begun)) {
                failed(report).forEach(System.out::println);
            }
        }
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    /** What each failed test in a report wrote last. */
    static List<String> failed(Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        return elements(document.getElementsByTagName("testcase"))
                .filter(test ->
                        child(test, "failure").length() + child(test, "error").length() > 0)
                .filter(test -> !child(test, "system-out").isBlank())
                .map(test -> "---- what %s.%s wrote last (all of it: %s)%n%s"
                        .formatted(
                                test.getAttribute("classname"),
                                test.getAttribute("name"),
                                report,
                                end(child(test, "system-out"))))
                .toList();
    }

    private static String end(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static String child(Element test, String name) {
        return elements(test.getElementsByTagName(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
