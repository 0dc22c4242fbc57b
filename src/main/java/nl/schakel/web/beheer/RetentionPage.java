package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.schakel.access.Viewer;
import nl.schakel.retention.DestructionBatches;
import nl.schakel.retention.RetentionPeople;
import nl.schakel.retention.RetentionTerm;
import nl.schakel.retention.RetentionTerms;
import nl.schakel.retention.RetentionTerms.TypedTerm;
import nl.schakel.retention.RetentionUnit;
import nl.schakel.signal.CaseFigures;
import nl.schakel.support.input.InvalidInput;
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

/**
 * Page controller: for data protection officers and chain directors: how long what is kept and by which law, and which batches wait, in
 * numbers.
 */
@PageController
@RequestMapping(RetentionPage.PAGE)
class RetentionPage {

    static final String PAGE = "/toegang/bewaren";

    /**
     * What holds in one region.
     *
     * @param mine whether who looks may set terms there
     */
    public record RegionView(
            String code,
            String name,
            boolean mine,
            List<RetentionViews.TermView> terms,
            CaseFigures.CaseTotals totals) {}

    private final RetentionTerms terms;
    private final RetentionPeople people;
    private final DestructionBatches batches;
    private final CaseFigures figures;
    private final RetentionViews views;
    private final Words words;
    private final CurrentViewer current;

    RetentionPage(
            RetentionTerms terms,
            RetentionPeople people,
            DestructionBatches batches,
            CaseFigures figures,
            RetentionViews views,
            Words words,
            CurrentViewer current) {
        this.terms = terms;
        this.people = people;
        this.batches = batches;
        this.figures = figures;
        this.views = views;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String overview(Model model) {
        Viewer viewer = current.get();
        List<RegionView> regions = new ArrayList<>();
        for (String region : people.asEither(viewer)) {
            regions.add(new RegionView(
                    region,
                    people.label(region),
                    people.asOfficer(viewer).contains(region),
                    terms.of(region, viewer).stream().map(views::term).toList(),
                    figures.of(region)));
        }
        model.addAttribute("regions", regions);
        model.addAttribute(
                "batches", batches.all(viewer).stream().map(views::batch).toList());
        return "toegang/retention";
    }

    @GetMapping("/termijn/{regio}/{regel}")
    String term(@PathVariable("regio") String region, @PathVariable("regel") String rule, Model model) {
        Viewer viewer = current.get();
        people.checkOfficer(viewer, region);
        RetentionTerm now = terms.one(region, rule, viewer);
        TypedTerm typed = new TypedTerm(
                now.amount() == null ? "" : now.amount().toString(),
                now.unit() == null ? "" : now.unit().code(),
                now.source(),
                Long.toString(now.id()));
        return show(region, now, typed, Map.of(), model);
    }

    /** Sets a term; as it was confirms it. */
    @PostMapping("/termijn/{regio}/{regel}")
    String set(
            @PathVariable("regio") String region,
            @PathVariable("regel") String rule,
            @RequestParam(name = "aantal", defaultValue = "") String amount,
            @RequestParam(name = "eenheid", defaultValue = "") String unit,
            @RequestParam(name = "bron", defaultValue = "") String source,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        Viewer viewer = current.get();
        try {
            terms.set(region, rule, new TypedTerm(amount, unit, source, seen), viewer);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            RetentionTerm now = terms.one(region, rule, viewer);
            TypedTerm typed = new TypedTerm(amount, unit, source, Long.toString(now.id()));
            return show(region, now, typed, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("bewaren.termijn.bewaard", words.say("bewaren.regel." + rule)));
        return "redirect:" + PAGE;
    }

    private String show(String region, RetentionTerm now, TypedTerm typed, Map<String, String> errors, Model model) {
        model.addAttribute("region", region);
        model.addAttribute("place", people.label(region));
        model.addAttribute("now", views.term(now));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("units", RetentionUnit.values());
        return "toegang/retention-term";
    }
}
