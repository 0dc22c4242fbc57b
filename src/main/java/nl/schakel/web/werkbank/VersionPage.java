package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.WallClock;
import nl.schakel.trial.Trial;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the decisions about one version of the models: approve, refuse, go live, take back. */
@PageController
@RequestMapping("/werkbank/besluit/{id}")
class VersionPage {

    /** What somebody typed in one of the forms of the page. */
    public record Typed(String deed, String text, String moment) {

        static final Typed NOTHING = new Typed("", "", "");
    }

    /** What is done with what was sent. */
    private interface Deed {
        void run(Viewer viewer);
    }

    private final ModelProposals proposals;
    private final ModelPublications publications;
    private final BundleRegister register;
    private final VersionViews views;
    private final WorkbenchViews bundles;
    private final ModelLibrary library;
    private final MoveViews moves;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;
    private final Trial trial;
    private final TrialViews trials;

    VersionPage(
            ModelProposals proposals,
            ModelPublications publications,
            BundleRegister register,
            VersionViews views,
            WorkbenchViews bundles,
            ModelLibrary library,
            MoveViews moves,
            Words words,
            CurrentViewer current,
            Clock clock,
            Trial trial,
            TrialViews trials) {
        this.proposals = proposals;
        this.publications = publications;
        this.register = register;
        this.views = views;
        this.bundles = bundles;
        this.library = library;
        this.moves = moves;
        this.words = words;
        this.current = current;
        this.clock = clock;
        this.trial = trial;
        this.trials = trials;
    }

    @GetMapping
    String look(@PathVariable("id") UUID id, Model model) {
        return show(id, Typed.NOTHING, Map.of(), List.of(), model);
    }

    @PostMapping("/intrekken")
    String withdraw(@PathVariable("id") UUID id, HttpServletResponse response, RedirectAttributes next, Model model) {
        return done(id, Typed.NOTHING, "ingetrokken", viewer -> proposals.withdraw(id, viewer), response, next, model);
    }

    @PostMapping("/goedkeuren")
    String approve(
            @PathVariable("id") UUID id,
            @RequestParam(name = "toelichting", defaultValue = "") String text,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        String said = text.isBlank() ? null : text;
        return done(
                id,
                new Typed("goedkeuren", text, ""),
                "goedgekeurd",
                viewer -> proposals.approve(id, said, viewer),
                response,
                next,
                model);
    }

    @PostMapping("/afwijzen")
    String refuse(
            @PathVariable("id") UUID id,
            @RequestParam(name = "waarom", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(
                id,
                new Typed("afwijzen", why, ""),
                "afgewezen",
                viewer -> proposals.refuse(id, why, viewer),
                response,
                next,
                model);
    }

    /** @param moment local time; empty: now */
    @PostMapping("/live")
    String goLive(
            @PathVariable("id") UUID id,
            @RequestParam(name = "moment", defaultValue = "") String moment,
            @RequestParam(name = "reden", defaultValue = "") String why,
            @RequestParam(name = "gezien", required = false) Long seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(
                id,
                new Typed("live", why, moment),
                moment.isBlank() ? "live" : "straks-live",
                viewer -> publications.goLive(id, moment(moment), why, seen, viewer),
                response,
                next,
                model);
    }

    @PostMapping("/terug")
    String takeBack(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", defaultValue = "") String why,
            @RequestParam(name = "gezien", required = false) Long seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(
                id,
                new Typed("terug", why, ""),
                "teruggenomen",
                viewer -> publications.takeBack(library.find(id, viewer).region(), why, seen, viewer),
                response,
                next,
                model);
    }

    @PostMapping("/landelijk")
    String followNational(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", defaultValue = "") String why,
            @RequestParam(name = "gezien", required = false) Long seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(
                id,
                new Typed("landelijk", why, ""),
                "landelijk",
                viewer -> publications.followNational(library.find(id, viewer).region(), why, seen, viewer),
                response,
                next,
                model);
    }

    private String done(
            UUID id,
            Typed typed,
            String note,
            Deed deed,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            deed.run(current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, typed, messages(typed, refused), List.of(), model);
        } catch (DeploymentGate.ModelsRefused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, typed, Map.of(), refused.findings(), model);
        }
        next.addFlashAttribute("note", words.say("versie.gedaan." + note));
        return "redirect:/werkbank/besluit/" + id;
    }

    /** The page asks for two texts, of which the second says why not. */
    private static Map<String, String> messages(Typed typed, InvalidInput refused) {
        Map<String, String> messages = new LinkedHashMap<>(FieldMessages.of(refused.errors()));
        if (typed.deed().equals("afwijzen") && messages.containsKey("toelichting")) {
            messages.put("waarom", messages.remove("toelichting"));
        }
        return messages;
    }

    private Instant moment(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return WallClock.at(LocalDateTime.parse(typed), clock.instant());
        } catch (DateTimeException unreadable) {
            throw InvalidInput.of("moment", "moment", "fout.modellen.moment", ModelPublications.FURTHEST.toDays());
        }
    }

    private String show(UUID id, Typed typed, Map<String, String> errors, List<RuleFinding> findings, Model model) {
        Viewer viewer = current.get();
        VersionViews.Version version = views.of(id, viewer);
        model.addAttribute("v", version);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("findings", findings);
        model.addAttribute("running", moves.running(library.find(id, viewer), viewer));
        model.addAttribute(
                "base",
                register.find(version.base())
                        .map(base -> bundles.head(base).title())
                        .orElse(null));
        model.addAttribute(
                "trial",
                register.find(id)
                        .flatMap(bundle -> register.find(bundle.base())
                                .flatMap(base -> trial.resultOf(base.hash(), bundle.hash())))
                        .map(trials::result)
                        .orElse(null));
        return "werkbank/version";
    }
}
