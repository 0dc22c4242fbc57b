package nl.schakel.file.internal;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on files: quarantine, and whether that goes on. */
@Configuration(proxyBeanMethods = false)
class FileWork {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** A round is twenty files at most, and a scanner that hangs takes a minute for each. */
    private static final Duration A_ROUND = Duration.ofMinutes(30);

    @Bean
    Work fileInspection(Inspection inspection) {
        return new Work("bestanden-nakijken", Duration.ZERO, SOON, A_ROUND, inspection::look);
    }

    @Bean
    Work fileWatching(FileWatch watch) {
        return Work.every("bestanden-bewaken", SOON, watch::look);
    }
}
