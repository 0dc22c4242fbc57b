package nl.schakel.web.taken;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.support.input.InvalidInput;
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

    /** As many as stand on a page. */
    private static final int MOST = 50;

    private final TaskCommands desk;
    private final SavedSelections saved;
    private final Words words;
    private final CurrentViewer current;

    TaskBatchPage(TaskCommands desk, SavedSelections saved, Words words, CurrentViewer current) {
        this.desk = desk;
        this.saved = saved;
        this.words = words;
        this.current = current;
    }

    /**
     * Each task by itself: one that was done meanwhile, or that this colleague may not do, holds up no other.
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
        int done = 0;
        int refused = 0;
        for (String task : tasks.stream().distinct().limit(MOST).toList()) {
            try {
                if (mine) {
                    desk.claim(task, viewer);
                } else {
                    desk.handOver(task, to, viewer);
                }
                done++;
            } catch (TaskGone | NotVisible | InvalidInput each) {
                refused++;
            }
        }
        next.addFlashAttribute("batchDone", done);
        next.addFlashAttribute("batchMine", mine);
        next.addFlashAttribute("batchRefused", refused);
        return back;
    }

    @PostMapping("/taken/keuzes")
    String keep(TaskListForm form, RedirectAttributes next) {
        boolean kept = saved.keep(current.get().personId(), form.selection());
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
