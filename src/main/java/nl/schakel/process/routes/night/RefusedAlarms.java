package nl.schakel.process.routes.night;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.SmsRefused;
import nl.schakel.piket.alarm.Alarms;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.process.names.ElementNames;
import nl.schakel.process.names.RouteNames;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Listener: an alarm that the gateway refuses for good wakes nobody. The call says so, and the next rung does not wait for
 * an answer that cannot come: its timer rings now. Mail of the same alarm may still be read, so nothing is taken back.
 */
@Component
public class RefusedAlarms {

    private static final Pattern KEY = Pattern.compile("piket:([0-9a-f-]{36}):(.+)");

    /** The timer of each rung that waits for somebody, by how the keys of its messages end. */
    private static final Map<String, String> WAITS = Map.of(
            ":houder", ElementNames.EVENT_HOUDER_ZWIJGT,
            ":eerste", ElementNames.EVENT_EERSTE_LIJN_ZWIJGT,
            ":tweede", ElementNames.EVENT_TWEEDE_LIJN_ZWIJGT,
            ":ketenregisseur", ElementNames.EVENT_KETENREGISSEUR_ZWIJGT);

    private final Outbox outbox;
    private final Alarms alarms;
    private final Calls calls;
    private final Proposals proposals;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    RefusedAlarms(
            Outbox outbox,
            Alarms alarms,
            Calls calls,
            Proposals proposals,
            RuntimeService runtime,
            ManagementService management,
            Clock clock) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.calls = calls;
        this.proposals = proposals;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /** After the commit and apart from it: a message that was refused stays refused; if this fails, the rung has its time. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(SmsRefused sms) {
        Matcher key = KEY.matcher(sms.key());
        if (!key.matches()) {
            return;
        }
        Call call = calls.get(UUID.fromString(key.group(1)));
        if (!call.open()) {
            return;
        }
        if (sms.desk()) {
            proposals.all(call.placement()).stream()
                    .map(Proposal::bed)
                    .filter(bed -> bed.location().equals(sms.receiver()))
                    .reduce((earlier, last) -> last)
                    .ifPresent(bed -> alarms.deskRefused(call.id(), bed.id()));
            return;
        }
        alarms.refused(call.id(), sms.receiver());
        if (outbox.smsRefusedToAll(sms.key())) {
            WAITS.forEach((end, timer) -> {
                if (sms.key().endsWith(end)) {
                    ring(call, timer);
                }
            });
        }
    }

    private void ring(Call call, String timer) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(call.dossier().toString(), RouteNames.PIKET_ALARM)
                .list()
                .forEach(alarm -> management
                        .createJobQuery()
                        .processInstanceId(alarm.getId())
                        .activityId(timer)
                        .timers()
                        .list()
                        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(clock.instant()))));
    }
}
