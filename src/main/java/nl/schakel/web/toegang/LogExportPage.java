package nl.schakel.web.toegang;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import nl.schakel.access.Viewer;
import nl.schakel.access.report.ExportForm;
import nl.schakel.access.report.ExportKind;
import nl.schakel.access.report.LogExport;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: the access log of a period as a file by a standard, for the data protection officer. */
@PageController
@RequestMapping("/toegang/uitvoer")
class LogExportPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType JSON_LINES = new MediaType("application", "x-ndjson", StandardCharsets.UTF_8);

    private final LogExport export;
    private final CurrentViewer current;
    private final Clock clock;

    LogExportPage(LogExport export, CurrentViewer current, Clock clock) {
        this.export = export;
        this.current = current;
        this.clock = clock;
    }

    /** Begins with the month before this one. */
    @GetMapping
    String show(Model model) {
        LocalDate first =
                DutchTime.local(clock.instant()).toLocalDate().withDayOfMonth(1).minusMonths(1);
        return show(first.toString(), first.plusMonths(1).minusDays(1).toString(), model);
    }

    private static String show(String from, String until, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("kinds", Coded.codes(ExportKind.class));
        model.addAttribute("forms", Coded.codes(ExportForm.class));
        return "toegang/export";
    }

    /** @return the file, or the name of the page that says what has to be mended */
    @GetMapping("/bestand")
    Object file(
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam(name = "tot", defaultValue = "") String until,
            @RequestParam(name = "soort", defaultValue = "") String kind,
            @RequestParam(name = "vorm", defaultValue = "") String form,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        InputCheck check = new InputCheck();
        check.code("soort", kind, Coded.codes(ExportKind.class)).code("vorm", form, Coded.codes(ExportForm.class));
        AskedPeriod period = AskedPeriod.read(check, from, until);
        if (check.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(check.errors()));
            return show(from, until, model);
        }
        ExportKind standard = ExportKind.of(kind).orElseThrow();
        ExportForm written = ExportForm.of(form).orElseThrow();
        Iterator<String> lines = export.lines(viewer, period.begin(), period.end(), standard, written);
        String name =
                "toegangslog-" + standard.code() + "-" + period.from() + "-" + period.until() + "." + written.code();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(written == ExportForm.CSV ? CSV : JSON_LINES)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(new LineStream(lines)));
    }
}
