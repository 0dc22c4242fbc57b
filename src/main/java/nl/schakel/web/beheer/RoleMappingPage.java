package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.administration.RoleMappings;
import nl.schakel.organisation.Directory;
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

/** Page controller: which role goes with what the provider of an organisation says of somebody. */
@PageController
@RequestMapping("/beheer/organisaties/{code}/inlogrollen")
class RoleMappingPage {

    /**
     * A row in words.
     *
     * @param state end of the name of the text that says whether it counts
     */
    public record MappingLine(
            UUID id, String claimed, String role, String by, String when, String state, boolean mayApprove) {}

    /** A role to choose. */
    public record MappedChoice(String code, String label) {}

    private final RoleMappings mappings;
    private final Directory directory;
    private final ChangeWords names;
    private final Words words;
    private final CurrentViewer current;

    RoleMappingPage(RoleMappings mappings, Directory directory, ChangeWords names, Words words, CurrentViewer current) {
        this.mappings = mappings;
        this.directory = directory;
        this.names = names;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String show(@PathVariable("code") String code, Model model) {
        return show(code, "", "", Map.of(), model);
    }

    @PostMapping
    String add(
            @PathVariable("code") String code,
            @RequestParam(name = "waarde", defaultValue = "") String claimed,
            @RequestParam(name = "rol", defaultValue = "") String role,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            mappings.add(code, claimed, role, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(code, claimed, role, FieldMessages.of(refused.errors()), model);
        }
        return back(code, "inlogrol.toegevoegd", next);
    }

    @PostMapping("/{id}/akkoord")
    String approve(@PathVariable("code") String code, @PathVariable("id") UUID id, RedirectAttributes next) {
        boolean done = mappings.approve(id, code, current.get());
        return back(code, done ? "inlogrol.akkoord.klaar" : "voorstel.al", next);
    }

    @PostMapping("/{id}/weg")
    String end(@PathVariable("code") String code, @PathVariable("id") UUID id, RedirectAttributes next) {
        boolean done = mappings.end(id, code, current.get());
        String gone = mappings.followSystem(code) ? "inlogrol.weg.klaar.systeem" : "inlogrol.weg.klaar";
        return back(code, done ? gone : "voorstel.al", next);
    }

    private String back(String code, String note, RedirectAttributes next) {
        next.addFlashAttribute("note", words.say(note));
        return "redirect:/beheer/organisaties/" + code + "/inlogrollen";
    }

    private String show(String code, String claimed, String role, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        model.addAttribute(
                "mappings", mappings.of(code, viewer).stream().map(this::line).toList());
        model.addAttribute(
                "offers",
                mappings.offers(code, viewer).stream()
                        .map(offered -> new MappedChoice(offered.code(), directory.label(offered)))
                        .toList());
        model.addAttribute("bySystem", mappings.followSystem(code));
        model.addAttribute("code", code);
        model.addAttribute("name", directory.labelOf(code));
        model.addAttribute("typed", Map.of("waarde", claimed, "rol", role));
        model.addAttribute("errors", errors);
        return "beheer/role-mappings";
    }

    private MappingLine line(RoleMappings.MappedRole row) {
        String state = row.twoPeople() ? (row.approved() ? "twee" : "voorstel") : "meteen";
        return new MappingLine(
                row.id(),
                row.claimed(),
                directory.label(row.role()),
                names.name(row.madeBy()),
                DutchTime.full(row.madeAt()),
                state,
                row.mayApprove());
    }
}
