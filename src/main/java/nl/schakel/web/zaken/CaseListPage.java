package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.access.alert.OwnDetails;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.CaseSort;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Elsewhere;
import nl.schakel.signal.Status;
import nl.schakel.signal.TypedInCases;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.Colleagues;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.LineWords;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TermWords;
import nl.schakel.web.frame.TermWords.TermText;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: the cases that the signed-in person may see, to look through or to search. */
@PageController
@RequestMapping("/zaken")
class CaseListPage {

    /** A line names no more than these; the page of the case names all. */
    private static final int NAMED = 3;

    private final DossierSearch search;
    private final TypedInCases typed;
    private final SavedSelections saved;
    private final CaseChoiceWords choices;
    private final Colleagues colleagues;
    private final AccessService door;
    private final CaseWork work;
    private final LineWords lines;
    private final TermWords terms;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final LookLog looks;
    private final OwnDetails own;

    CaseListPage(
            DossierSearch search,
            TypedInCases typed,
            SavedSelections saved,
            CaseChoiceWords choices,
            Colleagues colleagues,
            AccessService door,
            CaseWork work,
            LineWords lines,
            TermWords terms,
            Directory directory,
            Words words,
            CurrentViewer current,
            LookLog looks,
            OwnDetails own) {
        this.own = own;
        this.looks = looks;
        this.search = search;
        this.typed = typed;
        this.saved = saved;
        this.choices = choices;
        this.colleagues = colleagues;
        this.door = door;
        this.work = work;
        this.lines = lines;
        this.terms = terms;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    /** @param picking whether lines can be chosen, to hand over what there is to do in several cases */
    @GetMapping
    String list(
            CaseFilter filter,
            @RequestParam(name = "kies", required = false) String picking,
            HttpServletResponse response,
            Model model) {
        Map<String, String> problems = filter.zoek().isEmpty() ? Map.of() : Map.of("zoek", "zaken.fout.zoek-in-adres");
        model.addAttribute("picking", picking != null);
        return show(filter.withoutTyped(), problems, response, model);
    }

    /** What is typed may be a name: it travels in the body, and stands in no address, history or log. */
    @PostMapping("/zoeken")
    String found(CaseFilter filter, HttpServletResponse response, Model model) {
        if (filter.zoek().isEmpty()) {
            return "redirect:/zaken";
        }
        model.addAttribute("picking", false);
        return show(filter.onlyTyped(), Map.of(), response, model);
    }

    /** Anyone who reloads the address of a search begins again: what was typed is gone. */
    @GetMapping("/zoeken")
    String again() {
        return "redirect:/zaken";
    }

    private String show(CaseFilter filter, Map<String, String> told, HttpServletResponse response, Model model) {
        Viewer viewer = current.get();
        Visible visible = door.visible(viewer);
        Map<String, String> problems = new TreeMap<>(filter.problems());
        problems.putAll(told);
        if (!filter.gemeente().isEmpty()
                && directory.municipality(filter.gemeente()).isEmpty()) {
            problems.put("gemeente", "zaken.fout.gemeente");
        }
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", Status.codes());
        model.addAttribute("sorts", Coded.codes(CaseSort.class));
        model.addAttribute("municipalities", municipalities(visible));
        model.addAttribute("here", filter.address(null));
        model.addAttribute(
                "saved",
                saved.of(viewer.personId(), SavedSelections.OwnList.ZAKEN).stream()
                        .map(each -> choices.of(each, filter))
                        .toList());
        if (!problems.isEmpty()) {
            Map<String, String> errors = new TreeMap<>();
            problems.forEach((field, key) -> errors.put(field, words.say(key)));
            return refused(errors, response, model);
        }
        TypedInCases.Found found = filter.zoek().isEmpty() ? null : typed.find(filter.zoek(), visible);
        model.addAttribute("partly", found != null && found.partly());
        DossierSearch.Page page;
        try {
            page = search.find(filter.query(found), visible);
        } catch (InvalidInput unreadable) {
            model.addAttribute("rows", List.of());
            return refused(FieldMessages.of(unreadable.errors()), response, model);
        }
        List<UUID> shown = page.rows().stream().map(DossierSearch.Row::id).toList();
        looks.shown(viewer, own.mark(filter.used(), filter.zoek(), viewer), shown);
        Map<UUID, CaseWork.Known> known = work.of(shown, viewer);
        List<CaseRow> rows = page.rows().stream()
                .map(row -> row(row, known.getOrDefault(row.id(), CaseWork.Known.NOTHING), viewer))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("next", page.next());
        model.addAttribute("nextAddress", page.next() == null ? null : filter.address(page.next()));
        model.addAttribute("previousAddress", page.previous() == null ? null : filter.address(page.previous()));
        model.addAttribute("own", rows.stream().anyMatch(CaseRow::own));
        model.addAttribute("colleagues", colleagues.of(viewer));
        return "zaken/list";
    }

    private static String refused(Map<String, String> errors, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("errors", errors);
        return "zaken/list";
    }

    private CaseRow row(DossierSearch.Row row, CaseWork.Known known, Viewer viewer) {
        TaskSummary first = known.first();
        return new CaseRow(
                row.id(),
                row.reference(),
                directory
                        .municipality(row.municipality())
                        .map(Municipality::name)
                        .orElse(row.municipality()),
                words.of("status", row.status().code()),
                DutchTime.date(row.received()),
                lines.of(known.line()),
                with(known),
                first == null ? null : term(first),
                first == null ? null : first.name(),
                row.outcome() == null
                        ? null
                        : words.of("uitkomst", row.outcome().code()),
                row.acute(),
                known.late(),
                row.status() == Status.AFGESLOTEN,
                known.toGive(viewer));
    }

    /** Somebody else works on it, and more is not for this reader: that is said as the page of the case says it. */
    private List<String> with(CaseWork.Known known) {
        List<String> groups = known.with().stream()
                .map(group -> directory.label(group.role()))
                .distinct()
                .toList();
        List<String> with = new ArrayList<>(groups.subList(0, Math.min(NAMED, groups.size())));
        if (groups.size() > NAMED) {
            with.add(words.say("zaken.bij.meer", groups.size() - NAMED));
        }
        if (known.follows() && known.more()) {
            with.add(words.of("andere-actie", Elsewhere.LOOPT.code()));
        }
        return with;
    }

    private TermText term(TaskSummary task) {
        return CaseWork.Known.next(task).equals(task.due())
                ? terms.of(task.due(), task.municipality())
                : terms.ofPickUp(task.pickUp(), task.municipality());
    }

    /** Only where this person has cases: the choice itself must not tell of others. */
    private List<Municipality> municipalities(Visible visible) {
        return search.municipalities(visible).stream()
                .flatMap(code -> directory.municipality(code).stream())
                .sorted(Comparator.comparing(Municipality::name))
                .toList();
    }
}
