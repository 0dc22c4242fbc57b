package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.Cause;
import nl.schakel.notification.Standstills.StandstillPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Watchdog: watches whether messages go out, on each node, by a thread that none of the senders use: from what the
 * outbox says of each lane, and from the loops of this node. When the database itself cannot be read for as long, the
 * people on duty are called from memory.
 */
@Component
class LaneWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWatch.class);

    private final LaneTable table;
    private final OutboxSenders senders;
    private final SmsChannel sms;
    private final Standstills standstills;
    private final EmergencyLine line;
    private final Duration patience;
    private volatile List<Standstills.Standing> standing = List.of();
    /** Since when each look succeeds; null when the last did not. */
    private Long readableSince;

    private volatile Long unreadableSince;
    private boolean called;

    LaneWatch(
            LaneTable table,
            OutboxSenders senders,
            SmsChannel sms,
            Standstills standstills,
            EmergencyLine line,
            @Value("${schakel.standstill.patience:PT1M}") Duration patience) {
        this.table = table;
        this.senders = senders;
        this.sms = sms;
        this.standstills = standstills;
        this.line = line;
        this.patience = patience;
    }

    void look() {
        try {
            readableSince = readableSince == null ? Long.valueOf(System.nanoTime()) : readableSince;
            report(seen());
            standstills.over();
            standing = standstills.now();
            unreadableSince = null;
            called = false;
        } catch (RuntimeException e) {
            readableSince = null;
            unreadable();
            throw e;
        }
    }

    /** What stands still, wherever it was seen, as of the last look that succeeded. */
    List<Standstills.Standing> standing() {
        return standing;
    }

    /** Whether the looks of this node have failed for too long. */
    boolean blind() {
        Long since = unreadableSince;
        return since != null && longerThanPatience(since);
    }

    private Map<Lane, Cause> seen() {
        boolean waitingCounts = longerThanPatience(readableSince);
        Map<Lane, Cause> seen = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            // where no SMS goes out there is no way that could stand still
            if (lane != Lane.SMS || sms.available()) {
                Optional<Cause> cause = table.cause(lane, patience, waitingCounts);
                cause.or(() -> senders.goes(lane) ? Optional.empty() : Optional.of(Cause.DRAAD))
                        .ifPresent(found -> seen.put(lane, found));
            }
        }
        return seen;
    }

    private void report(Map<Lane, Cause> seen) {
        if (seen.containsKey(Lane.SMS)) {
            standstills.seen(StandstillPart.SMS, seen.get(Lane.SMS), Set.of(DeliveryChannel.MAIL));
        }
        if (seen.containsKey(Lane.ALARM_MAIL)) {
            standstills.seen(StandstillPart.MAIL, seen.get(Lane.ALARM_MAIL), Set.of(DeliveryChannel.SMS));
        } else if (seen.containsKey(Lane.MAIL)) {
            standstills.seen(StandstillPart.MAIL, seen.get(Lane.MAIL), EnumSet.allOf(DeliveryChannel.class));
        }
    }

    private void unreadable() {
        if (unreadableSince == null) {
            unreadableSince = System.nanoTime();
        }
        if (blind() && !called) {
            called = true;
            LOG.error("STILSTAND-DATABASE: de uitbak is niet te lezen; er gaat geen alarm uit");
            line.callFromMemory();
        }
    }

    private boolean longerThanPatience(long since) {
        return System.nanoTime() - since >= patience.toNanos();
    }
}
