package nl.schakel.piket.alarm.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.notification.AlarmSent;
import nl.schakel.piket.call.internal.NightMessages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listener: how long a call waited until the first message about it had gone out, whichever node sent it. */
@Component
public class FirstAlarm {

    private static final Pattern KEY = Pattern.compile("piket:([0-9a-f-]{36}):" + NightMessages.WAITING + ".*");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Timer timer;

    FirstAlarm(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.timer = Timer.builder("schakel.piket.alarm")
                .description("Time from a call to the first message about it that was sent")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30))
                .register(meters);
    }

    /** After the commit and apart from it: a message that was sent stays sent, whatever happens here. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(AlarmSent message) {
        Matcher key = KEY.matcher(message.key());
        if (key.matches()) {
            Instant now = clock.instant();
            jdbc.sql("update schakel.night_call set first_alarm_at = ? where id = ? and first_alarm_at is null"
                            + " returning called_at")
                    .params(Timestamp.from(now), UUID.fromString(key.group(1)))
                    .query(Timestamp.class)
                    .optional()
                    .ifPresent(called -> timer.record(Duration.between(called.toInstant(), now)));
        }
    }
}
