package nl.schakel.process.routes.meldroute;

import java.time.Duration;
import nl.schakel.signal.imports.ImportQueue;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on lists of signals: what was confirmed comes in, what is past its time is thrown away. */
@Configuration(proxyBeanMethods = false)
class ImportWork {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    @Bean
    Work importing(ImportRun run) {
        return new Work("lijsten-inlezen", Duration.ZERO, SOON, A_WHILE, run::look);
    }

    @Bean
    Work importForgetting(ImportQueue queue) {
        return Work.every("lijsten-vergeten", Duration.ofMinutes(10), queue::forget);
    }
}
