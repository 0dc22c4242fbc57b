package nl.schakel.process.care;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.Cause;
import nl.schakel.notification.Standstills.StandstillPart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Watchdog: watches whether due work of the engine is done, the rungs of an alarm among it, by whichever node. Time is
 * counted by this machine and not from the due date: in a demonstration the clock jumps, and work is then due for days
 * at once.
 */
@Component
class StepWatch {

    /** As many as are looked at; more than wait at once as long as the engine gets round. */
    private static final int LOOKED_AT = 200;

    /** Longer than this nothing may wait, also when other work is done. */
    private static final int AT_WORST = 5;

    private final EngineCondition condition;
    private final Standstills standstills;
    private final Duration patience;
    private final Map<String, Long> waitingSince = new HashMap<>();
    private long doneAt = System.nanoTime();

    StepWatch(
            EngineCondition condition,
            Standstills standstills,
            @Value("${schakel.standstill.patience:PT1M}") Duration patience) {
        this.condition = condition;
        this.standstills = standstills;
        this.patience = patience;
    }

    void look() {
        long now = System.nanoTime();
        Set<String> due;
        try {
            due = condition.due(LOOKED_AT);
        } catch (RuntimeException e) {
            // while the database was away nobody could do it
            waitingSince.clear();
            throw e;
        }
        if (waitingSince.keySet().retainAll(due) || waitingSince.isEmpty()) {
            doneAt = now;
        }
        due.forEach(job -> waitingSince.putIfAbsent(job, now));
        long oldest = waitingSince.values().stream()
                .mapToLong(since -> now - since)
                .max()
                .orElse(0);
        boolean nothingDone = now - doneAt >= patience.toNanos();
        if (oldest >= patience.toNanos() && nothingDone || oldest >= AT_WORST * patience.toNanos()) {
            standstills.seen(StandstillPart.STAPPEN, Cause.WACHT, EnumSet.allOf(DeliveryChannel.class));
        }
    }
}
