package nl.schakel.web.taken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskRange;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Page controller: "Mijn taken": what lies with me and my team, what is late and what is due today. */
@PageController
class TaskListPage {

    /** What burns comes first. */
    private static final List<TaskFilter> TABS =
            List.of(TaskFilter.ALLE, TaskFilter.TE_LAAT, TaskFilter.VANDAAG, TaskFilter.MIJN, TaskFilter.TEAM);

    private final TaskList tasks;
    private final TaskRows rows;
    private final CurrentViewer current;
    private final LookLog looks;

    TaskListPage(TaskList tasks, TaskRows rows, CurrentViewer current, LookLog looks) {
        this.looks = looks;
        this.tasks = tasks;
        this.rows = rows;
        this.current = current;
    }

    /** One tab above the list; the code stands in the address. @param count with a plus when there are more than that */
    public record Tab(String code, String count, boolean current) {}

    /** @param done comes along from the page of a task that was just finished; says nothing more */
    @GetMapping("/taken")
    String list(
            @RequestParam(name = "welke", defaultValue = "alle") String which,
            @RequestParam(name = TaskRange.Edge.NEXT, required = false) String next,
            @RequestParam(name = TaskRange.Edge.PREVIOUS, required = false) String previous,
            @RequestParam(name = "afgerond", required = false) String done,
            @RequestHeader(name = "HX-Request", required = false) String byItself,
            HttpServletResponse response,
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
        TaskRange.Edge place = null;
        try {
            place = TaskRange.Edge.asked(next, previous);
        } catch (InvalidInput unreadable) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("unreadable", unreadable.errors().get(0).message());
        }
        TaskRange page = tasks.page(viewer, filter, place);
        looks.shown(
                viewer, "taken", page.rows().stream().map(TaskSummary::dossier).toList());
        model.addAttribute("rows", rows.of(page.rows()));
        model.addAttribute("which", code(filter));
        model.addAttribute("paged", place != null);
        model.addAttribute("next", page.next());
        model.addAttribute("previous", page.previous());
        model.addAttribute("here", address(filter, place));
        Map<TaskFilter, Integer> counts = tasks.counts(viewer);
        model.addAttribute(
                "tabs",
                TABS.stream()
                        .map(each -> new Tab(code(each), counted(counts.get(each)), each == filter))
                        .toList());
        return "taken/list";
    }

    /** Where this very page is read again, by the page itself. */
    private static String address(TaskFilter filter, TaskRange.Edge place) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/taken").queryParam("welke", code(filter));
        if (place != null) {
            address.queryParam(place.backwards() ? TaskRange.Edge.PREVIOUS : TaskRange.Edge.NEXT, place);
        }
        return address.build().toUriString();
    }

    private static String counted(int count) {
        return count > TaskList.COUNTED ? TaskList.COUNTED + "+" : String.valueOf(count);
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
