package nl.schakel.web.piket;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.SearchNotesService;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Holds;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deep in the night the police has called about somebody invented, and a coordinator is logged in. */
@SchakelTest
abstract class NightVisitTest {

    static final String STORY = "Bang voor haar broer (fictief)";
    static final String BACK = "Jelle Bosman (fictief), 06 00 00 00 31";
    static final String NOTE = "Haar zus heet Mira (fictief)";

    @LocalServerPort
    int port;

    @Autowired
    NightService desk;

    @Autowired
    Calls calls;

    @Autowired
    Handovers handovers;

    @Autowired
    Placements placements;

    @Autowired
    Holds holds;

    @Autowired
    Search search;

    @Autowired
    SearchNotesService notes;

    @Autowired
    Story story;

    @Autowired
    Directory directory;

    @Autowired
    SchakelClock clock;

    Visit coordinator;

    @BeforeEach
    void nightFalls() {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime deep = now.with(LocalTime.of(3, 10));
        clock.to((deep.isAfter(now) ? deep : deep.plusDays(1)).toInstant());
        coordinator = new Visit(port).login("piket.een");
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        calls.allOpen().forEach(open -> {
            placements
                    .promise(open.placement())
                    .filter(promise -> promise.state() == AllocationState.OCCUPIED)
                    .ifPresent(promise -> holds.leave(promise.id(), clock.instant(), Viewer.SYSTEM));
            desk.withdraw(open.id(), "vergissing", Viewer.SYSTEM);
        });
    }

    UUID made() {
        NewNeed need = new NewNeed(
                List.of(new PersonNeed(null, false, java.util.Map.of("zwangerschap", Answered.of("ja")))),
                Set.of(),
                Consent.ONBEKEND,
                List.of());
        return desk.call(
                new NewCall(CallerKind.POLITIE, "GM0267", BACK, STORY, need, UUID.randomUUID()),
                story.viewer("politie.nacht"));
    }

    UUID taken() {
        UUID call = made();
        Viewer viewer = story.viewer("piket.een");
        desk.take(call, viewer);
        desk.saveNotes(call, NOTE, 0, viewer);
        return call;
    }
}
