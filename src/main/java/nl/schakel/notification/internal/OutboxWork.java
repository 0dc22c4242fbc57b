package nl.schakel.notification.internal;

import java.time.Duration;
import nl.schakel.notification.Standstills;
import nl.schakel.support.background.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the outbox beside the senders: counting, tidying, and watching whether messages go out. */
@Configuration(proxyBeanMethods = false)
class OutboxWork {

    private static final Duration KEEP_ENDED = Duration.ofDays(90);

    @Bean
    Work outboxCounting(OutboxStatistics statistics) {
        return Work.every("uitbak-tellen", Duration.ofSeconds(5), statistics::refresh);
    }

    @Bean
    Work outboxTidying(OutboxTable table, Bundles bundles, Standstills standstills) {
        Duration hour = Duration.ofHours(1);
        return Work.every("uitbak-opruimen", hour, () -> {
                    table.forgetEnded(KEEP_ENDED);
                    bundles.forgetTurns();
                    standstills.forgetEnded(KEEP_ENDED);
                })
                .after(hour);
    }

    /** A mailbox that is away for a while is no alarm: reports wait there. */
    @Bean
    @ConditionalOnExpression("!'${schakel.bounce.host:}'.isBlank()")
    Work returnedMailReading(ReturnedMail mailbox, @Value("${schakel.bounce.look-every:PT1M}") Duration pause) {
        return new Work("teruggekomen-mail", Duration.ZERO, pause, Duration.ofHours(1), mailbox::look);
    }

    /** Where nothing is sent, nothing stands still. */
    @Bean
    @ConditionalOnProperty(name = "schakel.outbox.polling", havingValue = "true", matchIfMissing = true)
    Work laneWatching(LaneWatch watch, @Value("${schakel.standstill.look-every:PT5S}") Duration pause) {
        return Work.every("alarmlijnen-bewaken", pause, watch::look);
    }

    @Bean
    @ConditionalOnProperty(name = "schakel.outbox.polling", havingValue = "true", matchIfMissing = true)
    Work emergencyCarrying(EmergencyLine line) {
        return Work.every("noodlijn", Duration.ofSeconds(2), line::look);
    }
}
