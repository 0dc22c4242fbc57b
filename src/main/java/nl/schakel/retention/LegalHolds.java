package nl.schakel.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.retention.internal.HoldRows;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: a case stays whatever its term says, until a day, because an officer says why: a complaint, a lawsuit, an inquiry.
 * After that day it holds nothing any more.
 */
@Service
public class LegalHolds {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_YEARS = 10;

    /** One that nobody ended. @param until the last day on which it holds */
    public record LegalHold(
            UUID id,
            UUID dossier,
            String reference,
            String region,
            String reason,
            LocalDate until,
            UUID by,
            Instant at) {

        @Override
        public String toString() {
            // a record prints all it has; why may name somebody
            return "LegalHold[" + id + "]";
        }
    }

    private final HoldRows rows;
    private final CaseRegions cases;
    private final RetentionPeople people;
    private final CaseLock lock;
    private final DossierSearch search;
    private final Clock clock;

    LegalHolds(
            HoldRows rows,
            CaseRegions cases,
            RetentionPeople people,
            CaseLock lock,
            DossierSearch search,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.people = people;
        this.lock = lock;
        this.search = search;
        this.clock = clock;
    }

    /** Those of the viewer's regions. */
    @Transactional(readOnly = true)
    public List<LegalHold> all(Viewer viewer) {
        List<LegalHold> all = new ArrayList<>();
        people.asEither(viewer).forEach(region -> all.addAll(rows.of(region)));
        return all;
    }

    /**
     * Holds a case. The same sent twice is one; another one takes the place of what held it before.
     *
     * @return its id
     * @throws InvalidInput with all that is wrong; a case of elsewhere is as one that does not exist
     */
    @Transactional
    public UUID hold(String reference, String reason, String until, Viewer viewer) {
        InputCheck check = new InputCheck();
        Optional<UUID> dossier = reference == null ? Optional.empty() : search.byReference(reference);
        boolean own = dossier.flatMap(cases::of)
                .filter(people.asOfficer(viewer)::contains)
                .isPresent();
        if (!own) {
            check.error("zaak", "onbekend", "fout.bewaren.zaak");
        }
        check.required("reden", reason, LONGEST_REASON, "fout.bewaren.reden");
        LocalDate today = today();
        LocalDate day = check.day("tot", until);
        if (day == null && (until == null || until.isBlank())
                || day != null && (day.isBefore(today) || day.isAfter(today.plusYears(MOST_YEARS)))) {
            check.error("tot", "buiten-bereik", "fout.bewaren.tot", MOST_YEARS);
        }
        check.done();
        lock.take(dossier.get());
        if (cases.of(dossier.get()).isEmpty()) {
            // it left while we waited
            throw InvalidInput.of("zaak", "onbekend", "fout.bewaren.zaak");
        }
        Optional<LegalHold> before = rows.open(dossier.get());
        if (before.filter(hold -> hold.until().equals(day) && hold.reason().equals(reason.strip()))
                .isPresent()) {
            return before.get().id();
        }
        before.ifPresent(over -> rows.end(over.id(), viewer.personId(), clock.instant()));
        UUID id = UUID.randomUUID();
        rows.add(id, dossier.get(), reason.strip(), day, viewer.personId(), clock.instant());
        return id;
    }

    /** Ends one before its day. Ending twice changes nothing. */
    @Transactional
    public void end(UUID id, Viewer viewer) {
        LegalHold hold = rows.find(id)
                .filter(found -> people.asOfficer(viewer).contains(found.region()))
                .orElseThrow(NotVisible::new);
        lock.take(hold.dossier());
        rows.end(id, viewer.personId(), clock.instant());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Zones.AMSTERDAM));
    }
}
