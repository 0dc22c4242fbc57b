package nl.schakel.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message bundles of the application as they stand in the source. */
final class MessageBundles {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private MessageBundles() {}

    /** Per bundle its sentences by key. */
    static Map<String, Map<String, String>> all() {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    // settings of a library
                    .filter(file -> !file.endsWith("ical4j.properties"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".properties", ""),
                            MessageBundles::sentences,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sentences(Path file) {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sentences = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sentences.put(key, texts.getProperty(key)));
        return sentences;
    }
}
