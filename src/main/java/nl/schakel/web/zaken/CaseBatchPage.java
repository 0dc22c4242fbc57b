package nl.schakel.web.zaken;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.SavedSelections.OwnList;
import nl.schakel.process.tasks.TaskBatch;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: what is done to the list of cases as a whole: handing over what there is to do in several of them, and
 * choices that are kept.
 */
@PageController
@RequestMapping("/zaken")
class CaseBatchPage {

    private final TaskBatch batch;
    private final SavedSelections saved;
    private final Words words;
    private final CurrentViewer current;

    CaseBatchPage(TaskBatch batch, SavedSelections saved, Words words, CurrentViewer current) {
        this.batch = batch;
        this.saved = saved;
        this.words = words;
        this.current = current;
    }

    /** @param to user name of the colleague; whoever asks when they take the tasks themselves */
    @PostMapping("/samen")
    String together(
            CaseFilter filter,
            @RequestParam(name = "zaak", defaultValue = "") List<String> chosen,
            @RequestParam(name = "doe", defaultValue = "overdragen") String what,
            @RequestParam(name = "collega", defaultValue = "") String to,
            RedirectAttributes next) {
        boolean mine = what.equals("oppakken");
        String here = filter.withoutTyped().address(null);
        List<UUID> cases = chosen.stream()
                .map(id -> new InputCheck().id("zaak", id))
                .filter(Objects::nonNull)
                .toList();
        if (cases.isEmpty() || !mine && to.isBlank()) {
            next.addFlashAttribute("batchError", words.say(cases.isEmpty() ? "zaken.samen.geen" : "zaken.samen.wie"));
            return "redirect:" + here + (here.contains("?") ? "&" : "?") + "kies=ja";
        }
        TaskBatch.Handed outcome = batch.giveOfCases(cases, mine ? null : to, current.get());
        next.addFlashAttribute("batchDone", outcome.done().size());
        next.addFlashAttribute("batchMine", mine);
        next.addFlashAttribute("batchRefused", outcome.refused().size());
        next.addFlashAttribute("batchWithout", outcome.without().size());
        return "redirect:" + here;
    }

    @PostMapping("/keuzes")
    String keep(CaseFilter filter, RedirectAttributes next) {
        if (filter.problems().isEmpty()) {
            boolean kept = saved.keep(current.get().personId(), OwnList.ZAKEN, filter.choice())
                    .isPresent();
            next.addFlashAttribute("keepNote", words.say(kept ? "taken.keuze.bewaard" : "taken.keuze.vol"));
        }
        return "redirect:" + filter.withoutTyped().address(null);
    }

    @PostMapping("/keuzes/{id}/weg")
    String forget(@PathVariable("id") UUID id, RedirectAttributes next) {
        saved.forget(id, current.get().personId());
        next.addFlashAttribute("keepNote", words.say("taken.keuze.weg.klaar"));
        return "redirect:/zaken";
    }
}
