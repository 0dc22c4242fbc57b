package nl.schakel.web.taken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.access.alert.OwnDetails;
import nl.schakel.administration.MissingRoles;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskRange;
import nl.schakel.process.tasks.TaskSearch;
import nl.schakel.process.tasks.TaskSelection;
import nl.schakel.process.tasks.TaskSort;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.tasks.Vacancies;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.Colleagues;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: "Mijn taken": what lies with me and my team, what is late and what is due today. */
@PageController
class TaskListPage {

    /** What burns comes first. */
    private static final List<TaskFilter> TABS =
            List.of(TaskFilter.ALLE, TaskFilter.TE_LAAT, TaskFilter.VANDAAG, TaskFilter.MIJN, TaskFilter.TEAM);

    private static final int LONGEST = 200;

    /** What a page that asks by itself replaces: the tabs and the lines, not the choices around them. */
    private static final String LIST_ALONE = "lijst";

    private final TaskList tasks;
    private final TaskSearch search;
    private final TaskRows rows;
    private final TaskCommands desk;
    private final FollowerWords followers;
    private final Vacancies vacancies;
    private final VacancyRows vacancyRows;
    private final MissingRoles missing;
    private final SavedSelections saved;
    private final SelectionWords selectionWords;
    private final Colleagues colleagues;
    private final Directory directory;
    private final CurrentViewer current;
    private final LookLog looks;
    private final OwnDetails own;

    TaskListPage(
            TaskList tasks,
            TaskSearch search,
            TaskRows rows,
            TaskCommands desk,
            FollowerWords followers,
            Vacancies vacancies,
            VacancyRows vacancyRows,
            MissingRoles missing,
            SavedSelections saved,
            SelectionWords selectionWords,
            Colleagues colleagues,
            Directory directory,
            CurrentViewer current,
            LookLog looks,
            OwnDetails own) {
        this.own = own;
        this.looks = looks;
        this.tasks = tasks;
        this.search = search;
        this.rows = rows;
        this.desk = desk;
        this.followers = followers;
        this.vacancies = vacancies;
        this.vacancyRows = vacancyRows;
        this.missing = missing;
        this.saved = saved;
        this.selectionWords = selectionWords;
        this.colleagues = colleagues;
        this.directory = directory;
        this.current = current;
    }

    /** One tab above the list. @param count with a plus when there are more than that */
    public record Tab(String code, String address, String count, boolean current) {}

    /** A region of which the viewer is chain director, and how many roles nobody holds there. */
    public record Unfilled(String region, String name, int roles) {}

    /**
     * @param picking whether lines can be chosen, to hand several over at once
     * @param done comes along from the page of a task that was just finished; says nothing more
     * @param finished the id of that task, of which is told who got a task
     */
    @GetMapping("/taken")
    String list(
            TaskListForm form,
            @RequestParam(name = TaskRange.Edge.NEXT, required = false) String next,
            @RequestParam(name = TaskRange.Edge.PREVIOUS, required = false) String previous,
            @RequestParam(name = "afgerond", required = false) String done,
            @RequestParam(name = "taak", required = false) String finished,
            @RequestParam(name = "kies", required = false) String picking,
            @RequestHeader(name = "HX-Request", required = false) String byItself,
            @RequestHeader(name = "HX-Target", required = false) String part,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        if (byItself != null) {
            looks.polling("taken");
        }
        model.addAttribute("done", done != null);
        model.addAttribute(
                "followers",
                finished == null
                        ? List.of()
                        : desk.whoGot(finished, viewer).stream()
                                .map(followers::of)
                                .toList());
        // everything, and said so, is of more use than no list
        model.addAttribute("unknown", form.filter().isEmpty());
        TaskRange.Edge place = place(next, previous, response, model);
        TaskSelection selection = form.selection();
        List<VacancyRows.VacancyRow> open = vacancies(viewer, selection);
        model.addAttribute("vacancies", open);
        boolean apart = !open.isEmpty() && selection.vacancy() == null;
        TaskRange page = show(viewer, apart ? selection.apartFromVacancies() : selection, place, "taken", model);
        model.addAttribute("here", TaskListForm.address(selection, place));
        model.addAttribute("first", TaskListForm.address(selection, null));
        model.addAttribute("next", page.next() == null ? null : TaskListForm.address(selection, page.next()));
        model.addAttribute(
                "previous", page.previous() == null ? null : TaskListForm.address(selection, page.previous()));
        Map<TaskFilter, Integer> counts = tasks.counts(viewer, selection);
        model.addAttribute(
                "tabs",
                TABS.stream()
                        .map(each -> new Tab(
                                each.code(),
                                TaskListForm.address(selection.with(each), null),
                                counted(counts.get(each)),
                                each == selection.filter()))
                        .toList());
        model.addAttribute("picking", picking != null);
        model.addAttribute("colleagues", picking == null ? List.of() : colleagues.of(viewer));
        if (LIST_ALONE.equals(part)) {
            around(List.of(), List.of(), Map.of(), model);
            return "taken/list";
        }
        model.addAttribute(
                "saved",
                saved.of(viewer.personId(), SavedSelections.OwnList.TAKEN).stream()
                        .map(each -> selectionWords.of(each, selection))
                        .toList());
        choices(viewer, model);
        model.addAttribute(
                "unfilled",
                directory.regionsOf(Role.KETENREGISSEUR, viewer.groups()).stream()
                        .map(region -> new Unfilled(
                                region.code(), region.name(), missing.in(region).size()))
                        .filter(region -> region.roles() > 0)
                        .toList());
        return "taken/list";
    }

