package nl.schakel.web.rooster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.piket.rota.ContactDetails;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Gap;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.OnDuty;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Shift;
import nl.schakel.piket.rota.Span;
import nl.schakel.piket.rota.Swap;
import nl.schakel.piket.rota.Swaps;
import nl.schakel.support.input.PhoneText;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts the rota into words: who is on duty, what comes, where somebody is missing. */
@Component
class RotaViews {

    private static final Duration SHOWN = Duration.ofDays(14);

    private final Rota rota;
    private final DutyAreas areas;
    private final Swaps swaps;
    private final Reachability reachability;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    RotaViews(
            Rota rota,
            DutyAreas areas,
            Swaps swaps,
            Reachability reachability,
            Directory directory,
            Words words,
            Clock clock) {
        this.rota = rota;
        this.areas = areas;
        this.swaps = swaps;
        this.reachability = reachability;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Who can be called now; name, phone and end are null when the line is empty.
     *
     * @param dial the number as a telephone dials it, or null
     */
    public record Now(String line, String name, String phone, String dial, String until) {}

    /** The duties and gaps that begin on one day. */
    public record Day(String name, List<Row> rows) {}

    /**
     * A duty, or a gap when there is no shift.
     *
     * @param note what is unusual about its length, or null
     */
    public record Row(
            String anchor,
            UUID shift,
            String line,
            String when,
            String who,
            boolean mine,
            boolean running,
            String note,
            String from,
            String until,
            List<Choice> offers) {

        public boolean gap() {
            return shift == null;
        }
    }

    /** One option of a list. */
    public record Choice(String value, String text) {}

    /** A question between two colleagues, in one sentence. */
    public record Question(UUID id, String text, boolean toMe) {}

    List<Now> now(DutyArea area) {
        Instant now = clock.instant();
        OnDuty duty = rota.onDuty(area.code(), now);
        List<Shift> running = rota.shifts(area.code(), new Span(now, now.plusMillis(1)));
        return List.of(now(Line.EERSTE, duty.first(), running), now(Line.TWEEDE, duty.second(), running));
    }

    private Now now(Line line, Optional<UUID> person, List<Shift> running) {
        if (person.isEmpty()) {
            return new Now(line.code(), null, null, null, null);
        }
        String until = running.stream()
                .filter(shift -> shift.line() == line)
                .map(shift -> DutchTime.time(shift.span().until()))
                .findFirst()
                .orElse(null);
        String phone =
                person.flatMap(reachability::of).map(ContactDetails::phone).orElse(null);
        return new Now(
                line.code(),
                name(person.get()),
                phone,
                PhoneText.dialable(phone).orElse(null),
                until);
    }

    List<Day> days(DutyArea area, Viewer viewer) {
        Instant now = clock.instant();
        Span shown = new Span(now, now.plus(SHOWN));
        List<Shift> shifts = rota.shifts(area.code(), shown).stream()
                .filter(shift -> areas.counts(area, shift.person()))
                .toList();
        record Placed(Span span, Line line, Row row) {}
        List<Placed> all = new ArrayList<>();
        for (Shift shift : shifts) {
            all.add(new Placed(shift.span(), shift.line(), row(shift, shifts, viewer, now)));
        }
        for (Gap gap : rota.gaps(area.code(), shown)) {
            all.add(new Placed(gap.span(), gap.line(), row(gap, now)));
        }
        all.sort(Comparator.comparing((Placed placed) -> placed.span().from()).thenComparing(Placed::line));
        Map<LocalDate, List<Row>> byDay = all.stream()
                .collect(Collectors.groupingBy(
                        placed -> DutchTime.local(placed.span().from()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.mapping(Placed::row, Collectors.toList())));
        return byDay.entrySet().stream()
                .map(day -> new Day(dayName(day.getKey(), now), day.getValue()))
                .toList();
    }

    /** The questions from and to the viewer that wait for an answer. */
    List<Question> questions(DutyArea area, Viewer viewer) {
        return swaps.openOf(viewer.personId()).stream()
                .filter(swap -> swap.area().equals(area.code()))
                .map(swap -> question(swap, viewer))
                .toList();
    }

    /** Everybody who can be put on this rota. */
    List<Choice> colleagues(DutyArea area) {
        return areas.coordinators(area).stream()
                .map(person -> new Choice(person.id().toString(), person.displayName()))
                .toList();
    }

    /** The names of the regions that share a rota. */
    String regions(DutyArea area) {
        return area.regions().stream().map(this::region).collect(Collectors.joining(", "));
    }

    String region(String code) {
        return directory.region(code).map(Region::name).orElse(code);
    }

    String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElse("");
    }

    /** For example "vrijdag 27 november, 17:00 tot 08:30". */
    String full(Span span) {
        return words.say("piket.dag-en-tijd", DutchTime.day(span.from()), when(span));
    }

    private Row row(Shift shift, List<Shift> all, Viewer viewer, Instant now) {
        boolean mine = viewer.personId().equals(shift.person());
        boolean running = shift.span().contains(now);
        return new Row(
                "dienst-" + shift.id(),
                shift.id(),
                shift.line().code(),
                when(shift.span()),
                name(shift.person()),
                mine,
                running,
                note(shift.span()),
                null,
                null,
                mine && !running ? offers(shift, all, now) : List.of());
    }

    private Row row(Gap gap, Instant now) {
        Span span = gap.span();
        return new Row(
                "gat-" + gap.line().code() + "-" + span.from().getEpochSecond(),
                null,
                gap.line().code(),
                when(span),
                null,
                false,
                span.contains(now),
                note(span),
                span.from().toString(),
                span.until().toString(),
                List.of());
    }

    /** Whom a shift can be offered to, and what could come back for it. */
    private List<Choice> offers(Shift own, List<Shift> all, Instant now) {
        DutyArea area = areas.of(own.area()).orElseThrow();
        List<Choice> offers = new ArrayList<>();
        for (Person colleague : areas.coordinators(area)) {
            if (colleague.id().equals(own.person())) {
                continue;
            }
            offers.add(new Choice(colleague.id().toString(), colleague.displayName()));
            all.stream()
                    .filter(shift -> colleague.id().equals(shift.person()))
                    .filter(shift -> shift.span().from().isAfter(now))
                    .forEach(shift -> offers.add(new Choice(
                            colleague.id() + ":" + shift.id(),
                            words.say("piket.ruil.terug", colleague.displayName(), full(shift.span())))));
        }
        return offers;
    }

    private Question question(Swap swap, Viewer viewer) {
        boolean toMe = viewer.personId().equals(swap.askedTo());
        String shift = told(swap.area(), swap.shift());
        String back = swap.inReturn() == null ? null : told(swap.area(), swap.inReturn());
        String other = name(toMe ? swap.askedBy() : swap.askedTo());
        String key = (toMe ? "piket.vraag.aan-mij" : "piket.vraag.van-mij") + (back == null ? "" : ".terug");
        return new Question(
                swap.id(), back == null ? words.say(key, other, shift) : words.say(key, other, shift, back), toMe);
    }

    private String told(String area, UUID shift) {
        Instant now = clock.instant();
        return rota.shifts(area, new Span(now, now.plus(Duration.ofDays(90)))).stream()
                .filter(found -> found.id().equals(shift))
                .map(found -> full(found.span()))
                .findFirst()
                .orElse("");
    }

    private String when(Span span) {
        boolean oneNight = !DutchTime.local(span.until())
                .toLocalDate()
                .isAfter(DutchTime.local(span.from()).toLocalDate().plusDays(1));
        return oneNight
                ? words.say("piket.tijd", DutchTime.time(span.from()), DutchTime.time(span.until()))
                : words.say(
                        "piket.tijd.dagen",
                        DutchTime.time(span.from()),
                        DutchTime.day(span.until()),
                        DutchTime.time(span.until()));
    }

    /** In the night that the clock changes, people count wrong. */
    private String note(Span span) {
        ZonedDateTime from = DutchTime.local(span.from());
        ZonedDateTime until = DutchTime.local(span.until());
        int change = from.getOffset().compareTo(until.getOffset());
        if (change == 0) {
            return null;
        }
        String hours = String.format(DutchTime.DUTCH, "%.1f", span.length().toMinutes() / 60.0);
        return words.say(
                until.getOffset().getTotalSeconds() > from.getOffset().getTotalSeconds()
                        ? "piket.klok.vooruit"
                        : "piket.klok.terug",
                hours);
    }

    private String dayName(LocalDate day, Instant now) {
        LocalDate today = DutchTime.local(now).toLocalDate();
        String name = DutchTime.day(
                day.atTime(12, 0).atZone(DutchTime.local(now).getZone()).toInstant());
        if (day.equals(today)) {
            return words.say("piket.vandaag", name);
        }
        return day.equals(today.minusDays(1)) ? words.say("piket.gisteren", name) : name;
    }
}
