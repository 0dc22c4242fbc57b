package nl.schakel.web.melden;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.file.NewFile;
import nl.schakel.organisation.Person;
import nl.schakel.signal.imports.Happening;
import nl.schakel.signal.imports.ImportState;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.RowState;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.SentFile;
import nl.schakel.web.frame.SheetAnswer;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: an organisation reads in a list of signals: template, preview, confirmation, and what came of it. */
@PageController
@RequestMapping("/inlezen")
class ImportPage {

    private static final String ALL = "gevaar-alle";
    private static final String OF_ROW = "gevaar-";

    private final ImportReading reading;
    private final SignalImports imports;
    private final ImportViews views;
    private final ImportSheets sheets;
    private final LookLog looks;
    private final Words words;
    private final CurrentViewer current;

    ImportPage(
            ImportReading reading,
            SignalImports imports,
            ImportViews views,
            ImportSheets sheets,
            LookLog looks,
            Words words,
            CurrentViewer current) {
        this.reading = reading;
        this.imports = imports;
        this.views = views;
        this.sheets = sheets;
        this.looks = looks;
        this.words = words;
        this.current = current;
    }

    @ModelAttribute
    void neverKept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String start(Model model) {
        return start(Map.of(), model);
    }

    /** Reads a list and keeps it for a day; nothing of it is a signal yet. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String send(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            HttpServletResponse response,
            Model model) {
        NewFile sent = SentFile.of(file);
        try {
            ImportReading.Result read = reading.read(sent.name(), sent.content(), person());
            return "redirect:/inlezen/" + imports.keep(read.about(), read.rows(), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return start(FieldMessages.of(refused.errors()), model);
        }
    }

    @GetMapping("/sjabloon/{soort}")
    ResponseEntity<byte[]> template(@PathVariable("soort") String kind) {
        SheetKind wanted = kind(kind);
        return SheetAnswer.of(wanted, "schakel-sjabloon", sheets.template(wanted, person()));
    }

    /** How a list stands; the numbers say which page of each kind of rows, see {@link ImportSlice.Kind}. */
    @GetMapping("/{id}")
    String list(
            @PathVariable("id") UUID id,
            @RequestParam(name = "fout", defaultValue = "") String wrong,
            @RequestParam(name = "dubbel", defaultValue = "") String twice,
            @RequestParam(name = "goed", defaultValue = "") String good,
            @RequestParam(name = "gedaan", defaultValue = "") String done,
            Model model) {
        ImportView list = imports.read(id, current.get());
        looked(current.get(), list);
        Map<ImportSlice.Kind, String> asked = Map.of(
                ImportSlice.Kind.FOUT, wrong,
                ImportSlice.Kind.DUBBEL, twice,
                ImportSlice.Kind.GOED, good,
                ImportSlice.Kind.GEDAAN, done);
        return show(list, new ImportSlice.Pages(id, asked), Map.of(), Map.of(), model);
    }

