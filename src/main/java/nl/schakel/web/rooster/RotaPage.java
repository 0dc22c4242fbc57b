package nl.schakel.web.rooster;

import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.rota.AreaSetup;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Gap;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.piket.rota.Swaps;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.WallClock;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the rota: who is on duty, what comes, where somebody is missing; taking over takes one tap. */
@PageController
@RequestMapping("/piket/rooster")
class RotaPage {

    private final Rota rota;
    private final Swaps swaps;
    private final DutyAreas areas;
    private final AreaSetup setup;
    private final Reachability reachability;
    private final RotaViews views;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;

    RotaPage(
            Rota rota,
            Swaps swaps,
            DutyAreas areas,
            AreaSetup setup,
            Reachability reachability,
            RotaViews views,
            Words words,
            CurrentViewer current,
            Clock clock) {
        this.rota = rota;
        this.swaps = swaps;
        this.areas = areas;
        this.setup = setup;
        this.reachability = reachability;
        this.views = views;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    /** What was typed to put somebody on a line. */
    public record TypedOverride(String line, String from, String until, String person) implements Serializable {}

    @GetMapping
    String rota(@RequestParam(name = "gebied", defaultValue = "") String code, Model model) {
        Viewer viewer = current.get();
        List<DutyArea> mine = areas.of(viewer);
        model.addAttribute("areas", mine);
        model.addAttribute("setsUp", !setup.directed(viewer).isEmpty());
        if (mine.isEmpty()) {
            return "piket/rota";
        }
        DutyArea area = code.isEmpty()
                ? mine.get(0)
                : mine.stream()
                        .filter(found -> found.code().equals(code))
                        .findFirst()
                        .orElseThrow(NotVisible::new);
        List<RotaViews.Day> days = views.days(area, viewer);
        boolean takesPart = areas.takesPart(viewer, area);
        model.addAttribute("area", area);
        model.addAttribute("version", rota.version(area.code()));
        model.addAttribute("regions", views.regions(area));
        model.addAttribute("now", views.now(area));
        model.addAttribute("days", days);
        List<RotaViews.Row> gaps = days.stream()
                .flatMap(day -> day.rows().stream())
                .filter(RotaViews.Row::gap)
                .toList();
        model.addAttribute("gaps", gaps.size());
        model.addAttribute("firstGap", gaps.isEmpty() ? "" : gaps.get(0).anchor());
        model.addAttribute("questions", views.questions(area, viewer));
        model.addAttribute("takesPart", takesPart);
        model.addAttribute("directs", areas.directs(viewer, area));
        model.addAttribute("unreachable", takesPart && !reachability.reachable(viewer.personId()));
        model.addAttribute("colleagues", views.colleagues(area));
        return "piket/rota";
    }

    @PostMapping("/diensten/{id}/overnemen")
    String takeOver(@PathVariable("id") UUID id, @RequestParam("gebied") String area, RedirectAttributes next) {
        return done(area, "piket.klaar.overgenomen", next, () -> rota.takeOver(id, current.get()));
    }

    @PostMapping("/diensten/{id}/wie")
    String assign(
            @PathVariable("id") UUID id,
            @RequestParam("gebied") String area,
            @RequestParam(name = "wie", required = false) UUID person,
            RedirectAttributes next) {
        return done(area, "piket.klaar.gewijzigd", next, () -> rota.assign(id, person, current.get()));
    }

    @PostMapping("/diensten/{id}/ruil")
    String ask(
            @PathVariable("id") UUID id,
            @RequestParam("gebied") String area,
            @RequestParam(name = "voorstel", defaultValue = "") String offer,
            RedirectAttributes next) {
        return done(area, "piket.klaar.gevraagd", next, () -> {
            String[] parts = offer.split(":", 2);
            swaps.ask(id, uuid(parts[0]), parts.length == 2 ? uuid(parts[1]) : null, current.get());
        });
    }

    @PostMapping("/gaten")
    String fill(
            @RequestParam("gebied") String area,
            @RequestParam("lijn") String line,
            @RequestParam("van") String from,
            @RequestParam("tot") String until,
            @RequestParam(name = "wie", required = false) UUID person,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        return done(
                area,
                "piket.klaar.gevuld",
                next,
                () -> rota.fill(gap(area, line, from, until), person == null ? viewer.personId() : person, viewer));
    }

    @PostMapping("/uitzonderingen")
    String override(
            @RequestParam("gebied") String area,
            @RequestParam("lijn") String line,
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam(name = "tot", defaultValue = "") String until,
            @RequestParam(name = "wie", required = false) UUID person,
            @RequestParam(name = "versie", defaultValue = "") String version,
            RedirectAttributes next) {
        // a form without a version is one of an older page
        Long read = new InputCheck().number("versie", version);
        long seen = read == null ? -1 : read;
        // for when it is refused; who saves it has no use for it any more
        next.addFlashAttribute("typed", new TypedOverride(line, from, until, person == null ? "" : person.toString()));
        Line asked = Line.of(line).orElseThrow(NotVisible::new);
        return done(
                area,
                "piket.klaar.gewijzigd",
                next,
                () -> rota.override(area, asked, localSpan(from, until), person, seen, current.get()));
    }

    @PostMapping("/ruil/{id}/aannemen")
    String accept(@PathVariable("id") UUID id, @RequestParam("gebied") String area, RedirectAttributes next) {
        return done(area, "piket.klaar.aangenomen", next, () -> swaps.accept(id, current.get()));
    }

    @PostMapping("/ruil/{id}/afwijzen")
    String decline(@PathVariable("id") UUID id, @RequestParam("gebied") String area, RedirectAttributes next) {
        return done(area, "piket.klaar.afgewezen", next, () -> swaps.decline(id, current.get()));
    }

    @PostMapping("/ruil/{id}/intrekken")
    String withdraw(@PathVariable("id") UUID id, @RequestParam("gebied") String area, RedirectAttributes next) {
        return done(area, "piket.klaar.ingetrokken", next, () -> swaps.withdraw(id, current.get()));
    }

    /** Does it, and says on the rota as it is now what became of it. */
    private String done(String area, String sentence, RedirectAttributes next, Runnable action) {
        // it goes into the address of the page that follows
        areas.of(area).orElseThrow(NotVisible::new);
        try {
            action.run();
            next.addFlashAttribute("note", words.say(sentence));
        } catch (InvalidInput refused) {
            next.addFlashAttribute(
                    "error",
                    String.join(
                            " ",
                            refused.errors().stream().map(FieldError::message).toList()));
        }
        next.addAttribute("gebied", area);
        return "redirect:/piket/rooster";
    }

    private static Gap gap(String area, String line, String from, String until) {
        InputCheck check = new InputCheck();
        Instant begin = check.moment("van", from);
        Instant end = check.moment("tot", until);
        if (begin == null || end == null || !begin.isBefore(end)) {
            throw new NotVisible();
        }
        return new Gap(area, Line.of(line).orElseThrow(NotVisible::new), new Span(begin, end));
    }

    /** Times as people read them; of the hour that comes twice the first is meant that is still to come. */
    private Span localSpan(String from, String until) {
        try {
            Instant now = clock.instant();
            Instant begin = WallClock.at(LocalDateTime.parse(from), now);
            Instant end = WallClock.at(LocalDateTime.parse(until), begin.isAfter(now) ? begin : now);
            if (!begin.isBefore(end)) {
                throw InvalidInput.of("tot", "volgorde", "fout.periode.volgorde");
            }
            InputCheck check = new InputCheck();
            check.moment("van", begin.toString());
            check.moment("tot", end.toString());
            check.done();
            return new Span(begin, end);
        } catch (DateTimeException unreadable) {
            throw InvalidInput.of("van", "verplicht", "fout.periode.verplicht");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw InvalidInput.of("wie", "verplicht", "fout.collega.verplicht");
        }
    }
}
