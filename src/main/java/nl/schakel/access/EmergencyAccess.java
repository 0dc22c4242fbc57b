package nl.schakel.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.internal.AccessLog;
import nl.schakel.access.internal.AccessRule;
import nl.schakel.access.internal.EmergencyTable;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: emergency access (R12): a coordinator of the on-call service may see more of a case that the night
 * is about, with a reason, for a limited time. It is for that person alone, ends by itself, and somebody looks at it
 * the next morning.
 */
@Service
public class EmergencyAccess {

    /** What a night may need. Who reported is not among it: finding a bed never takes that; nor are notes. */
    public static final Set<Part> PARTS = Collections.unmodifiableSet(
            EnumSet.complementOf(EnumSet.of(Part.MELDER, Part.OPVANG, Part.NOTITIES, Part.KERN)));

    /** The step for which the on-call service takes part in a case. */
    public static final String STEP = "piket";

    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(18);
    private static final Duration BY_DAY = Duration.ofHours(8);
    private static final Duration EXTRA = Duration.ofHours(2);
    private static final int LONGEST_REASON = 1000;
    private static final String OPENING = "openen";
    private static final String ENDING = "beeindigen";

    private final EmergencyTable table;
    private final AccessRule rule;
    private final AccessLog log;
    private final Clock clock;

    EmergencyAccess(EmergencyTable table, AccessRule rule, AccessLog log, Clock clock) {
        this.table = table;
        this.rule = rule;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Emergency access that is open now.
     *
     * @param call the call of the night that it is for, or null
     */
    public record Opened(
            UUID id, UUID dossier, UUID call, UUID person, Set<Part> parts, Instant openedAt, Instant until) {}

    /**
     * When emergency access that is opened now ends by itself: ten in the morning, or after a working day when that is
     * more than a night away, as on a Saturday at noon.
     */
    public Instant usualEnd() {
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(Zones.AMSTERDAM);
        ZonedDateTime morning = ZonedDateTime.of(local.toLocalDate(), MORNING, Zones.AMSTERDAM);
        if (morning.toInstant().isBefore(now.plus(SHORTEST))) {
            morning = ZonedDateTime.of(local.toLocalDate().plusDays(1), MORNING, Zones.AMSTERDAM);
        }
        return morning.toInstant().isAfter(now.plus(LONGEST))
                ? now.plus(BY_DAY).truncatedTo(ChronoUnit.HOURS)
                : morning.toInstant();
    }

    /** Whether this viewer could open it. Only to decide about a button: nothing is logged. */
    public boolean possible(UUID dossier, Viewer viewer) {
        return viewer.holds(Role.PIKET) && rule.servesTheNight(viewer, dossier);
    }

    /**
     * Opens it; what was open for the same case ends.
     *
     * @param call the call of the night that it is for, or null
     * @param until null means the usual end
     * @throws InvalidInput without a reason, without parts, or with an end that is too far away
     * @throws NotVisible for anybody who does not serve this case at night
     */
    @Transactional
    public Opened open(UUID dossier, UUID call, Set<Part> parts, String reason, Instant until, Viewer viewer) {
        if (!possible(dossier, viewer)) {
            log.denied(viewer, dossier, EmergencyTable.PREFIX + OPENING);
            throw new NotVisible();
        }
        Instant now = clock.instant();
        Instant end = until == null ? usualEnd() : until;
        check(parts, reason, end, now);
        table.openOf(viewer.personId(), dossier).ifPresent(before -> table.end(before, now, "vervangen"));
        Opened opened =
                new Opened(UUID.randomUUID(), dossier, call, viewer.personId(), EnumSet.copyOf(parts), now, end);
        table.insert(opened, reason.strip());
        log.deed(viewer, dossier, EmergencyTable.PREFIX + OPENING, opened.parts());
        return opened;
    }

    private void check(Set<Part> parts, String reason, Instant end, Instant now) {
        InputCheck check = new InputCheck();
        if (parts == null || parts.isEmpty()) {
            check.error("delen", "verplicht", "fout.noodtoegang.delen");
        } else if (!PARTS.containsAll(parts)) {
            check.error("delen", "niet-toegestaan", "fout.noodtoegang.deel");
        }
        check.required("reden", reason, LONGEST_REASON, "fout.noodtoegang.reden");
        if (end.isBefore(now.plus(SHORTEST)) || end.isAfter(usualEnd().plus(EXTRA))) {
            check.error("tot", "te-lang", "fout.noodtoegang.te-lang");
        }
        check.done();
    }

    /** What this viewer has open of a case. */
    public Optional<Opened> current(UUID dossier, Viewer viewer) {
        return current(viewer).stream()
                .filter(opened -> opened.dossier().equals(dossier))
                .findFirst();
    }

    /** Everything that this viewer has open, the first to end on top. */
    public List<Opened> current(Viewer viewer) {
        return viewer.holds(Role.PIKET) ? table.current(viewer, clock.instant()) : List.of();
    }

    /** Ends it early. Only who opened it can; ending what has ended changes nothing. */
    @Transactional
    public void end(UUID id, Viewer viewer) {
        Opened opened = table.find(id)
                .filter(found -> found.person().equals(viewer.personId()))
                .orElseThrow(NotVisible::new);
        if (table.end(id, clock.instant(), "zelf")) {
            log.deed(viewer, opened.dossier(), EmergencyTable.PREFIX + ENDING, opened.parts());
        }
    }

    /** The night is handed over: whatever is open of this case ends, no matter who opened it. */
    @Transactional
    public void handedOver(UUID dossier) {
        table.endOf(dossier, clock.instant(), "overdracht");
    }

    /**
     * One use with its reason and everything that was seen by it.
     *
     * @throws NotVisible for anybody who may not judge it
     */
    public EmergencyUse use(UUID id, Viewer viewer) {
        EmergencyUse use = table.use(id).orElseThrow(NotVisible::new);
        demandJudge(use, viewer);
        log.granted(viewer, use.dossier(), "noodtoegang-lezen", use.parts());
        return use;
    }

    /**
     * Keeps what the director finds of it, once. What is still open ends: nothing may be seen that nobody reviews.
     *
     * @return the case that it was for
     * @throws InvalidInput when it was judged before, or by the one who opened it
     * @throws NotVisible for anybody who may not judge it
     */
    @Transactional
    public UUID review(UUID id, Verdict verdict, String remark, Viewer viewer) {
        EmergencyUse use = table.use(id).orElseThrow(NotVisible::new);
        demandJudge(use, viewer);
        if (use.person().equals(viewer.personId())) {
            throw InvalidInput.of("oordeel", "eigen-gebruik", "fout.oordeel.eigen-gebruik");
        }
        new InputCheck().text("toelichting", remark, 4000).done();
        Instant now = clock.instant();
        table.end(id, now, "beoordeeld");
        if (!table.judge(id, verdict, remark == null || remark.isBlank() ? null : remark.strip(), now, viewer)) {
            throw InvalidInput.of("oordeel", "al-beoordeeld", "fout.oordeel.al-beoordeeld");
        }
        return use.dossier();
    }

    private void demandJudge(EmergencyUse use, Viewer viewer) {
        boolean director = RoleSets.STAND_INS.stream().anyMatch(viewer::holds);
        // who looks along since the receipt has no business with what a night opened
        if (!director || !rule.parts(viewer, use.dossier()).contains(Part.TIJDLIJN)) {
            throw new NotVisible();
        }
    }
}
