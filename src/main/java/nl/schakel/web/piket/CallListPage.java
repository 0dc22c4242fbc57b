package nl.schakel.web.piket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page controller: the open calls: who has them, how long they wait. The page that stays open on the night table. */
@PageController
class CallListPage {

    private final Calls calls;
    private final NightScreens screens;
    private final DutyAreas areas;
    private final CallWords callWords;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;
    private final LookLog looks;

    CallListPage(
            Calls calls,
            NightScreens screens,
            DutyAreas areas,
            CallWords callWords,
            Words words,
            CurrentViewer current,
            Clock clock,
            LookLog looks) {
        this.looks = looks;
        this.calls = calls;
        this.screens = screens;
        this.areas = areas;
        this.callWords = callWords;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    /** One call. @param mine whether the viewer has it; @param steers whether the viewer may take it */
    public record Row(
            UUID id,
            String number,
            String from,
            String where,
            Instant calledAt,
            String called,
            long minutes,
            String status,
            String holder,
            boolean mine,
            boolean steers,
            boolean waits,
            boolean incident) {}

    @GetMapping("/piket")
    String list(Model model) {
        Viewer viewer = current.get();
        boolean coordinates = !areas.of(viewer).isEmpty() || CallReader.coordinates(viewer);
        if (!coordinates && !CallFormPage.mayCall(viewer)) {
            throw new NotVisible();
        }
        Instant now = clock.instant();
        List<Call> open = calls.open(viewer);
        looks.shown(viewer, "piket", open.stream().map(Call::dossier).toList());
        List<Row> rows = open.stream()
                // who waits for somebody comes first, the longest on top
                .sorted(Comparator.comparing((Call call) -> call.holder() != null)
                        .thenComparing(Call::calledAt))
                .map(call -> row(call, viewer, now))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("now", now);
        model.addAttribute("coordinates", coordinates);
        model.addAttribute("calls", CallFormPage.mayCall(viewer));
        model.addAttribute("rota", viewer.holds(Role.PIKET) || viewer.holds(Role.KETENREGISSEUR));
        return "piket/list";
    }

    private Row row(Call call, Viewer viewer, Instant now) {
        return new Row(
                call.id(),
                call.number(),
                words.of("piket.van", call.from().code()),
                callWords.where(call),
                call.calledAt(),
                DutchTime.time(call.calledAt()),
                Duration.between(call.calledAt(), now).toMinutes(),
                screens.steers(call, viewer) ? callWords.status(call) : callWords.search(call),
                callWords.name(call.holder()),
                viewer.personId().equals(call.holder()),
                screens.steers(call, viewer),
                call.holder() == null,
                call.incident());
    }
}
