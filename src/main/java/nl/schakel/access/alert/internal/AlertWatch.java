package nl.schakel.access.alert.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: looks through the access log for what officers should look at, each look once, in the order of the chain of seals:
 * that is the order of commit, so no look is passed by. What was found and up to where was looked is one transaction, under a lock:
 * a node that is killed half way leaves nothing half, and two nodes never find the same.
 */
@Component
public class AlertWatch {

    /** Where an officer reads them. */
    public static final String PAGE = "/toegang/meldingen";

    private static final int BATCH = 500;

    /** As long as the access log itself. */
    private static final Period KEPT = Period.ofYears(5);

    private final AlertTable table;
    private final LooksInOrder looked;
    private final AlertRules rules;
    private final OwnRegions regions;
    private final Directory directory;
    private final TermCalculator hours;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertWatch(
            AlertTable table,
            LooksInOrder looked,
            AlertRules rules,
            OwnRegions regions,
            Directory directory,
            TermCalculator hours,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.looked = looked;
        this.rules = rules;
        this.regions = regions;
        this.directory = directory;
        this.hours = hours;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks through everything that was sealed since the last time, unless another node is doing so, and tells. */
    public void look() {
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(status -> table.takeTurn() && lookFurther()));
        } while (more);
        transaction.executeWithoutResult(status -> {
            if (table.takeTurn()) {
                tell();
            }
        });
    }

    /** Throws away what is older than the log of that time may be. */
    public void forget() {
        Instant before = clock.instant().atZone(Zones.AMSTERDAM).minus(KEPT).toInstant();
        transaction.executeWithoutResult(status -> table.forget(before));
    }

    /** @return whether there may be more */
    private boolean lookFurther() {
        long from = table.position();
        long until = looked.end(from, BATCH);
        if (until == from) {
            return false;
        }
        List<LooksInOrder.One> looks = looked.between(from, until).stream()
                .filter(look -> directory.person(look.person()).isPresent())
                .toList();
        Map<UUID, List<LooksInOrder.One>> byPerson = new HashMap<>();
        if (!looks.isEmpty()) {
            Instant first = looks.stream()
                    .map(LooksInOrder.One::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
            Instant last = looks.stream()
                    .map(LooksInOrder.One::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            for (LooksInOrder.One look : looks) {
                rules.look(
                        look,
                        byPerson.computeIfAbsent(
                                look.person(), person -> looked.of(person, first.minus(AlertRules.HOUR), last)));
            }
        }
        table.reached(until, clock.instant());
        return until - from >= BATCH;
    }

    /** One mail on a working day at most, and none while the office is closed: what came meanwhile is told together. */
    private void tell() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(Zones.AMSTERDAM).toLocalDate();
        for (String organisation :
                table.untold(today.atStartOfDay(Zones.AMSTERDAM).toInstant())) {
            Optional<Region> office = regions.office(organisation);
            if (office.isPresent() && !hours.isOfficeHours(now, office.get())) {
                continue;
            }
            int told = outbox.toGroup(
                    new GroupId(Role.FG, organisation),
                    Template.TOEGANG_MELDING,
                    "toegang-melding:" + organisation + ":" + today,
                    PAGE);
            if (told > 0) {
                table.told(organisation, now);
            }
        }
    }
}
