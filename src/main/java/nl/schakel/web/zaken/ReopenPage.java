package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.process.routes.meldroute.ReopenCommands.ReopenResult;
import nl.schakel.signal.Answer;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.ReopenReason;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
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

/** Page controller: the region opens a closed case again, and says why. */
@PageController
@RequestMapping("/zaken/{id}/heropenen")
class ReopenPage {

    private final ReopenDoor door;
    private final ReopenCommands reopening;
    private final ReopenWords who;
    private final Words words;
    private final CurrentViewer current;

    ReopenPage(ReopenDoor door, ReopenCommands reopening, ReopenWords who, Words words, CurrentViewer current) {
        this.door = door;
        this.reopening = reopening;
        this.who = who;
        this.words = words;
        this.current = current;
    }

    /** Something to choose. */
    public record ReopenChoice(String value, String text, boolean chosen) {}

    @GetMapping
    String form(@PathVariable("id") UUID id, RedirectAttributes next, Model model) {
        DossierReading.State state = door.open(id, current.get());
        if (state.closed() == null) {
            next.addFlashAttribute("reopened", words.say("heropenen.niet-afgesloten"));
            return "redirect:/zaken/" + id;
        }
        return show(state, new NewReopening(null, null, null), Map.of(), model);
    }

    @PostMapping
    String reopen(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", defaultValue = "") String reason,
            @RequestParam(name = "toelichting", defaultValue = "") String text,
            @RequestParam(name = "acuut", defaultValue = "") String danger,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        DossierReading.State state = door.open(id, viewer);
        NewReopening asked = new NewReopening(reason, text, danger);
        try {
            ReopenResult outcome = reopening.reopen(id, asked, viewer);
            if (outcome instanceof ReopenResult.WasOpen open) {
                // what was typed stays, to be put in a note
                response.setStatus(HttpStatus.CONFLICT.value());
                return show(state, asked, Map.of("toelichting", who.who(open)), model);
            }
            next.addFlashAttribute("reopened", words.say("heropenen.gelukt"));
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(state, asked, errors, model);
        }
        return "redirect:/zaken/" + id;
    }

    private String show(DossierReading.State state, NewReopening asked, Map<String, String> errors, Model model) {
        model.addAttribute("dossier", state.id());
        model.addAttribute("reference", state.reference());
        model.addAttribute(
                "outcome",
                state.outcome() == null
                        ? null
                        : words.of("uitkomst", state.outcome().code()));
        model.addAttribute("closed", state.closed() == null ? null : DutchTime.full(state.closed()));
        model.addAttribute("errors", errors);
        model.addAttribute("text", asked.text());
        model.addAttribute("reasons", choices("heropenen.keuze", ReopenReason.codesOfTheRegion(), asked.reason()));
        model.addAttribute("dangers", choices("heropenen.gevaar", Answer.codes(), asked.danger()));
        return "zaken/reopen";
    }

    private List<ReopenChoice> choices(String key, List<String> codes, String chosen) {
        return codes.stream()
                .map(code -> new ReopenChoice(code, words.of(key, code), code.equals(chosen)))
                .toList();
    }
}