    /** How far a list is, asked by its page each five seconds: counts alone, so that it is no look at any case (R8). */
    @GetMapping("/{id}/stand")
    String progress(@PathVariable("id") UUID id, HttpServletResponse response, Model model) {
        ImportView list = imports.read(id, current.get());
        if (list.state() != ImportState.LOOPT) {
            // the page reads itself anew, now with the numbers
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("list", views.own(list));
        model.addAttribute("counts", views.counts(list));
        return "parts/import :: progress";
    }

    private static String look(ImportView list) {
        return switch (list.state()) {
            case VOORBEELD -> "lijst-voorbeeld";
            case LOOPT -> "lijst-loopt";
            case KLAAR -> "lijst-uitkomst";
        };
    }

    @PostMapping("/{id}/bevestigen")
    String confirm(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        Map<Integer, Happening> answers = answers(sent, imports.read(id, viewer));
        try {
            imports.confirm(id, answers, viewer);
            return "redirect:/inlezen/" + id;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            ImportView list = imports.read(id, viewer);
            looked(viewer, list);
            return show(list, new ImportSlice.Pages(id, Map.of()), answers, FieldMessages.of(refused.errors()), model);
        }
    }

    /** Per row, or for all rows of which nothing else is said. */
    private static Map<Integer, Happening> answers(MultiValueMap<String, String> sent, ImportView list) {
        Map<Integer, Happening> answers = new HashMap<>();
        list.dangerous()
                .forEach(row -> Happening.of(sent.getFirst(OF_ROW + row.number()))
                        .or(() -> Happening.of(sent.getFirst(ALL)))
                        .ifPresent(said -> answers.put(row.number(), said)));
        return answers;
    }

    @PostMapping("/{id}/weggooien")
    String discard(@PathVariable("id") UUID id, RedirectAttributes next) {
        boolean gone = imports.discard(id, current.get());
        next.addFlashAttribute("note", words.say(gone ? "lijst.weggegooid" : "lijst.niet-weggegooid"));
        return gone ? "redirect:/inlezen" : "redirect:/inlezen/" + id;
    }

    @GetMapping("/{id}/fouten/{soort}")
    ResponseEntity<byte[]> toMend(@PathVariable("id") UUID id, @PathVariable("soort") String kind) {
        return file(id, kind, "schakel-nog-te-verbeteren", "lijst-fouten", sheets::toMend);
    }

    @GetMapping("/{id}/uitkomst/{soort}")
    ResponseEntity<byte[]> outcome(@PathVariable("id") UUID id, @PathVariable("soort") String kind) {
        return file(id, kind, "schakel-ingelezen", "lijst-uitkomst", sheets::outcome);
    }

    private ResponseEntity<byte[]> file(
            UUID id, String kind, String name, String look, BiFunction<SheetKind, ImportView, byte[]> make) {
        SheetKind wanted = kind(kind);
        Viewer viewer = current.get();
        ImportView list = imports.read(id, viewer);
        looked(viewer, list, look, cases(list));
        return SheetAnswer.of(wanted, name, make.apply(wanted, list));
    }

    /** On the page itself, which names no case as long as rows come in; the files always do. */
    private void looked(Viewer viewer, ImportView list) {
        looked(viewer, list, look(list), list.state() == ImportState.LOOPT ? List.of() : cases(list));
    }

    private void looked(Viewer viewer, ImportView list, String what, List<UUID> cases) {
        looks.shown(viewer, what, list.rows().size(), cases);
    }

    private static List<UUID> cases(ImportView list) {
        return list.in(RowState.GEDAAN).stream()
                .map(ImportView.Row::dossier)
                .filter(Objects::nonNull)
                .toList();
    }

    private String start(Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        List<ImportViews.OwnList> own =
                imports.of(viewer).stream().map(views::own).toList();
        looks.shown(viewer, "lijsten", own.size());
        model.addAttribute("errors", errors);
        model.addAttribute("lists", own);
        model.addAttribute(
                "kinds", Arrays.stream(SheetKind.values()).map(SheetKind::code).toList());
        model.addAttribute("megabytes", ImportReading.LIMITS.bytes() / (1024 * 1024));
        model.addAttribute("most", SignalImports.MOST_ROWS);
        return "melden/import";
    }

    private String show(
            ImportView list,
            ImportSlice.Pages pages,
            Map<Integer, Happening> answers,
            Map<String, String> errors,
            Model model) {
        Person person = person();
        model.addAttribute("list", views.own(list));
        model.addAttribute("expires", DutchTime.full(list.expires()));
        model.addAttribute("notes", list.about().notes());
        model.addAttribute("counts", views.counts(list));
        model.addAttribute("errors", new LinkedHashMap<>(errors));
        model.addAttribute(
                "kinds", Arrays.stream(SheetKind.values()).map(SheetKind::code).toList());
        model.addAttribute(
                "wrong", pages.slice(ImportSlice.Kind.FOUT, list.in(RowState.FOUT, RowState.MISLUKT), views::wrong));
        model.addAttribute("twice", pages.slice(ImportSlice.Kind.DUBBEL, list.in(RowState.DUBBEL), views::twice));
        if (list.state() == ImportState.VOORBEELD) {
            model.addAttribute(
                    "good", pages.slice(ImportSlice.Kind.GOED, list.in(RowState.GOED), row -> views.good(row, person)));
            model.addAttribute(
                    "dangers",
                    list.dangerous().stream()
                            .map(row -> views.danger(row, answers))
                            .toList());
            return "melden/import-preview";
        }
        model.addAttribute("runs", list.state() == ImportState.LOOPT);
        model.addAttribute("done", pages.slice(ImportSlice.Kind.GEDAAN, list.in(RowState.GEDAAN), views::done));
        return "melden/import-outcome";
    }

    private Person person() {
        return current.person().orElseThrow(NotVisible::new);
    }

    private static SheetKind kind(String code) {
        return SheetKind.of(code).orElseThrow(NotVisible::new);
    }
}
