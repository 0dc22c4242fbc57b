package nl.schakel.piket.rota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.rota.internal.CoverageNeed;
import nl.schakel.piket.rota.internal.ShiftTable;
import nl.schakel.piket.rota.internal.ShiftTable.Change;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: who is on duty, who is missing, and how somebody takes a duty over. */
@Service
public class Rota {

    static final String PAGE = "/piket/rooster";

    /** Longer than offices are ever closed in a row, so that a gap is always seen from its beginning. */
    private static final Duration MARGIN = Duration.ofDays(7);

    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(28);

    private final DutyAreas areas;
    private final ShiftTable shifts;
    private final CoverageNeed coverage;
    private final Reachability reachability;
    private final Directory directory;
    private final Outbox outbox;
    private final Clock clock;

    Rota(
            DutyAreas areas,
            ShiftTable shifts,
            CoverageNeed coverage,
            Reachability reachability,
            Directory directory,
            Outbox outbox,
            Clock clock) {
        this.areas = areas;
        this.shifts = shifts;
        this.coverage = coverage;
        this.reachability = reachability;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Who can be called at a moment. */
    public OnDuty onDuty(String area, Instant moment) {
        DutyArea found = areas.of(area).orElseThrow(NotVisible::new);
        List<Shift> now = shifts.within(area, new Span(moment, moment.plusMillis(1))).stream()
                .filter(shift -> areas.counts(found, shift.person()))
                .toList();
        return new OnDuty(on(now, Line.EERSTE), on(now, Line.TWEEDE));
    }

    private static Optional<UUID> on(List<Shift> now, Line line) {
        return now.stream()
                .filter(shift -> shift.line() == line)
                .map(Shift::person)
                .findFirst();
    }

    /** The shifts that overlap a span, in order. */
    public List<Shift> shifts(String area, Span span) {
        return shifts.within(area, span);
    }

    /** The shifts of one person, in all areas. */
    public List<Shift> shiftsOf(UUID person, Span span) {
        return shifts.ofPerson(person, span);
    }

    /**
     * Where somebody is missing within a span, each gap as a whole: outside office hours and on every planned shift
     * somebody must be there, on both lines, whose account is open.
     */
    public List<Gap> gaps(String area, Span span) {
        DutyArea found = areas.of(area).orElseThrow(NotVisible::new);
        Span wide = new Span(span.from().minus(MARGIN), span.until().plus(MARGIN));
        List<Span> closed = coverage.needed(found, wide);
        List<Shift> all = shifts.within(area, wide);
        return Arrays.stream(Line.values())
                .flatMap(line -> {
                    List<Shift> here =
                            all.stream().filter(shift -> shift.line() == line).toList();
                    List<Span> needed = new ArrayList<>(closed);
                    here.forEach(shift -> needed.add(shift.span()));
                    List<Span> covered = here.stream()
                            .filter(shift -> areas.counts(found, shift.person()))
                            .map(Shift::span)
                            .toList();
                    return Span.difference(needed, covered).stream()
                            .filter(span::overlaps)
                            .map(gap -> new Gap(area, line, gap));
                })
                .toList();
    }

    /** Takes a colleague's shift at once, also one that runs: from now on it is the viewer's. */
    @Transactional
    public void takeOver(UUID shift, Viewer viewer) {
        Instant now = clock.instant();
        Shift before = locked(shift);
        DutyArea area = areas.of(before.area()).orElseThrow(NotVisible::new);
        if (!areas.takesPart(viewer, area)) {
            throw new NotVisible();
        }
        UUID me = viewer.personId();
        if (me.equals(before.person())) {
            throw InvalidInput.of("dienst", "al-van-u", "fout.dienst.al-van-u");
        }
        Span span = before.span().after(now).orElseThrow(() -> gone(shift));
        reachability.demand(me);
        List<Change> changes = new ArrayList<>(leaving(area, me, span));
        changes.add(new Change(before.line(), span, me));
        shifts.change(area.code(), changes, "overname", me, now);
        tell(before.person(), "piket-overname:" + before.id());
    }

    /** Gives one shift to somebody else, or to nobody; for the chain director. */
    @Transactional
    public void assign(UUID shift, UUID person, Viewer viewer) {
        Instant now = clock.instant();
        Shift before = locked(shift);
        DutyArea area = directed(before.area(), viewer);
        Span span = before.span().after(now).orElseThrow(() -> gone(shift));
        if (person != null) {
            demand(area, person);
        }
        shifts.change(
                area.code(), List.of(new Change(before.line(), span, person)), "uitzondering", viewer.personId(), now);
        tell(before.person(), "piket-uitzondering:" + before.id() + ":van");
        tell(person, "piket-uitzondering:" + before.id() + ":naar");
    }

    /** How the rota of an area stands; it goes up with each change that somebody makes by hand. */
    public long version(String area) {
        return shifts.version(area);
    }

    /** Puts somebody on a line, whatever was there. @see #override(String, Line, Span, UUID, Long, Viewer) */
    @Transactional
    public void override(String area, Line line, Span asked, UUID person, Viewer viewer) {
        override(area, line, asked, person, null, viewer);
    }

    /**
     * Puts somebody, or nobody, on a line for any stretch of time: a part of a shift, several shifts in a row, or time
     * that no pattern knows. For the chain director.
     *
     * @param seen the version of the rota that the viewer saw; null for who looked at none
     * @throws StaleChange when somebody changed this line in this time since
     * @throws InvalidInput when it is over, lasts too long, or the person is on duty elsewhere at that time
     */
    @Transactional
    public void override(String area, Line line, Span asked, UUID person, Long seen, Viewer viewer) {
        Instant now = clock.instant();
        DutyArea found = directed(area, viewer);
        if (asked.length().compareTo(LONGEST_OVERRIDE) > 0) {
            throw InvalidInput.of("tot", "te-lang", "fout.dienst.te-lang");
        }
        Span span = asked.after(now).orElseThrow(() -> InvalidInput.of("tot", "voorbij", "fout.dienst.voorbij"));
        if (person != null) {
            demand(found, person);
        }
        shifts.lock(area);
        if (seen != null && shifts.changedSince(seen, area, line, span)) {
            throw new StaleChange("van", "fout.versie.rooster");
        }
        Set<UUID> before = new LinkedHashSet<>();
        shifts.within(area, span).stream()
                .filter(shift -> shift.line() == line && shift.person() != null)
                .forEach(shift -> before.add(shift.person()));
        shifts.change(area, List.of(new Change(line, span, person)), "uitzondering", viewer.personId(), now);
        String key = "piket-uitzondering:%s:%s:%d:%d:"
                .formatted(area, line.code(), span.from().toEpochMilli(), now.toEpochMilli());
        before.forEach(one -> tell(one, key + "van"));
        tell(person, key + "naar");
    }

    /** Puts somebody where a gap is: a coordinator only themselves, the chain director anybody. */
    @Transactional
    public void fill(Gap gap, UUID person, Viewer viewer) {
        Instant now = clock.instant();
        DutyArea area = areas.of(gap.area()).orElseThrow(NotVisible::new);
        boolean self = viewer.personId().equals(person);
        if (!areas.directs(viewer, area) && !(self && areas.takesPart(viewer, area))) {
            throw new NotVisible();
        }
        shifts.lock(area.code());
        demand(area, person);
        if (!gaps(area.code(), gap.span()).contains(gap)) {
            throw InvalidInput.of("gat", "al-gevuld", "fout.gat.al-gevuld");
        }
        Span span = gap.span().after(now).orElseThrow(() -> InvalidInput.of("gat", "voorbij", "fout.dienst.voorbij"));
        shifts.change(
                area.code(), List.of(new Change(gap.line(), span, person)), "uitzondering", viewer.personId(), now);
        if (!self) {
            tell(
                    person,
                    "piket-gevuld:%s:%s:%d"
                            .formatted(
                                    gap.area(), gap.line().code(), span.from().toEpochMilli()));
        }
    }

    /** A shift as it is now, while nobody else changes this rota. @throws InvalidInput which says who has it by now */
    Shift locked(UUID shift) {
        shifts.find(shift).map(Shift::area).ifPresent(shifts::lock);
        return shifts.find(shift).orElseThrow(() -> gone(shift));
    }

    /** The refusal for a shift that changed hands. */
    InvalidInput gone(UUID shift) {
        return shifts.successor(shift)
                .flatMap(directory::person)
                .map(next -> InvalidInput.of("dienst", "veranderd", "fout.dienst.overgenomen", next.displayName()))
                .orElseGet(() -> InvalidInput.of("dienst", "veranderd", "fout.dienst.veranderd"));
    }

    DutyArea directed(String code, Viewer viewer) {
        return areas.of(code).filter(area -> areas.directs(viewer, area)).orElseThrow(NotVisible::new);
    }

    void demand(DutyArea area, UUID person) {
        if (!areas.counts(area, person)) {
            throw InvalidInput.of("wie", "geen-collega", "fout.collega.andere-dienst");
        }
        reachability.demand(person);
    }

    /** Who takes the other line leaves their own: that becomes a gap which everybody sees. */
    private List<Change> leaving(DutyArea area, UUID person, Span span) {
        return shifts.ofPerson(person, span).stream()
                .filter(own -> own.area().equals(area.code()))
                .map(own -> new Change(
                        own.line(),
                        own.span()
                                .after(span.from())
                                .flatMap(rest -> rest.before(span.until()))
                                .orElseThrow(),
                        null))
                .toList();
    }

    private void tell(UUID person, String key) {
        if (person != null) {
            outbox.toPerson(person, Template.PIKETROOSTER, key, PAGE);
        }
    }
}
