package nl.schakel.support.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

@Tag("application")
class UtcEverywhereTest {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @Test
    void aMachineInDutchTimeRunsTheApplicationInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Amsterdam"));
        try (var running = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run()) {
            assertThat(running.isActive()).isTrue();
            assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
        }
    }

    /** The smallest application there is: what matters happens before anything of it exists. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
