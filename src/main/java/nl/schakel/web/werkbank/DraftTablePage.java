package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftTables;
import nl.schakel.process.edit.TableRow;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the rows of a decision table of a draft, and which of them count for answers that somebody tries. */
@PageController
@RequestMapping("/werkbank/concept/{id}/tabel/{bestand}")
class DraftTablePage {

    private static final String FROM = "van";
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,3}):(.*)");

    private final DraftTables tables;
    private final ModelDrafts drafts;
    private final DraftTableViews views;
    private final Words words;
    private final LookLog looks;
    private final CurrentViewer current;

    DraftTablePage(
            DraftTables tables,
            ModelDrafts drafts,
            DraftTableViews views,
            Words words,
            LookLog looks,
            CurrentViewer current) {
        this.tables = tables;
        this.drafts = drafts;
        this.views = views;
        this.words = words;
        this.looks = looks;
        this.current = current;
    }

    /** @param asked answers to try: {@code 0:ja} for the first column */
    @GetMapping
    String show(
            @PathVariable("id") UUID id,
            @PathVariable("bestand") String file,
            @RequestParam(name = "element", defaultValue = "") String row,
            @RequestParam(name = FROM, defaultValue = "") String from,
            @RequestParam(name = "antwoord", required = false) List<String> asked,
            Model model) {
        return show(id, file, row, from, answers(asked), null, Map.of(), model);
    }

    @PostMapping
    String change(
            @PathVariable("id") UUID id,
            @PathVariable("bestand") String file,
            @RequestParam(name = FROM, defaultValue = "") String from,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        TableForm form = new TableForm(sent);
        Viewer viewer = current.get();
        try {
            change(id, file, form, viewer);
        } catch (InvalidInput refused) {
            response.setStatus(
                    (refused instanceof StaleChange ? HttpStatus.PRECONDITION_FAILED : HttpStatus.BAD_REQUEST).value());
            return show(id, file, "", from, Map.of(), form, TableForm.messages(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say(form.deed().equals("weg") ? "tabel.weggehaald" : "tabel.bewaard"));
        next.addAttribute("bestand", file);
        if (!DraftQuestionsPage.route(from).isEmpty()) {
            next.addAttribute(FROM, from);
        }
        return "redirect:/werkbank/concept/" + id + "/tabel/{bestand}";
    }

    private void change(UUID id, String file, TableForm form, Viewer viewer) {
        switch (form.deed()) {
            case "weg" -> tables.remove(id, file, form.row(), form.seen(), viewer);
            case "omhoog" -> tables.move(id, file, form.row(), -1, viewer);
            case "omlaag" -> tables.move(id, file, form.row(), 1, viewer);
            default -> {
                DraftTables.TableOfDraft table = tables.read(id, file, viewer);
                TableRow now = table.sheet().lines().stream()
                        .filter(line -> line.id().equals(form.row()))
                        .findFirst()
                        .orElse(null);
                TableRow wanted = form.line(table.sheet(), now);
                if (form.row().equals(TableForm.NEW)) {
                    tables.add(id, file, form.after(), wanted, viewer);
                } else {
                    tables.set(id, file, form.seen(), wanted, viewer);
                }
            }
        }
    }

    private static Map<Integer, List<String>> answers(List<String> asked) {
        Map<Integer, List<String>> answers = new HashMap<>();
        for (String one : asked == null ? List.<String>of() : asked) {
            Matcher answer = ANSWER.matcher(one);
            if (answer.matches()) {
                List<String> codes = answers.computeIfAbsent(Integer.valueOf(answer.group(1)), at -> new ArrayList<>());
                // no code: asked, and not answered
                if (!answer.group(2).isEmpty()) {
                    codes.add(answer.group(2));
                }
            }
        }
        return answers;
    }

    private String show(
            UUID id,
            String file,
            String row,
            String from,
            Map<Integer, List<String>> answers,
            TableForm refused,
            Map<String, String> errors,
            Model model) {
        Viewer viewer = current.get();
        model.addAttribute("draft", id);
        model.addAttribute("file", file);
        model.addAttribute("from", DraftQuestionsPage.route(from));
        model.addAttribute("errors", errors);
        model.addAttribute("refused", refused == null ? null : refused.row());
        try {
            DraftTables.TableOfDraft table = tables.read(id, file, viewer);
            looks.shown(viewer, "werkbank-concept-tabel", table.sheet().lines().size());
            model.addAttribute("view", views.view(table, drafts.check(id, viewer), answers, row, refused));
        } catch (InvalidInput unreadable) {
            // a table that came from elsewhere, or is half done: there is nothing to fill in
            model.addAttribute("errors", Map.of());
            model.addAttribute("unreadable", unreadable.errors().get(0).message());
        }
        return "werkbank/draft-table";
    }
}
