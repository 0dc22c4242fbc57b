package nl.schakel.web.taken;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** "Mijn taken": what lies with me and my team, what is late and what is due today. */
@PageController
class TaskListPage {

    /** What burns comes first. */
    private static final List<TaskFilter> TABS =
            List.of(TaskFilter.ALLE, TaskFilter.TE_LAAT, TaskFilter.VANDAAG, TaskFilter.MIJN, TaskFilter.TEAM);

    private final TaskList tasks;
    private final TaskRows rows;
    private final CurrentViewer current;
    private final Clock clock;
    private final LookLog looks;

    TaskListPage(TaskList tasks, TaskRows rows, CurrentViewer current, Clock clock, LookLog looks) {
        this.looks = looks;
        this.tasks = tasks;
        this.rows = rows;
        this.current = current;
        this.clock = clock;
    }

    /** One tab above the list; the code stands in the address. */
    public record Tab(String code, long count, boolean current) {}

    /** @param done comes along from the page of a task that was just finished; says nothing more */
    @GetMapping("/taken")
    String list(
            @RequestParam(name = "welke", defaultValue = "alle") String which,
            @RequestParam(name = "afgerond", required = false) String done,
            @RequestHeader(name = "HX-Request", required = false) String byItself,
            Model model) {
        Viewer viewer = current.get();
        if (byItself != null) {
            looks.polling("taken");
        }
        Optional<TaskFilter> chosen = filter(which);
        // everything, and said so, is of more use than no list
        TaskFilter filter = chosen.orElse(TaskFilter.ALLE);
        model.addAttribute("done", done != null);
        model.addAttribute("unknown", chosen.isEmpty());
        List<TaskSummary> all = tasks.of(viewer, TaskFilter.ALLE);
        List<TaskSummary> shown = filter == TaskFilter.ALLE ? all : tasks.of(viewer, filter);
        looks.shown(viewer, "taken", shown.stream().map(TaskSummary::dossier).toList());
        model.addAttribute("rows", rows.of(shown));
        model.addAttribute("which", code(filter));
        model.addAttribute(
                "tabs",
                TABS.stream()
                        .map(each -> new Tab(code(each), count(each, all), each == filter))
                        .toList());
        return "taken/list";
    }

    private long count(TaskFilter filter, List<TaskSummary> all) {
        Instant now = clock.instant();
        LocalDate today = DutchTime.local(now).toLocalDate();
        return all.stream()
                .filter(task -> switch (filter) {
                    case ALLE -> true;
                    case MIJN -> task.mine();
                    case TEAM -> !task.mine();
                    case TE_LAAT -> task.late();
                    case VANDAAG ->
                        task.due() != null
                                && !DutchTime.local(task.due()).toLocalDate().isAfter(today);
                })
                .count();
    }

    private static Optional<TaskFilter> filter(String code) {
        return Arrays.stream(TaskFilter.values())
                .filter(filter -> code(filter).equals(code))
                .findFirst();
    }

    private static String code(TaskFilter filter) {
        return filter.code();
    }
}
