package nl.schakel.process.routes.night;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.support.database.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work that proves every few minutes that each call has a next step, acknowledged or not. It does not trust
 * the engine: a timer of its own asks for every open call whether its night still runs, and whether a timer or a
 * person is next.
 */
@Service
public class NightCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightCheck.class);

    private final Calls calls;
    private final NightClock night;
    private final DutyAreas areas;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** How many this node saw the last time it looked. */
    private volatile int standing;

    NightCheck(
            Calls calls,
            NightClock night,
            DutyAreas areas,
            Outbox outbox,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MeterRegistry metrics) {
        this.calls = calls;
        this.night = night;
        this.areas = areas;
        this.outbox = outbox;
        this.events = events;
        this.jdbc = jdbc;
        this.transaction = transaction;
        Gauge.builder("schakel.piket.oproepen.zonder.stap", () -> standing)
                .description("Open calls in which nothing happens next")
                .register(metrics);
    }

    /** The open calls that have no next step. */
    public List<Call> withoutNextStep() {
        return calls.allOpen().stream()
                .filter(call -> !night.goesOn(call))
                // it may have ended, or begun to run, between the two looks
                .filter(call -> calls.get(call.id()).open() && !night.goesOn(call))
                .toList();
    }

    /** Looks, counts, and tells people of what it finds; each call once. */
    public void look() {
        List<Call> found = withoutNextStep();
        standing = found.size();
        if (!found.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                if (mine()) {
                    found.forEach(this::tell);
                }
            });
        }
    }

    private boolean mine() {
        return ClusterLock.NIGHT_CHECK.tryTake(jdbc);
    }

    private void tell(Call call) {
        LOG.error("Call {} has no next step", call.id());
        String key = "oproep-zonder-stap-" + call.id();
        outbox.toGroup(GroupId.CARETAKERS, Template.INCIDENT, key, "/storingen");
        Optional.of(call.area())
                .flatMap(areas::of)
                .map(areas::directors)
                .orElse(List.of())
                .forEach(group -> outbox.toGroup(group, Template.PIKET_NIET_AANGEKOMEN, key, "/piket/" + call.id()));
        calls.incident(call.id(), true);
        events.publishEvent(new NightCheckFailed(call.id()));
    }
}
