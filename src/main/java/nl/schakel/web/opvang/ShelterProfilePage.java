package nl.schakel.web.opvang;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.ProfileChange;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: what a shelter says about each criterion: for the organisation, a location or one bed; what held
 * before is kept.
 */
@PageController
@RequestMapping("/opvang/profiel")
class ShelterProfilePage {

    private final Profiles profiles;
    private final ShelterProfileViews views;
    private final CurrentViewer current;
    private final Clock clock;
    private final LookLog looks;

    ShelterProfilePage(
            Profiles profiles, ShelterProfileViews views, CurrentViewer current, Clock clock, LookLog looks) {
        this.looks = looks;
        this.profiles = profiles;
        this.views = views;
        this.current = current;
        this.clock = clock;
    }

    /** What was typed; the browser sends nothing for a stance that nobody chose. */
    public record Form(String voor, String criterium, String houding, String maatregel, String vanaf, String versie) {}

    @GetMapping
    String show(@RequestParam(name = "voor", defaultValue = "") String place, Model model) {
        Viewer viewer = current.get();
        List<ShelterProfileViews.ProfileScope> places = views.places(viewer);
        looks.shown(viewer, "profiel", places.size());
        model.addAttribute("places", places);
        model.addAttribute("today", today().toString());
        model.addAttribute(
                "stances",
                Arrays.stream(AcceptancePolicy.values())
                        .map(AcceptancePolicy::code)
                        .toList());
        if (!places.isEmpty()) {
            ShelterProfileViews.ProfileScope chosen = place.isEmpty()
                    ? places.get(0)
                    : places.stream()
                            .filter(each -> each.key().equals(place))
                            .findFirst()
                            .orElseThrow(NotVisible::new);
            model.addAttribute("chosen", chosen);
            model.addAttribute("lines", views.lines(chosen, viewer));
        }
        return "opvang/profile";
    }

    @PostMapping
    String change(Form form, RedirectAttributes next, jakarta.servlet.http.HttpServletResponse response, Model model) {
        Viewer viewer = current.get();
        ShelterProfileViews.ProfileScope place = views.places(viewer).stream()
                .filter(each -> each.key().equals(form.voor()))
                .findFirst()
                .orElseThrow(NotVisible::new);
        try {
            profiles.change(change(form, place), seen(form), viewer);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            // each message stands at the criterion that was being changed
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors()
                    .forEach(error -> errors.merge(
                            form.criterium() == null ? "" : form.criterium(),
                            error.message(),
                            (one, other) -> one + " " + other));
            model.addAttribute("errors", errors);
            model.addAttribute("form", form);
            return show(form.voor(), model);
        }
        next.addFlashAttribute("saved", form.criterium());
        return "redirect:/opvang/profiel" + (place.target() == null ? "" : "?voor=" + place.key());
    }

    private ProfileChange change(Form form, ShelterProfileViews.ProfileScope place) {
        InputCheck check = new InputCheck();
        AcceptancePolicy stance = AcceptancePolicy.of(form.houding()).orElse(null);
        if (stance == null && !"volgt".equals(form.houding())) {
            check.error("houding", "verplicht", "fout.profiel.houding");
        }
        check.text("maatregel", form.maatregel(), 300);
        LocalDate from = new InputCheck().day("vanaf", form.vanaf());
        if (from == null) {
            check.error("vanaf", "geen-datum", "fout.profiel.vanaf");
        }
        check.done();
        UUID target = place.target();
        String measure = form.maatregel() == null || form.maatregel().isBlank()
                ? null
                : form.maatregel().strip();
        return new ProfileChange(
                place.organisation(),
                place.level(),
                target,
                form.criterium(),
                stance,
                measure,
                null,
                // today means from this moment on
                from.equals(today()) ? null : from.atStartOfDay(Zones.AMSTERDAM).toInstant());
    }

    /** A form without a version is one of an older page. */
    private static long seen(Form form) {
        Long version = new InputCheck().number("versie", form.versie());
        return version == null ? -1 : version;
    }

    private LocalDate today() {
        return DutchTime.local(clock.instant()).toLocalDate();
    }
}
