package nl.schakel.web.piket;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.RoleSets;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: the call for help at night: one short screen, in which everything may be unknown. */
@PageController
@RequestMapping("/piket/oproep")
public class CallFormPage {

    private final NightService desk;
    private final CallReader reader;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    CallFormPage(NightService desk, CallReader reader, Directory directory, Words words, CurrentViewer current) {
        this.words = words;
        this.desk = desk;
        this.reader = reader;
        this.directory = directory;
        this.current = current;
    }

    static boolean mayCall(Viewer viewer) {
        return RoleSets.CALLERS.stream().anyMatch(viewer::holds);
    }

    @GetMapping
    String form(Model model) {
        return show(CallForm.fresh(), Map.of(), caller(), model);
    }

    @PostMapping
    String call(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response, Model model) {
        Viewer viewer = caller();
        CallForm form = CallForm.of(sent);
        try {
            UUID call = desk.call(reader.read(form, viewer), viewer);
            return "redirect:/piket/" + call;
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            return show(form, errors, viewer, model);
        } catch (IdempotencyConflict sentBefore) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(form.again(), Map.of("situatie", words.say("piket.oproep.fout.al-gedaan")), viewer, model);
        }
    }

    private String show(CallForm form, Map<String, String> errors, Viewer viewer, Model model) {
        Set<String> regions = viewer.groups().stream()
                .map(group -> directory.organisation(group.organisation()))
                .flatMap(java.util.Optional::stream)
                .map(Organisation::region)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Boolean, List<Municipality>> places = directory.municipalities().stream()
                .sorted(Comparator.comparing(Municipality::name))
                .collect(
                        Collectors.partitioningBy(place -> place.region() != null && regions.contains(place.region())));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("near", places.get(true));
        model.addAttribute("far", places.get(false));
        model.addAttribute("listens", CallReader.coordinates(viewer));
        model.addAttribute(
                "callers",
                CallReader.ON_BEHALF_OF.stream().map(CallerKind::code).toList());
        model.addAttribute("levels", CallReader.LEVELS);
        model.addAttribute("living", CallReader.LIVING);
        model.addAttribute("most", CallReader.MOST);
        return "piket/call";
    }

    private Viewer caller() {
        Viewer viewer = current.get();
        if (!mayCall(viewer)) {
            throw new NotVisible();
        }
        return viewer;
    }
}
