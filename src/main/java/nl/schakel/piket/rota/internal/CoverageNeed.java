package nl.schakel.piket.rota.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.Span;
import org.springframework.stereotype.Component;

/**
 * Calculation of hours: when somebody has to be on duty: whenever the offices of one of the regions are closed,
 * holidays included.
 */
@Component
public class CoverageNeed {

    private final Directory directory;
    private final TermCalculator calendar;

    CoverageNeed(Directory directory, TermCalculator calendar) {
        this.directory = directory;
        this.calendar = calendar;
    }

    /** The time within a span that needs duty. */
    public List<Span> needed(DutyArea area, Span span) {
        List<Span> closed = new ArrayList<>();
        area.regions().stream()
                .flatMap(region -> directory.region(region).stream())
                .forEach(region -> closed.addAll(Span.difference(List.of(span), open(region, span))));
        return Span.union(closed);
    }

    private List<Span> open(Region region, Span span) {
        List<Span> open = new ArrayList<>();
        LocalDate last = span.until().atZone(region.zone()).toLocalDate();
        for (LocalDate day = span.from().atZone(region.zone()).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day, region) && region.opens().isBefore(region.closes())) {
                open.add(new Span(
                        day.atTime(region.opens()).atZone(region.zone()).toInstant(),
                        day.atTime(region.closes()).atZone(region.zone()).toInstant()));
            }
        }
        return open;
    }
}
