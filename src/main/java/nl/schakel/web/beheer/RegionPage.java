package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Authority;
import nl.schakel.administration.DirectoryChanges;
import nl.schakel.administration.MissingRoles;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.RegionSetUp.TypedRegion;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
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

/** Page controller: founds and changes regions, and names who plays which part; a chain director reads the own region. */
@PageController
@RequestMapping("/beheer/regios")
class RegionPage {

    /** A municipality to choose. */
    public record Choice(String code, String name, boolean chosen) {}

    /**
     * A part that an organisation plays for the region.
     *
     * @param organisation code of who plays it; empty when nobody does
     * @param state end of the name of the text that says how it stands
     * @param needed whether the route cannot do without
     */
    public record PartLine(
            String role,
            String label,
            String organisation,
            String organisationName,
            String state,
            boolean needed,
            boolean open,
            List<Organisation> candidates) {}

    /** What nobody does, in words, with what happens meanwhile. */
    public record GapLine(String role, String organisation, String where, String meanwhile, boolean open) {}

    private final RegionSetUp setUp;
    private final MissingRoles missing;
    private final DirectoryChanges changes;
    private final ChangeWords changeWords;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    RegionPage(
            RegionSetUp setUp,
            MissingRoles missing,
            DirectoryChanges changes,
            ChangeWords changeWords,
            Directory directory,
            Words words,
            CurrentViewer current) {
        this.setUp = setUp;
        this.missing = missing;
        this.changes = changes;
        this.changeWords = changeWords;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    @GetMapping("/nieuw")
    String begin(Model model) {
        return showNew("", List.of(), Map.of(), model);
    }

    @PostMapping
    String found(
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam(name = "gemeenten", required = false) List<String> municipalities,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        List<String> chosen = Objects.requireNonNullElse(municipalities, List.of());
        String code;
        try {
            code = setUp.found(name, chosen, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return showNew(name, chosen, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("regio.ingericht", name.strip()));
        return "redirect:/beheer/regios/" + code;
    }

    @GetMapping("/{code}")
    String show(@PathVariable("code") String code, Model model) {
        Region region = readable(code);
        return show(region, typed(region), Map.of(), model);
    }

    @PostMapping("/{code}")
    String change(
            @PathVariable("code") String code,
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam(name = "open", defaultValue = "") String opens,
            @RequestParam(name = "dicht", defaultValue = "") String closes,
            @RequestParam(name = "overdracht", defaultValue = "") String handover,
            @RequestParam(name = "bevrijdingsdag", defaultValue = "") String liberationDay,
            @RequestParam(name = "goede-vrijdag", defaultValue = "") String goodFriday,
            @RequestParam(name = "gemeenten", required = false) List<String> municipalities,
            @RequestParam(name = "versie", defaultValue = "") String version,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        TypedRegion typed = new TypedRegion(
                name,
                opens,
                closes,
                handover,
                "ja".equals(liberationDay),
                "ja".equals(goodFriday),
                Objects.requireNonNullElse(municipalities, List.of()),
                version);
        try {
            setUp.change(code, typed, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(readable(code), typed, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("regio.bewaard"));
        return "redirect:/beheer/regios/" + code;
    }

    /** Names who plays a part for the region. */
    @PostMapping("/{code}/rollen/{rol}")
    String cover(
            @PathVariable("code") String code,
            @PathVariable("rol") String role,
            @RequestParam(name = "organisatie", defaultValue = "") String organisation,
            RedirectAttributes next) {
        boolean changed = setUp.cover(code, role, organisation, current.get());
        next.addFlashAttribute("note", words.say(changed ? "regio.rol.bewaard" : "regio.rol.al"));
        return "redirect:/beheer/regios/" + code + "#rollen";
    }

    private String showNew(String name, List<String> chosen, Map<String, String> errors, Model model) {
        if (!Authority.setsUp(current.get())) {
            throw new NotVisible();
        }
        model.addAttribute("name", name);
        model.addAttribute("municipalities", choices(null, chosen));
        model.addAttribute("errors", errors);
        return "beheer/region-new";
    }

    private String show(Region region, TypedRegion typed, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        boolean setsUp = Authority.setsUp(viewer);
        model.addAttribute("region", region);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("setsUp", setsUp);
        model.addAttribute("municipalities", choices(region.code(), typed.municipalities()));
        model.addAttribute(
                "parts",
                RoleSets.FOR_A_REGION.stream()
                        .map(role -> part(region, role, viewer))
                        .toList());
        model.addAttribute(
                "gaps", missing.in(region).stream().map(one -> gap(one, viewer)).toList());
        model.addAttribute(
                "withoutOfficer",
                missing.withoutOfficer(region).stream().map(directory::labelOf).collect(Collectors.joining(", ")));
        model.addAttribute("changes", setsUp ? changeWords.of(changes.ofRegion(region.code(), viewer)) : List.of());
        return "beheer/region";
    }

    /** Whoever sets up regions, and the chain director of this one. */
    private Region readable(String code) {
        Viewer viewer = current.get();
        return directory
                .region(code)
                .filter(region -> Authority.setsUp(viewer)
                        || directory
                                .regionsOf(Role.KETENREGISSEUR, viewer.groups())
                                .contains(region))
                .orElseThrow(NotVisible::new);
    }

    private TypedRegion typed(Region region) {
        return new TypedRegion(
                region.name(),
                text(region.opens()),
                text(region.closes()),
                text(region.handover()),
                region.liberationDayOff(),
                region.goodFridayOff(),
                directory.municipalitiesOf(region.code()).stream()
                        .map(Municipality::cbsCode)
                        .toList(),
                Long.toString(region.version()));
    }

    private static String text(LocalTime time) {
        return time.toString().substring(0, 5);
    }

    /** Those that are free, and the region's own; what is chosen stands first. */
    private List<Choice> choices(String region, List<String> chosen) {
        return directory.municipalities().stream()
                .filter(municipality ->
                        municipality.region() == null || municipality.region().equals(region))
                .map(municipality -> new Choice(
                        municipality.cbsCode(), municipality.name(), chosen.contains(municipality.cbsCode())))
                .sorted(Comparator.comparing(choice -> !choice.chosen()))
                .toList();
    }

    private PartLine part(Region region, Role role, Viewer viewer) {
        String organisation = directory.coverage(region.code()).getOrDefault(role, "");
        boolean needed = MissingRoles.needed(role);
        return new PartLine(
                role.code(),
                directory.label(role),
                organisation,
                organisation.isEmpty() ? "" : directory.labelOf(organisation),
                state(role, organisation, needed),
                needed,
                !organisation.isEmpty() && Authority.keepsPeople(viewer, organisation),
                setUp.candidates(role));
    }

    private String state(Role role, String organisation, boolean needed) {
        if (organisation.isEmpty()) {
            return needed ? "niemand" : "niet-nodig";
        }
        return directory.hasMembers(new GroupId(role, organisation)) ? "goed" : "zonder-mens";
    }

    private GapLine gap(MissingRoles.Missing one, Viewer viewer) {
        String where = one.organisation() == null
                ? words.say("regio.ontbreekt.geen-organisatie")
                : words.say("regio.ontbreekt.niemand-bij", directory.labelOf(one.organisation()));
        return new GapLine(
                directory.label(one.role()),
                one.organisation(),
                where,
                words.of("regio.zolang", one.role().code()),
                one.organisation() != null && Authority.keepsPeople(viewer, one.organisation()));
    }
}
