package nl.schakel.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Person;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.Retention.Leaving;
import nl.schakel.retention.internal.BatchRows;
import nl.schakel.retention.internal.StandingRows;
import nl.schakel.retention.internal.TermRows;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: once a night, proposes what must leave by now, and tells who should read or confirm what waits: at once, and each
 * week after that, four times at most.
 */
@Service
public class RetentionNight {

    /** As many cases stand in what one night adds; somebody has to read them. */
    private static final int MOST = 500;

    private static final int MOST_TOLD = 4;
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final String PAGE = "/toegang/bewaren/lijst/";

    private final BatchRows rows;
    private final StandingRows standing;
    private final TermRows turns;
    private final RetentionTerms terms;
    private final Leavings leavings;
    private final RetentionPeople people;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LocalTime time;

    RetentionNight(
            BatchRows rows,
            StandingRows standing,
            TermRows turns,
            RetentionTerms terms,
            Leavings leavings,
            RetentionPeople people,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${schakel.bewaren.voorstel-om:02:00}") String time) {
        this.rows = rows;
        this.standing = standing;
        this.turns = turns;
        this.terms = terms;
        this.leavings = leavings;
        this.people = people;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.time = LocalTime.parse(time);
    }

    /** Proposes when that was not done yet this night, and tells of what waits. */
    public void look() {
        LocalDate night = night();
        if (!rows.done(night)) {
            // each region by itself: a node that stops leaves what the next look goes on with
            standing.regions().forEach(this::propose);
            transaction.executeWithoutResult(status -> rows.note(night, clock.instant()));
        }
        rows.in(BatchState.VOORGESTELD).forEach(this::tell);
        rows.in(BatchState.GELEZEN).forEach(this::tell);
    }

    /** Proposes all that must leave in a region; what is proposed already is not proposed again. */
    public void propose(String region) {
        transaction.executeWithoutResult(status -> {
            turns.turn(region);
            // a night reads what may have to leave, and not all that ever ended
            Instant later = first(region, Retention.LATER);
            Instant soon = first(region, Retention.SOON);
            List<UUID> ended = standing.ended(region, Retention.EARLY, soon.isAfter(later) ? soon : later, later);
            int added = add(region, LeavingPart.ZAAK, ended, leavings::ofCase, 0);
            add(
                    region,
                    LeavingPart.MELDER,
                    standing.withReporter(region, since(terms.periods(region).get(RetentionRule.MELDER))),
                    leavings::ofReporter,
                    added);
        });
    }

    private int add(String region, LeavingPart part, List<UUID> cases, Function<UUID, Leaving> asked, int before) {
        int added = before;
        for (UUID dossier : cases) {
            if (added == MOST) {
                break;
            }
            Leaving leaving = asked.apply(dossier);
            if (leaving.stays() == null) {
                rows.propose(rows.unread(region, clock.instant()), dossier, part, leaving.rule(), leaving.due());
                added++;
            }
        }
        return added;
    }

    /** The last moment at which a case ended that one of these terms can let go. */
    private Instant first(String region, Set<RetentionRule> rules) {
        Map<RetentionRule, Period> periods = terms.periods(region);
        return rules.stream()
                .map(rule -> since(periods.get(rule)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant since(Period period) {
        // a day on which it may leave has begun
        return leavings.today()
                .minus(period)
                .plusDays(1)
                .atStartOfDay(Zones.AMSTERDAM)
                .toInstant();
    }

    private void tell(DestructionBatch batch) {
        transaction.executeWithoutResult(status -> rows.tell(
                        batch.id(), clock.instant(), clock.instant().minus(A_WEEK), MOST_TOLD)
                .ifPresent(time -> {
                    String key = "bewaren:" + batch.id() + ":" + batch.state().code() + ":" + time;
                    waitedFor(batch)
                            .forEach(person ->
                                    outbox.toPerson(person.id(), Template.BEWAARTERMIJN, key, PAGE + batch.id()));
                }));
    }

    /** An officer reads; where there is none, the directors hear that somebody must become one. */
    private List<Person> waitedFor(DestructionBatch batch) {
        List<Person> officers = people.officers(batch.region());
        if (batch.state() == BatchState.VOORGESTELD) {
            return officers.isEmpty() ? people.directors(batch.region()) : officers;
        }
        return Stream.concat(officers.stream(), people.directors(batch.region()).stream())
                .filter(person -> !person.id().equals(batch.readBy()))
                .distinct()
                .toList();
    }

    /** Before the time of the proposals it is still the night before. */
    private LocalDate night() {
        ZonedDateTime local = clock.instant().atZone(Zones.AMSTERDAM);
        return local.toLocalTime().isBefore(time) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
