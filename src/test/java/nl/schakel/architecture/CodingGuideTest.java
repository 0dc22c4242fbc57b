package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of the coding guide are pieces of the code as it is. */
class CodingGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("`([\\w/]+\\.java)`\n\n```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void eachExampleStandsInTheClassThatIsNamed() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(Path.of("docs", "coding-guide.md")))
                .results()
                .toList();

        assertThat(examples).hasSize(10).allSatisfy(example -> {
            Path file = Stream.of("main", "test")
                    .map(tree -> Path.of("src", tree, "java", "nl", "schakel").resolve(example.group(1)))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(example.group(1) + " is not there"));
            assertThat(oneLine(Files.readString(file))).contains(oneLine(example.group(2)));
        });
    }

    private static String oneLine(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
