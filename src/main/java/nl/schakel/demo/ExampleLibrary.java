package nl.schakel.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import nl.schakel.trial.TrialCases;
import org.springframework.core.io.ClassPathResource;

/**
 * Reader of examples: reads the example cases from {@code demo/voorbeeldzaken.yaml}, where people of the field can
 * read and change them.
 */
final class ExampleLibrary {

    private static final String FILE = "demo/voorbeeldzaken.yaml";

    private ExampleLibrary() {}

    static List<ExampleCase> read() {
        return TrialCases.read(new ClassPathResource(FILE), new TypeReference<>() {});
    }
}
