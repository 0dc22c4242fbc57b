package nl.schakel.web.toegang;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Verdict;
import nl.schakel.access.Viewer;
import nl.schakel.access.alert.AlertLimits;
import nl.schakel.access.alert.LookAlert;
import nl.schakel.access.alert.LookAlerts;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
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

/** Page controller: looks by colleagues that a data protection officer should look at, and what the officer finds. */
@PageController
@RequestMapping(LookAlertPage.PAGE)
class LookAlertPage {

    static final String PAGE = "/toegang/meldingen";

    /**
     * One alert in words.
     *
     * @param cases how many
     * @param verdict what the officer found, or null
     * @param judged who found it and when, or null
     */
    public record AlertView(
            UUID id,
            String kind,
            String explanation,
            String who,
            String when,
            int cases,
            boolean open,
            boolean own,
            String verdict,
            String note,
            String judged) {}

    /** What holds in one organisation; as typed when that was refused. @param set who set it, in words */
    public record LimitView(String organisation, String name, String opened, String listed, String set) {}

    private final LookAlerts alerts;
    private final DossierSearch dossiers;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final LookLog looks;

    LookAlertPage(
            LookAlerts alerts,
            DossierSearch dossiers,
            Directory directory,
            Words words,
            CurrentViewer current,
            LookLog looks) {
        this.alerts = alerts;
        this.dossiers = dossiers;
        this.directory = directory;
        this.words = words;
        this.current = current;
        this.looks = looks;
    }

    @GetMapping
    String list(Model model) {
        return list(Map.of(), model);
    }

    private String list(Map<String, LimitView> typed, Model model) {
        Viewer viewer = current.get();
        List<LookAlert> all = alerts.all(viewer);
        looks.shown(
                viewer,
                "toegang-meldingen",
                all.size(),
                all.stream().flatMap(alert -> alert.cases().stream()).distinct().toList());
        List<AlertView> views = all.stream().map(alert -> view(alert, viewer)).toList();
        model.addAttribute("open", views.stream().filter(AlertView::open).toList());
        model.addAttribute("judged", views.stream().filter(view -> !view.open()).toList());
        Map<String, LimitView> limits = new LinkedHashMap<>();
        alerts.limits(viewer).forEach((organisation, limit) -> limits.put(organisation, limit(organisation, limit)));
        limits.putAll(typed);
        model.addAttribute("limits", limits.values());
        return "toegang/alerts";
    }

    @GetMapping("/{id}")
    String one(@PathVariable("id") UUID id, Model model) {
        return show(id, "", "", model);
    }

    @PostMapping("/{id}/oordeel")
    String judge(
            @PathVariable("id") UUID id,
            @RequestParam(name = "oordeel", defaultValue = "") String verdict,
            @RequestParam(name = "toelichting", defaultValue = "") String note,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            alerts.judge(id, Verdict.of(verdict).orElse(null), note, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(refused.errors()));
            return show(id, verdict, note, model);
        }
        next.addFlashAttribute("note", words.say("melding.bewaard"));
        return "redirect:" + PAGE;
    }

    @PostMapping("/grenzen/{organisatie}")
    String limit(
            @PathVariable("organisatie") String organisation,
            @RequestParam(name = "zaken", defaultValue = "") String opened,
            @RequestParam(name = "lijsten", defaultValue = "") String listed,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            alerts.limit(organisation, opened, listed, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(refused.errors()));
            model.addAttribute("refused", organisation);
            return list(
                    Map.of(
                            organisation,
                            new LimitView(organisation, directory.labelOf(organisation), opened, listed, "")),
                    model);
        }
        next.addFlashAttribute("note", words.say("melding.grens.bewaard"));
        return "redirect:" + PAGE;
    }

    private String show(UUID id, String verdict, String note, Model model) {
        Viewer viewer = current.get();
        LookAlert alert = alerts.one(id, viewer);
        looks.shown(viewer, "toegang-melding", alert.cases().size(), alert.cases());
        Map<UUID, String> references = dossiers.references(Set.copyOf(alert.cases()));
        List<String> known = alert.cases().stream()
                .map(references::get)
                .filter(Objects::nonNull)
                .toList();
        model.addAttribute("alert", view(alert, viewer));
        model.addAttribute("references", known);
        model.addAttribute("gone", alert.cases().size() - known.size());
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("typedVerdict", verdict);
        model.addAttribute("typedNote", note);
        return "toegang/alert";
    }

    private AlertView view(LookAlert alert, Viewer viewer) {
        String first = DutchTime.full(alert.firstAt());
        String last = DutchTime.full(alert.lastAt());
        return new AlertView(
                alert.id(),
                words.of("melding.soort", alert.kind().code()),
                words.of("melding.uitleg", alert.kind().code()),
                name(alert.person()),
                first.equals(last) ? last : words.say("melding.van-tot", first, last),
                alert.cases().size(),
                alert.open(),
                alert.person().equals(viewer.personId()),
                alert.open()
                        ? null
                        : words.of("melding.oordeel", alert.verdict().code()),
                alert.note(),
                alert.open()
                        ? null
                        : words.say("melding.beoordeeld", name(alert.judgedBy()), DutchTime.full(alert.judgedAt())));
    }

    private LimitView limit(String organisation, AlertLimits limits) {
        return new LimitView(
                organisation,
                directory.labelOf(organisation),
                Integer.toString(limits.opened()),
                Integer.toString(limits.listed()),
                limits.by() == null
                        ? words.say("melding.grens.gewoon")
                        : words.say("melding.grens.gezet", name(limits.by()), DutchTime.full(limits.at())));
    }

    private String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElse(words.say("toegang.onbekend"));
    }
}
