package nl.schakel.web.taken;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.SavedSelections.OwnList;
import nl.schakel.process.tasks.TaskBatch;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: what is done to the own list as a whole: several tasks at once to a colleague, and choices that are kept. */
@PageController
class TaskBatchPage {

    private final TaskBatch batch;
    private final SavedSelections saved;
    private final Words words;
    private final CurrentViewer current;

    TaskBatchPage(TaskBatch batch, SavedSelections saved, Words words, CurrentViewer current) {
        this.batch = batch;
        this.saved = saved;
        this.words = words;
        this.current = current;
    }

    /**
     * Several tasks to a colleague, or in the own hands.
     *
     * @param to user name of the colleague; whoever asks when they take the tasks themselves
     */
    @PostMapping("/taken/samen")
    String together(
            TaskListForm form,
            @RequestParam(name = "taak", defaultValue = "") List<String> tasks,
            @RequestParam(name = "doe", defaultValue = "overdragen") String what,
            @RequestParam(name = "collega", defaultValue = "") String to,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        boolean mine = what.equals("oppakken");
        String back = "redirect:" + TaskListForm.address(form.selection(), null);
        if (tasks.isEmpty() || !mine && to.isBlank()) {
            next.addFlashAttribute("batchError", words.say(tasks.isEmpty() ? "taken.samen.geen" : "taken.samen.wie"));
            return back + "&kies=ja";
        }
        TaskBatch.Handed outcome =
                batch.give(tasks.stream().distinct().limit(TaskBatch.MOST).toList(), mine ? null : to, viewer);
        next.addFlashAttribute("batchDone", outcome.done().size());
        next.addFlashAttribute("batchMine", mine);
        next.addFlashAttribute("batchRefused", outcome.refused().size());
        return back;
    }

    @PostMapping("/taken/keuzes")
    String keep(TaskListForm form, RedirectAttributes next) {
        boolean kept = saved.keep(
                        current.get().personId(),
                        OwnList.TAKEN,
                        form.selection().choice())
                .isPresent();
        next.addFlashAttribute("keepNote", words.say(kept ? "taken.keuze.bewaard" : "taken.keuze.vol"));
        return "redirect:" + TaskListForm.address(form.selection(), null);
    }

    @PostMapping("/taken/keuzes/{id}/weg")
    String forget(@PathVariable("id") UUID id, RedirectAttributes next) {
        saved.forget(id, current.get().personId());
        next.addFlashAttribute("keepNote", words.say("taken.keuze.weg.klaar"));
        return "redirect:/taken";
    }
}
