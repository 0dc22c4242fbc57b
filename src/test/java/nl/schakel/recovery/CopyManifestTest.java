package nl.schakel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.schakel.recovery.CopyManifest.CopiedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of what a copy holds is all there, or it is none. */
class CopyManifestTest {

    private static final CopyManifest WHOLE = with("postgres/data/PG_VERSION");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(CopyManifest.parse(WHOLE.text())).contains(WHOLE);
    }

    @Test
    void anyEndThatIsMissingMakesItNone() {
        String text = WHOLE.text();
        for (int end = 0; end < text.length(); end++) {
            assertThat(CopyManifest.parse(text.substring(0, end))).isEmpty();
        }
    }

    @Test
    void anyCharacterThatChangedMakesItNone() {
        String text = WHOLE.text();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == '1' ? '2' : '1';
            assertThat(CopyManifest.parse(text.substring(0, at) + other + text.substring(at + 1)))
                    .as("at %d", at)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../sleutel", "/etc/passwd", "postgres/../../x", "postgres//x", "a\\b", ".x"})
    void aNameThatLeadsElsewhereMakesItNone(String name) {
        assertThat(CopyManifest.parse(with(name).text())).isEmpty();
    }

    private static CopyManifest with(String name) {
        return new CopyManifest(
                "gegevens",
                Instant.parse("2026-01-01T03:00:00Z"),
                17,
                38,
                List.of("postgres", "postgres/data"),
                List.of(new CopiedFile(name, 3, "a".repeat(64))));
    }
}
