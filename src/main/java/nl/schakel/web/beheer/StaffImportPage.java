package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Authority;
import nl.schakel.administration.Staff;
import nl.schakel.administration.StaffImport;
import nl.schakel.administration.StaffImport.Fate;
import nl.schakel.administration.StaffImport.Row;
import nl.schakel.administration.StaffList;
import nl.schakel.file.NewFile;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.support.sheet.SheetWriting;
import nl.schakel.support.time.RealTime;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: an organisation reads in a list of its people: preview, confirmation; and takes along who works there. */
@PageController
@RequestMapping("/beheer/organisaties/{code}")
class StaffImportPage {

    private static final int PER_PAGE = 200;

    /**
     * A row in words.
     *
     * @param fate end of the name of the text that says what happens
     * @param roles that this person gets at once
     * @param waiting roles that wait for a second person
     */
    public record RowLine(
            int number, String name, String email, String fate, String roles, String waiting, List<String> wrong) {}

    private final StaffImport imports;
    private final Staff staff;
    private final StaffList people;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final RealTime time;

    StaffImportPage(
            StaffImport imports,
            Staff staff,
            StaffList people,
            Directory directory,
            Words words,
            CurrentViewer current,
            RealTime time) {
        this.imports = imports;
        this.staff = staff;
        this.people = people;
        this.directory = directory;
        this.words = words;
        this.current = current;
        this.time = time;
    }

    @ModelAttribute
    void neverKept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping("/inlezen")
    String start(@PathVariable("code") String code, Model model) {
        return start(code, Map.of(), model);
    }

    /** Reads a list and keeps it for an hour; nothing of it is stored yet. */
    @PostMapping(path = "/inlezen", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String send(
            @PathVariable("code") String code,
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            HttpSession session,
            HttpServletResponse response,
            Model model) {
        NewFile sent = SentFile.of(file);
        try {
            imports.look(code, sent.name(), sent.content(), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return start(code, FieldMessages.of(refused.errors()), model);
        }
        return "redirect:" + at(code) + "/inlezen/"
                + KeptPeople.keep(session, code, sent.name(), sent.content(), time.now());
    }

    @GetMapping("/inlezen/{lijst}")
    String preview(
            @PathVariable("code") String code,
            @PathVariable("lijst") UUID id,
            @RequestParam(name = "pagina", defaultValue = "1") String page,
            HttpSession session,
            RedirectAttributes next,
            Model model) {
        return KeptPeople.in(session, code, id, time.now())
                .map(kept -> show(kept, page, Map.of(), model))
                .orElseGet(() -> gone(code, next));
    }

    @PostMapping("/inlezen/{lijst}")
    String confirm(
            @PathVariable("code") String code,
            @PathVariable("lijst") UUID id,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        KeptPeople kept = KeptPeople.in(session, code, id, time.now()).orElse(null);
        if (kept == null) {
            return gone(code, next);
        }
        StaffImport.Result result;
        try {
            result = imports.confirm(code, kept.name(), kept.content(), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(kept, "1", FieldMessages.of(refused.errors()), model);
        }
        KeptPeople.wipe(session);
        next.addFlashAttribute(
                "note",
                words.say("mensenlijst.ingelezen", result.invited(), result.known())
                        + (result.waiting() == 0 ? "" : " " + words.say("mensenlijst.wacht", result.waiting())));
        return "redirect:" + at(code);
    }

    /** Everybody who works there as a spreadsheet; no address, which is shown to nobody. */
    @GetMapping("/mensen.csv")
    ResponseEntity<byte[]> export(@PathVariable("code") String code) {
        Stream<List<String>> headings = Stream.of(Stream.of("naam", "stand", "rollen", "wacht")
                .map(key -> words.say("mensenlijst.kolom." + key))
                .toList());
        Stream<List<String>> members = people.of(code, current.get()).stream()
                .map(one -> List.of(
                        one.name(),
                        words.say("mensenlijst.stand." + one.state().code()),
                        labels(one.roles()),
                        labels(one.waiting())));
        List<List<String>> rows = Stream.concat(headings, members).toList();
        return SheetAnswer.of(
                SheetKind.CSV,
                "schakel-mensen",
                SheetWriting.of(SheetKind.CSV, List.of(new SheetWriting.Page("", rows))));
    }

    private String gone(String code, RedirectAttributes next) {
        needsKeeping(code);
        next.addFlashAttribute("note", words.say("mensenlijst.weg"));
        return "redirect:" + at(code) + "/inlezen";
    }

    private String start(String code, Map<String, String> errors, Model model) {
        Viewer viewer = needsKeeping(code);
        model.addAttribute("code", code);
        model.addAttribute("name", directory.labelOf(code));
        model.addAttribute(
                "roles",
                staff.offers(code, viewer).stream().map(directory::label).toList());
        model.addAttribute("most", StaffImport.MOST_ROWS);
        model.addAttribute("errors", errors);
        return "beheer/staff-import";
    }

    private String show(KeptPeople kept, String page, Map<String, String> errors, Model model) {
        List<Row> rows = new ArrayList<>(imports.look(kept.organisation(), kept.name(), kept.content(), current.get()));
        Map<Fate, Long> counts = rows.stream().collect(Collectors.groupingBy(Row::fate, Collectors.counting()));
        // what must change comes first
        rows.sort(Comparator.comparing(row -> row.fate() != Fate.FOUT));
        int pages = (rows.size() + PER_PAGE - 1) / PER_PAGE;
        int shown = page(page, pages);
        model.addAttribute("code", kept.organisation());
        model.addAttribute("name", directory.labelOf(kept.organisation()));
        model.addAttribute("list", kept.id());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows",
                rows.subList((shown - 1) * PER_PAGE, Math.min(rows.size(), shown * PER_PAGE)).stream()
                        .map(this::line)
                        .toList());
        model.addAttribute("all", rows.size());
        model.addAttribute("added", counts.getOrDefault(Fate.NIEUW, 0L));
        model.addAttribute("known", counts.getOrDefault(Fate.BEKEND, 0L));
        model.addAttribute("same", counts.getOrDefault(Fate.ONGEWIJZIGD, 0L));
        model.addAttribute("wrong", counts.getOrDefault(Fate.FOUT, 0L));
        model.addAttribute("errors", errors);
        return "beheer/staff-import-preview";
    }

    private static int page(String asked, int pages) {
        return asked.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(asked), pages) : 1;
    }

    private RowLine line(Row row) {
        return new RowLine(
                row.number(),
                row.name(),
                row.email(),
                row.fate().code(),
                labels(row.given()),
                labels(row.waiting()),
                row.wrong().stream().map(this::sentence).toList());
    }

    private String sentence(FieldError error) {
        return error.field().equals("rij")
                ? error.message()
                : words.say("mensenlijst.fout", words.of("mensenlijst.kolom", error.field()), error.message());
    }

    private String labels(Collection<Role> roles) {
        return roles.stream().map(directory::label).collect(Collectors.joining(", "));
    }

    private Viewer needsKeeping(String code) {
        Viewer viewer = current.get();
        if (!Authority.keepsPeople(viewer, code) || directory.organisation(code).isEmpty()) {
            throw new NotVisible();
        }
        return viewer;
    }

    private static String at(String code) {
        return "/beheer/organisaties/" + code;
    }
}