    /** Where a message about a role that nobody holds leads. */
    @GetMapping("/taken/vacatures/{id}")
    String vacancy(@PathVariable("id") UUID id) {
        return "redirect:/taken?vacature=" + id;
    }

    /** All of them above the whole list, and the one that the list was narrowed to. */
    private List<VacancyRows.VacancyRow> vacancies(Viewer viewer, TaskSelection selection) {
        boolean whole = selection.filter() == TaskFilter.ALLE && !selection.narrows();
        return whole || selection.vacancy() != null
                ? vacancies.of(viewer).stream()
                        .filter(one -> whole || one.id().equals(selection.vacancy()))
                        .map(vacancyRows::of)
                        .toList()
                : List.of();
    }

    /** What is typed may be a name: it travels in the body, and stands in no address, history or log. */
    @PostMapping("/taken/zoeken")
    String found(
            @RequestParam(name = "zoek", defaultValue = "") String typed,
            @RequestParam(name = TaskRange.Edge.NEXT, required = false) String next,
            HttpServletResponse response,
            Model model) {
        String wanted = typed.strip();
        if (wanted.isEmpty()) {
            return "redirect:/taken";
        }
        Viewer viewer = current.get();
        TaskRange.Edge place = place(next, null, response, model);
        TaskSelection.Found found =
                search.find(viewer, wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted);
        TaskRange page = show(
                viewer,
                TaskSelection.of(TaskFilter.ALLE).with(found),
                place,
                own.mark("taken:zoeken", wanted, viewer),
                model);
        model.addAttribute("typed", wanted);
        model.addAttribute("picking", false);
        model.addAttribute("partly", found.partly());
        model.addAttribute("next", page.next());
        choices(viewer, model);
        return "taken/list";
    }

    /** Anyone who reloads the address of a search begins again: what was typed is gone. */
    @GetMapping("/taken/zoeken")
    String again() {
        return "redirect:/taken";
    }

    private TaskRange show(Viewer viewer, TaskSelection selection, TaskRange.Edge place, String what, Model model) {
        TaskRange page = tasks.page(viewer, selection, place);
        looks.shown(viewer, what, page.rows().stream().map(TaskSummary::dossier).toList());
        model.addAttribute("rows", rows.of(page.rows(), viewer));
        model.addAttribute("selection", selection);
        model.addAttribute("which", selection.filter().code());
        model.addAttribute("paged", place != null);
        model.addAttribute("severalGroups", viewer.groups().size() > 1);
        return page;
    }

    /** By what the list can be narrowed: only what is in it, so that the choice itself tells of nothing else. */
    private void choices(Viewer viewer, Model model) {
        List<TaskList.StepPlace> places = tasks.places(viewer);
        List<Municipality> municipalities = places.stream()
                .map(TaskList.StepPlace::municipality)
                .distinct()
                .flatMap(code -> directory.municipality(code).stream())
                .sorted(Comparator.comparing(Municipality::name))
                .toList();
        Map<String, String> steps = new LinkedHashMap<>();
        places.forEach(place -> steps.putIfAbsent(place.step(), place.name()));
        around(Coded.codes(TaskSort.class), municipalities, steps, model);
    }

    /** What stands around the list; a page that asks by itself shows the list alone, so that it asks for nothing here. */
    private static void around(
            List<String> sorts, List<Municipality> municipalities, Map<String, String> steps, Model model) {
        model.addAttribute("sorts", sorts);
        model.addAttribute("municipalities", municipalities);
        model.addAttribute("steps", steps);
    }

    private static TaskRange.Edge place(String next, String previous, HttpServletResponse response, Model model) {
        try {
            return TaskRange.Edge.asked(next, previous);
        } catch (InvalidInput unreadable) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("unreadable", unreadable.errors().get(0).message());
            return null;
        }
    }

    private static String counted(int count) {
        return count > TaskList.COUNTED ? TaskList.COUNTED + "+" : String.valueOf(count);
    }
}
