package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page controller: the workbench of the chain director, to read and compare, and where drafts are begun. */
@PageController
@RequestMapping("/werkbank")
class WorkbenchPage {

    private static final MediaType XML = new MediaType("application", "xml", java.nio.charset.StandardCharsets.UTF_8);
    private static final String NATIONAL = "landelijk";

    private final ModelLibrary library;
    private final WorkbenchViews views;
    private final ModelDrafts drafts;
    private final DraftViews draftViews;
    private final LookLog looks;
    private final CurrentViewer current;

    WorkbenchPage(
            ModelLibrary library,
            WorkbenchViews views,
            ModelDrafts drafts,
            DraftViews draftViews,
            LookLog looks,
            CurrentViewer current) {
        this.library = library;
        this.views = views;
        this.drafts = drafts;
        this.draftViews = draftViews;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        return list("", Map.of(), model);
    }

    private String list(String region, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        List<WorkbenchViews.ShelfView> shelves = library.shelves(viewer).stream()
                .map(shelf -> views.shelf(shelf, viewer))
                .toList();
        looks.shown(
                viewer,
                "werkbank",
                shelves.stream().mapToInt(shelf -> shelf.bundles().size()).sum());
        Map<String, List<DraftViews.DraftHead>> begun = draftViews.byRegion(drafts.all(viewer));
        model.addAttribute("shelves", shelves);
        model.addAttribute("drafts", begun);
        model.addAttribute(
                "elsewhere",
                begun.entrySet().stream()
                        .filter(one ->
                                shelves.stream().noneMatch(shelf -> shelf.code().equals(one.getKey())))
                        .flatMap(one -> one.getValue().stream())
                        .toList());
        model.addAttribute(
                "checkable",
                shelves.stream().filter(WorkbenchViews.ShelfView::directs).toList());
        model.addAttribute("region", region);
        model.addAttribute("errors", errors);
        return "werkbank/list";
    }

    /** Holds a zip against the rules and against what is live; nothing of it is kept. */
    @PostMapping(path = "/nakijken", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String check(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            @RequestParam(name = "regio", defaultValue = NATIONAL) String region,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        try {
            Map<String, byte[]> files = BundleZip.read(content(file));
            ModelLibrary.Checked checked = library.check(region.equals(NATIONAL) ? null : region, files, viewer);
            looks.shown(viewer, "werkbank-nakijken", files.size());
            model.addAttribute("check", views.check(checked, files.size()));
            return "werkbank/check";
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return list(region, FieldMessages.of(refused.errors()), model);
        }
    }

    static byte[] content(MultipartFile file) {
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{id}")
    String bundle(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        ModelLibrary.Opened opened = library.open(id, viewer);
        looks.shown(viewer, "werkbank-bundel", opened.files().contents().size());
        model.addAttribute("bundle", views.bundle(opened));
        return "werkbank/bundle";
    }

    @GetMapping("/{id}/bestanden/{bestand}")
    String file(@PathVariable("id") UUID id, @PathVariable("bestand") String name, Model model) {
        Viewer viewer = current.get();
        ModelLibrary.Opened opened = library.open(id, viewer);
        FileDifference contents = BundleComparison.contents(name, content(opened, name));
        looks.shown(viewer, "werkbank-bestand", 1);
        model.addAttribute("bundle", views.head(opened.version()));
        model.addAttribute("file", views.file(contents, opened.files().contents()));
        model.addAttribute("who", views.who());
        return "werkbank/file";
    }

    /** The drawing of a model, which our pages ask for by themselves. */
    @GetMapping("/{id}/bestanden/{bestand}/tekening")
    ResponseEntity<byte[]> drawing(@PathVariable("id") UUID id, @PathVariable("bestand") String name) {
        Viewer viewer = current.get();
        ModelLibrary.Opened opened = library.open(id, viewer);
        if (!name.endsWith(".bpmn")) {
            throw new NotVisible();
        }
        return ResponseEntity.ok().contentType(XML).body(content(opened, name));
    }

    /** What changed from another bundle to this one. @param from without one: from what is live beside it */
    @GetMapping("/{id}/verschil")
    String difference(
            @PathVariable("id") UUID id, @RequestParam(name = "met", required = false) UUID from, Model model) {
        Viewer viewer = current.get();
        ModelLibrary.Opened after = library.open(id, viewer);
        ModelLibrary.Opened before = from == null ? library.beside(after.version()) : library.open(from, viewer);
        List<FileDifference> differences = library.difference(before, after);
        looks.shown(viewer, "werkbank-verschil", differences.size());
        model.addAttribute("before", views.head(before.version()));
        model.addAttribute("after", views.head(after.version()));
        model.addAttribute("files", differences.stream().map(views::difference).toList());
        model.addAttribute("others", views.others(library.shelves(viewer), after.version(), before.version()));
        model.addAttribute("who", views.who());
        return "werkbank/difference";
    }

    @GetMapping("/{id}/zip")
    ResponseEntity<byte[]> zip(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        ModelLibrary.Opened opened = library.open(id, viewer);
        looks.shown(viewer, "werkbank-zip", opened.files().contents().size());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(views.fileName(opened.version()))
                                .build()
                                .toString())
                .body(BundleZip.write(opened.files().contents()));
    }

    private static byte[] content(ModelLibrary.Opened opened, String name) {
        byte[] content = opened.files().contents().get(name);
        if (content == null) {
            throw new NotVisible();
        }
        return content;
    }
}
