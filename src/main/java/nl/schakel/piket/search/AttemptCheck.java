package nl.schakel.piket.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/** Check: what a coordinator tapped, made whole: which house it was, and the usual time when no time was chosen. */
@Component
public class AttemptCheck {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);
    /** A bed is held until the morning is well under way, so that the day can take over. */
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    private static final Duration LEAST = Duration.ofHours(2);

    private final Beds beds;
    private final Directory directory;
    private final Clock clock;

    public AttemptCheck(Beds beds, Directory directory, Clock clock) {
        this.beds = beds;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws InvalidInput when something is missing; @throws NotVisible when there is no such bed or shelter */
    public Attempt attempt(NewAttempt asked, Viewer viewer) {
        InputCheck check = new InputCheck();
        if (asked.outcome() == null) {
            check.error("uitkomst", "verplicht", "fout.poging.uitkomst");
        }
        if (asked.bed() == null && (asked.shelter() == null || asked.shelter().isBlank())) {
            check.error("bed", "verplicht", "fout.poging.plek");
        }
        if (asked.bed() == null && asked.outcome() == AttemptOutcome.JA) {
            check.error("bed", "verplicht", "fout.poging.bed");
        }
        check.done();
        if (asked.bed() == null && !known(asked.shelter())) {
            throw new NotVisible();
        }
        Instant now = clock.instant();
        Bed bed = asked.bed() == null ? null : beds.get(asked.bed());
        String criterion = asked.outcome() == AttemptOutcome.NEE ? asked.criterion() : null;
        return new Attempt(
                UUID.randomUUID(),
                asked.bed(),
                bed == null ? asked.shelter() : bed.organisation(),
                bed == null ? null : bed.location(),
                asked.outcome(),
                criterion == null || criterion.isBlank() ? null : criterion,
                until(asked, now),
                viewer.personId(),
                now);
    }

    private boolean known(String shelter) {
        return directory
                .organisation(shelter)
                .filter(found -> found.kind().equals("opvang"))
                .isPresent();
    }

    private static Instant until(NewAttempt asked, Instant now) {
        if (asked.outcome() == AttemptOutcome.JA) {
            return asked.until() == null ? morning(now) : asked.until();
        }
        if (asked.outcome() != AttemptOutcome.LATER) {
            return null;
        }
        Instant again = asked.until() == null ? now.plus(ASK_AGAIN) : asked.until();
        if (again.isAfter(sameTimeTomorrow(now))) {
            throw InvalidInput.of("tot", "te-laat", "fout.poging.te-laat");
        }
        // a moment that passed while the connection was away has come: the place is on top at once
        return again;
    }

    /** By the clock on the wall: in the night in which an hour comes twice that is twenty-five hours. */
    private static Instant sameTimeTomorrow(Instant now) {
        return now.atZone(Zones.AMSTERDAM).plusDays(1).toInstant();
    }

    /** The first ten o'clock in the morning that leaves time to get there, by the clock on the wall. */
    private static Instant morning(Instant now) {
        ZonedDateTime local = now.plus(LEAST).atZone(Zones.AMSTERDAM);
        ZonedDateTime morning = local.with(MORNING);
        return (morning.isBefore(local) ? morning.plusDays(1) : morning).toInstant();
    }
}
