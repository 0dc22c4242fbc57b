package nl.schakel.piket.rota.internal;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Gap;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.DemoClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Listener: keeps the rota planned ahead, and tells the chain director a week and a day before somebody is missing.
 * Every node looks; one at a time does the work, and the outbox sends no message twice.
 */
@Component
public class GapWatch {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final DutyAreas areas;
    private final Rota rota;
    private final ShiftTable shifts;
    private final Planner planner;
    private final Outbox outbox;

    GapWatch(JdbcClient jdbc, DutyAreas areas, Rota rota, ShiftTable shifts, Planner planner, Outbox outbox) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.rota = rota;
        this.shifts = shifts;
        this.planner = planner;
        this.outbox = outbox;
    }

    /** @return whether this node looked; false when another is looking at this moment */
    @Transactional
    public boolean look(Instant now) {
        boolean mine = ClusterLock.ROTA_GAPS.tryTake(jdbc);
        if (mine) {
            // in the order in which a region that moves locks its areas, so that neither waits for the other
            areas.all().stream().sorted(comparing(DutyArea::code)).forEach(area -> look(area, now));
        }
        return mine;
    }

    /** After a jump of months nobody would be on duty until the next look at the rota. */
    @EventListener
    @Transactional
    public void on(DemoClockMoved moved) {
        look(moved.to());
    }

    private void look(DutyArea area, Instant now) {
        shifts.lock(area.code());
        planner.plan(area.code(), now);
        rota.gaps(area.code(), new Span(now, now.plus(WEEK)))
                .forEach(gap -> areas.directors(area).forEach(group -> tell(group, gap, now)));
    }

    private void tell(GroupId director, Gap gap, Instant now) {
        boolean soon = !gap.span().from().isAfter(now.plus(DAY));
        outbox.toGroup(
                director,
                Template.PIKETROOSTER,
                "piket-gat:%s:%s:%d:%s"
                        .formatted(
                                gap.area(),
                                gap.line().code(),
                                gap.span().from().getEpochSecond(),
                                soon ? "dag" : "week"),
                "/piket/rooster");
    }
}
