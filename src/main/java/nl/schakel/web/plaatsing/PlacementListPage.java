package nl.schakel.web.plaatsing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Role;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementLists;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.opvang.ShelterBedViews;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: the searches for a place that somebody may see, and the start of one without a signal. */
@PageController
@RequestMapping("/plaatsingen")
class PlacementListPage {

    private final PlacementLists lists;
    private final PlacementCommands start;
    private final LookLog looks;
    private final Directory directory;
    private final ShelterBedViews beds;
    private final Words words;
    private final CurrentViewer current;

    PlacementListPage(
            PlacementLists lists,
            PlacementCommands start,
            LookLog looks,
            Directory directory,
            ShelterBedViews beds,
            Words words,
            CurrentViewer current) {
        this.lists = lists;
        this.start = start;
        this.looks = looks;
        this.directory = directory;
        this.beds = beds;
        this.words = words;
        this.current = current;
    }

    /** One search in a list; no person in it. */
    public record Row(
            UUID id,
            String reference,
            String municipality,
            String status,
            String until,
            String waits,
            boolean over,
            boolean found) {}

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        List<Placement> visible = lists.visible(PlacementDoor.caring(viewer));
        looks.shown(
                viewer, "plaatsingen", visible.stream().map(Placement::dossier).toList());
        model.addAttribute("rows", visible.stream().map(this::row).toList());
        model.addAttribute("begins", begins(viewer));
        return "plaatsingen/list";
    }

    @GetMapping("/nieuw")
    String form(Model model) {
        Viewer viewer = onlyWhoBegins();
        model.addAttribute("own", municipalities(viewer, true));
        model.addAttribute("others", municipalities(viewer, false));
        return "plaatsingen/new";
    }

    @PostMapping("/nieuw")
    String begin(
            @RequestParam(name = "gemeente", defaultValue = "") String municipality,
            @RequestParam(name = "toelichting", defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = onlyWhoBegins();
        try {
            return "redirect:/plaatsingen/" + start.alone(municipality, reason, null, viewer);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Map<String, String> errors = refused.errors().stream()
                    .collect(Collectors.toMap(
                            FieldError::field, FieldError::message, (one, other) -> one, LinkedHashMap::new));
            model.addAttribute("errors", errors);
            model.addAttribute("municipality", municipality);
            model.addAttribute("reason", reason);
            return form(model);
        }
    }

    private Viewer onlyWhoBegins() {
        Viewer viewer = current.get();
        if (!begins(viewer)) {
            throw new AccessDeniedException("not a care coordinator");
        }
        return viewer;
    }

    private static boolean begins(Viewer viewer) {
        return viewer.holds(Role.ZORGCOORDINATOR);
    }

    private Row row(Placement placement) {
        return new Row(
                placement.id(),
                placement.reference(),
                beds.municipality(placement.municipality()),
                words.of("plaatsingstatus", placement.status().code()),
                placement.status() == PlacementStatus.TOEGEZEGD
                        ? placement
                                .promise()
                                .map(promise -> beds.when(promise.expiresAt()))
                                .orElse(null)
                        : null,
                placement.parked().map(parked -> beds.when(parked.until())).orElse(null),
                placement.status() == PlacementStatus.BEEINDIGD,
                placement.promise().isPresent());
    }

    /** Those of the coordinator's own region first; nobody has to look through the whole country. */
    private List<Municipality> municipalities(Viewer viewer, boolean ownRegion) {
        Set<String> regions = viewer.organisationsAs(Role.ZORGCOORDINATOR).stream()
                .flatMap(code -> directory.organisation(code).stream())
                .map(Organisation::region)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        List<Municipality> all = new ArrayList<>(directory.municipalities());
        all.removeIf(municipality ->
                ownRegion != (municipality.region() != null && regions.contains(municipality.region())));
        all.sort(Comparator.comparing(Municipality::name));
        return all;
    }
}
