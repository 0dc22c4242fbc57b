package nl.schakel.web.rooster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.piket.rota.AreaQuestion;
import nl.schakel.piket.rota.AreaSetup;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
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

/** Page controller: Chain directors make the areas of the on-call service, alone or with other regions. */
@PageController
@RequestMapping(AreaSetup.PAGE)
class RotaAreaPage {

    private final AreaSetup setup;
    private final DutyAreas areas;
    private final Directory directory;
    private final RotaViews views;
    private final Words words;
    private final CurrentViewer current;

    RotaAreaPage(
            AreaSetup setup,
            DutyAreas areas,
            Directory directory,
            RotaViews views,
            Words words,
            CurrentViewer current) {
        this.setup = setup;
        this.areas = areas;
        this.directory = directory;
        this.views = views;
        this.words = words;
        this.current = current;
    }

    /** One option of a list. */
    public record Choice(String value, String text) {}

    /** A region that was asked and did not answer yet. */
    public record Asked(UUID id, String text) {}

    /**
     * An area with all that can be done to it.
     *
     * @param own of which askable regions the viewer decides too, and what ends when such a region comes
     */
    public record Area(
            String code,
            String name,
            int version,
            List<String> regions,
            String who,
            List<Asked> asked,
            List<Choice> askable,
            List<String> own) {}

    /**
     * A question that waits for the viewer.
     *
     * @param last what a yes ends, or null
     */
    public record Question(UUID id, String text, String last) {}

    /** A region that can get an area of its own. */
    public record Fresh(String region, String name, String text) {}

    @GetMapping
    String show(Model model) {
        Viewer viewer = current.get();
        List<Region> directed = setup.directed(viewer);
        if (directed.isEmpty()) {
            throw new NotVisible();
        }
        model.addAttribute(
                "areas",
                areas.of(viewer).stream()
                        .filter(area -> areas.directs(viewer, area))
                        .map(area -> area(area, directed))
                        .toList());
        model.addAttribute(
                "questions", setup.toAnswer(viewer).stream().map(this::question).toList());
        model.addAttribute(
                "fresh",
                directed.stream().flatMap(region -> fresh(region).stream()).toList());
        return "piket/area";
    }

    @PostMapping
    String make(
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam("regio") String region,
            RedirectAttributes next) {
        next.addFlashAttribute("typed", name);
        return done("piket.gebied.klaar.gemaakt", next, () -> setup.make(name, region, current.get()));
    }

    @PostMapping("/{code}/naam")
    String rename(
            @PathVariable("code") String code,
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam("versie") int version,
            RedirectAttributes next) {
        // for when it is refused; who saves it has no use for it any more
        next.addFlashAttribute("typedName", name);
        next.addFlashAttribute("typedArea", code);
        return done("piket.gebied.klaar.hernoemd", next, () -> setup.rename(code, name, version, current.get()));
    }

    @PostMapping("/{code}/regio")
    String ask(
            @PathVariable("code") String code,
            @RequestParam(name = "regio", defaultValue = "") String region,
            RedirectAttributes next) {
        return done(
                next,
                () -> setup.ask(code, region, current.get())
                        ? came(code, region)
                        : words.say("piket.gebied.klaar.gevraagd"));
    }

    @PostMapping("/vraag/{id}/ja")
    String accept(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done("piket.gebied.klaar.erbij", next, () -> setup.accept(id, current.get()));
    }

    @PostMapping("/vraag/{id}/nee")
    String decline(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done("piket.gebied.klaar.nee", next, () -> setup.decline(id, current.get()));
    }

    @PostMapping("/vraag/{id}/intrekken")
    String withdraw(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done("piket.gebied.klaar.ingetrokken", next, () -> setup.withdraw(id, current.get()));
    }

    private String came(String code, String region) {
        String name = areas.of(code).map(DutyArea::name).orElse("");
        return words.say("piket.gebied.klaar.meteen", views.region(region), name);
    }

    private String done(String sentence, RedirectAttributes next, Runnable action) {
        return done(next, () -> {
            action.run();
            return words.say(sentence);
        });
    }

    /** @param action says what it did */
    private String done(RedirectAttributes next, Supplier<String> action) {
        try {
            next.addFlashAttribute("note", action.get());
        } catch (InvalidInput refused) {
            next.addFlashAttribute(
                    "error", refused.errors().stream().map(FieldError::message).collect(Collectors.joining(" ")));
        }
        return "redirect:" + AreaSetup.PAGE;
    }

    private Area area(DutyArea area, List<Region> directed) {
        List<Region> askable = setup.askable(area);
        return new Area(
                area.code(),
                area.name(),
                area.version(),
                area.regions().stream().map(views::region).toList(),
                directory.labelOf(area.organisation()),
                setup.asked(area).stream()
                        .map(question -> new Asked(question.id(), views.region(question.region())))
                        .toList(),
                askable.stream()
                        .map(region -> new Choice(region.code(), region.name()))
                        .toList(),
                askable.stream().filter(directed::contains).map(this::own).toList());
    }

    private String own(Region region) {
        String atOnce = words.say("piket.gebied.erbij.meteen", region.name());
        return last(region.code()).map(last -> atOnce + " " + last).orElse(atOnce);
    }

    /** What ends when a region leaves the area that has no other. */
    private Optional<String> last(String region) {
        return areas.ofRegion(region)
                .filter(area -> area.regions().size() == 1)
                .map(area -> words.say("piket.gebied.vraag.laatste", views.region(region), area.name()));
    }

    private Question question(AreaQuestion question) {
        String region = views.region(question.region());
        String asking = areas.of(question.area()).map(DutyArea::name).orElse("");
        return new Question(
                question.id(),
                words.say("piket.gebied.vraag.tekst", views.name(question.askedBy()), region, asking),
                last(question.region()).orElse(null));
    }

    /** Only a region without an area, or one that shares its area, can get one of its own. */
    private Optional<Fresh> fresh(Region region) {
        Optional<DutyArea> now = areas.ofRegion(region.code());
        if (now.isEmpty()) {
            return Optional.of(
                    new Fresh(region.code(), region.name(), words.say("piket.gebied.nieuw.eerste", region.name())));
        }
        return now.filter(area -> area.regions().size() > 1)
                .map(area -> new Fresh(
                        region.code(),
                        region.name(),
                        words.say("piket.gebied.nieuw.uitleg", region.name(), area.name())));
    }
}
