package nl.schakel.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** A start that is refused ends, even when what was begun will not stop. */
@Tag("processes")
class EndOfStartTest {

    @Test
    void whatNeverStopsKeepsNoProcessAlive() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        // no database is needed, so none is begun
                        "-Dspring.datasource.url=jdbc:geen",
                        Hanging.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(EndOfStart.FAILED);
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(Hanging.STOPPING);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process: one thing that does not stop, and one that refuses to start. */
    @Configuration(proxyBeanMethods = false)
    static class Hanging {

        static final String STOPPING = "stopt nooit";

        public static void main(String[] arguments) {
            SpringApplication application = new SpringApplication(Hanging.class);
            new EndOfStart(Duration.ofSeconds(2)).watch(application);
            try {
                application.run("--server.port=0");
            } catch (RuntimeException refused) {
                System.exit(EndOfStart.FAILED);
            }
        }

        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        DisposableBean neverStops() {
            return () -> {
                System.out.println(STOPPING);
                new CountDownLatch(1).await();
            };
        }

        @Bean
        @DependsOn("neverStops")
        Object refuses() {
            throw new StartRefused("start.demo-klok");
        }
    }
}
