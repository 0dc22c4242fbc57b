package nl.schakel.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an installation chooses is read as it was typed. */
class SchakelPropertiesTest {

    /** There is a folder of that name on the class path too: keys that are put there are gone with the next build. */
    @Test
    void theDataFolderIsBelowWhereTheProgramWasStarted() {
        assertThat(bound(Map.of()).dataDir()).isEqualTo(Path.of("data"));
        assertThat(bound(Map.of("schakel.data-dir", "data")).dataDir()).isEqualTo(Path.of("data"));
        assertThat(bound(Map.of("schakel.data-dir", "/srv/schakel")).dataDir()).isEqualTo(Path.of("/srv/schakel"));
    }

    private static SchakelProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("schakel", SchakelProperties.class);
    }
}
