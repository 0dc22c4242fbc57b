package nl.schakel.file.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import nl.schakel.support.background.Work;
import nl.schakel.support.time.Zones;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on files: quarantine, whether that goes on, and what goes with its case when its time is over. */
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

    @Bean
    Work fileRetention(FileTable table, Clock clock) {
        Duration hour = Duration.ofHours(1);
        return Work.every(
                        "bestanden-bewaartermijn",
                        hour,
                        () -> table.forget(LocalDate.now(clock.withZone(Zones.AMSTERDAM))))
                .after(Duration.ofMinutes(5));
    }
}
