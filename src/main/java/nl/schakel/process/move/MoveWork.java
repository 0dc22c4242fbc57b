package nl.schakel.process.move;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on cases that move to another version. */
@Configuration(proxyBeanMethods = false)
class MoveWork {

    private static final Duration SOON = Duration.ofSeconds(2);
    /** Many cases at once take their time. */
    private static final Duration A_WHILE = Duration.ofMinutes(30);

    @Bean
    Work caseMoving(MoveRun run) {
        return new Work("zaken-verhuizen", Duration.ZERO, SOON, A_WHILE, run::look);
    }

    /** So that no question waits for somebody who has left. */
    @Bean
    Work moveTelling(CaseMoves moves) {
        return Work.every("verhuizingen-melden", Duration.ofMinutes(10), moves::look);
    }
}
