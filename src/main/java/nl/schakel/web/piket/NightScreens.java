package nl.schakel.web.piket;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.SearchView;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Arrival;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.night.NextStep;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.opvang.ShelterBedViews;
import org.springframework.stereotype.Component;

/** View factory: makes the screen of a call at night for one person at one moment. */
@Component
public class NightScreens {

    private final Calls calls;
    private final Search search;
    private final NightService night;
    private final ShelterDesks desks;
    private final NightPlaces places;
    private final TaskTaps steps;
    private final CallWords callWords;
    private final ShelterBedViews beds;
    private final Beds board;
    private final Holds holds;
    private final Words words;
    private final Clock clock;

    NightScreens(
            Calls calls,
            Search search,
            NightService night,
            ShelterDesks desks,
            NightPlaces places,
            TaskTaps steps,
            CallWords callWords,
            ShelterBedViews beds,
            Beds board,
            Holds holds,
            Words words,
            Clock clock) {
        this.calls = calls;
        this.search = search;
        this.night = night;
        this.desks = desks;
        this.places = places;
        this.steps = steps;
        this.callWords = callWords;
        this.beds = beds;
        this.board = board;
        this.holds = holds;
        this.words = words;
        this.clock = clock;
    }

    /** Whether this person looks for beds in the area of the call, or directs who does. */
    boolean steers(Call call, Viewer viewer) {
        return calls.mayTake(call.id(), viewer);
    }

    /** The screen, for somebody who steers. Looking at the search is written down by the search itself (R8). */
    NightScreen of(Call call, Viewer viewer) {
        boolean mine = viewer.personId().equals(call.holder());
        SearchView view = call.holder() == null || !call.open() ? null : search.view(call.id(), viewer);
        TaskSummary task = mine && call.open() ? night.task(call.id(), viewer).orElse(null) : null;
        Instant now = clock.instant();
        return new NightScreen(
                call.id(),
                call.number(),
                words.of("piket.van", call.from().code()),
                callWords.where(call),
                now,
                DutchTime.time(now),
                call.calledAt(),
                beds.when(call.calledAt()),
                call.version(),
                call.status().code(),
                callWords.status(call),
                call.holder(),
                callWords.name(call.holder()),
                mine,
                steers(call, viewer),
                mine && calls.askedIfBusy(call),
                call.incident(),
                !call.open(),
                next(call),
                call.open() ? said(night.nextRung(call.id())) : null,
                ladder(call),
                view == null
                        ? List.of()
                        : view.places().stream().map(places::view).toList(),
                view == null ? 0 : view.possible(),
                view == null ? 0 : view.notFitting(),
                view == null
                        ? List.of()
                        : view.attempts().stream().map(places::tried).toList(),
                view == null ? null : view.promise().map(this::hold).orElse(null),
                view == null
                        ? List.of()
                        : view.asked().stream().map(this::asked).toList(),
                steps.offer(task),
                task != null && task.step().equals(TaskTaps.SEARCHING) ? task.id() : null,
                calls.maybeSame(call.id()).stream().map(this::same).toList(),
                call.placement());
    }

    NightScreen.Next next(Call call) {
        return said(call.open() ? night.next(call.id()) : Optional.empty());
    }

    private NightScreen.Next said(Optional<NextStep> step) {
        return step.map(coming -> new NightScreen.Next(
                        coming.code(),
                        words.of("piket.volgende", coming.code()),
                        coming.at(),
                        words.say("piket.volgende.om", DutchTime.time(coming.at()))))
                .orElse(null);
    }

    /** A line of the timeline. */
    public record LogLine(String at, String what, String who) {}

    /** What happened, as far as the viewer may see it. */
    List<LogLine> timeline(Call call, Viewer viewer) {
        return calls.timeline(call.id(), viewer).stream().map(this::line).toList();
    }

    private LogLine line(CallEvent event) {
        String what = words.of("piket.gebeurtenis", event.code());
        if (event.bed() != null) {
            what = words.say(
                    "piket.gebeurtenis.met", what, board.get(event.bed()).locationName());
        }
        if (event.detailCode() != null) {
            what = words.say("piket.gebeurtenis.met", what, detail(event.detailCode()));
        }
        return new LogLine(beds.when(event.at()), what, callWords.name(event.who()));
    }

    private String detail(String code) {
        String criterion = words.of("criterium", code);
        return criterion.equals(code) ? words.of("piket.trede", code) : criterion;
    }

    private List<NightScreen.LadderStep> ladder(Call call) {
        int here = ShelterRung.OF_THE_NIGHT.indexOf(call.rung());
        return ShelterRung.OF_THE_NIGHT.stream()
                .map(code -> {
                    int place = ShelterRung.OF_THE_NIGHT.indexOf(code);
                    String state = place < here ? "geweest" : place == here ? "nu" : "straks";
                    return new NightScreen.LadderStep(
                            code, words.of("piket.trede", code), words.say("piket.trede." + code + ".waarom"), state);
                })
                .toList();
    }

    private NightScreen.Hold hold(BedAllocation promise) {
        Bed bed = board.get(promise.bed());
        String phone = desks.of(bed.location()).phone();
        return new NightScreen.Hold(
                bed.id(),
                bed.locationName(),
                bed.label(),
                promise.state().code(),
                promise.state() == AllocationState.HELD ? beds.when(promise.expiresAt()) : null,
                phone,
                NightPlaces.tel(phone),
                promise.state() == AllocationState.OCCUPIED ? arrival(holds.arrival(promise.id())) : null);
    }

    private String arrival(Arrival arrival) {
        if (arrival.confirmedAt() != null) {
            return words.say("piket.aankomst.bevestigd", beds.when(arrival.confirmedAt()));
        }
        return arrival.saidBy() == null
                ? null
                : words.say("piket.aankomst.gebeld", beds.when(arrival.saidAt()), callWords.name(arrival.saidBy()));
    }

    private NightScreen.Asked asked(Proposal proposal) {
        return new NightScreen.Asked(
                proposal.bed().locationName(),
                proposal.state().code(),
                words.of(
                        "voorstelstatus",
                        proposal.parked() ? "geparkeerd" : proposal.state().code()),
                DutchTime.time(proposal.at()));
    }

    private NightScreen.Same same(Call other) {
        return new NightScreen.Same(
                other.id(),
                other.number(),
                beds.when(other.calledAt()),
                words.of("piket.van", other.from().code()));
    }
}
