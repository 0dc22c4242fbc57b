package nl.schakel.web.opvang;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.ShelterDesk;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: a shelter keeps how it is reached at night, for each of its houses. */
@PageController
@RequestMapping("/opvang/nachtbalie")
class ShelterDeskPage {

    private final Beds beds;
    private final ShelterDesks desks;
    private final ShelterBedViews views;
    private final CurrentViewer current;
    private final LookLog looks;

    ShelterDeskPage(Beds beds, ShelterDesks desks, ShelterBedViews views, CurrentViewer current, LookLog looks) {
        this.looks = looks;
        this.beds = beds;
        this.desks = desks;
        this.views = views;
        this.current = current;
    }

    /** One house and its night desk, as known or as just typed. */
    public record House(
            UUID location,
            String name,
            String municipality,
            String phone,
            boolean sms,
            boolean wholeNight,
            String opens,
            String closes,
            boolean known,
            String answered,
            long version) {}

    @GetMapping
    String show(Model model) {
        return show(null, Map.of(), model);
    }

    @PostMapping("/{location}")
    String keep(
            @PathVariable("location") UUID location,
            @RequestParam(name = "telefoon", defaultValue = "") String phone,
            @RequestParam(name = "sms", defaultValue = "false") boolean sms,
            @RequestParam(name = "open", defaultValue = "") String hours,
            @RequestParam(name = "van", defaultValue = "") String opens,
            @RequestParam(name = "tot", defaultValue = "") String closes,
            @RequestParam(name = "versie", defaultValue = "") String version,
            Model model,
            RedirectAttributes next) {
        boolean whole = !hours.equals("deel");
        try {
            NewShelterDesk desk = new NewShelterDesk(
                    phone, sms, whole, whole ? null : time("van", opens), whole ? null : time("tot", closes));
            desks.keep(location, desk, seen(version), current.get());
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            House typed = new House(location, "", "", phone, sms, whole, opens, closes, true, null, 0);
            return show(typed, errors, model);
        }
        next.addFlashAttribute("saved", location);
        return "redirect:/opvang/nachtbalie#huis-" + location;
    }

    private String show(House typed, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        Map<UUID, Bed> houses = new LinkedHashMap<>();
        beds.own(viewer).forEach(bed -> houses.putIfAbsent(bed.location(), bed));
        List<House> shown = houses.values().stream()
                .map(bed -> house(bed, typed, desks.own(bed.location(), viewer), desks.version(bed.location(), viewer)))
                .toList();
        looks.shown(viewer, "nachtbalie", shown.size());
        model.addAttribute("houses", shown);
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", typed == null ? null : typed.location());
        return "opvang/desk";
    }

    private House house(Bed bed, House typed, ShelterDesk desk, long version) {
        boolean now = typed != null && typed.location().equals(bed.location());
        return new House(
                bed.location(),
                bed.locationName(),
                views.municipality(bed.municipality()),
                now ? typed.phone() : desk.phone(),
                now ? typed.sms() : desk.smsPossible(),
                now ? typed.wholeNight() : desk.opens() == null,
                now ? typed.opens() : text(desk.opens()),
                now ? typed.closes() : text(desk.closes()),
                desk.phone() != null,
                desk.lastAnsweredAt() == null ? null : views.when(desk.lastAnsweredAt()),
                version);
    }

    /** A form without a version is one of an older page. */
    private static long seen(String version) {
        Long seen = new InputCheck().number("versie", version);
        return seen == null ? -1 : seen;
    }

    private LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException unreadable) {
            throw InvalidInput.of(field, "geen-tijd", "fout.nachtbalie.tijd");
        }
    }

    private static String text(LocalTime time) {
        return time == null ? "" : time.toString();
    }
}
