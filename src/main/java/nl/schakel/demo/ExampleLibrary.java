package nl.schakel.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reader of examples: reads the example cases from {@code demo/voorbeeldzaken.yaml}, where people of the field can
 * read and change them.
 */
final class ExampleLibrary {

    private static final String FILE = "demo/voorbeeldzaken.yaml";

    private ExampleLibrary() {}

    static List<ExampleCase> read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            // an own mapper: a misspelt key must fail here, whatever the web's mapper forgives
            return new ObjectMapper().convertValue(content, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
