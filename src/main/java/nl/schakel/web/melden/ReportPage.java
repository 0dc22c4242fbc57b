package nl.schakel.web.melden;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.feedback.Feedback;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.imports.Importers;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.mail.MailAddress;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.limits.ReportRateLimit;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: reporting in two minutes: with or without login, with or without script. */
@PageController
@RequestMapping("/melden")
class ReportPage {

    private final ReportReading reading;
    private final Directory directory;
    private final ReportRateLimit rateLimit;
    private final CurrentViewer current;
    private final ReportCommands reports;
    private final Feedback feedback;
    private final ReporterVoice reporters;
    private final ReporterFiles files;
    private final ReportChoices choices;
    private final Importers importers;

    ReportPage(
            ReportCommands reports,
            ReportReading reading,
            Directory directory,
            ReportRateLimit rateLimit,
            CurrentViewer current,
            Feedback feedback,
            ReporterVoice reporters,
            ReporterFiles files,
            ReportChoices choices,
            Importers importers) {
        this.files = files;
        this.choices = choices;
        this.importers = importers;
        this.reporters = reporters;
        this.feedback = feedback;
        this.reports = reports;
        this.reading = reading;
        this.directory = directory;
        this.rateLimit = rateLimit;
        this.current = current;
    }

    @GetMapping
    String form(Model model) {
        String home =
                current.person().flatMap(this::homeOf).map(Municipality::name).orElse("");
        return show(model, ReportForm.fresh(home), Map.of());
    }

    @PostMapping
    String send(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        ReportForm form = ReportForm.of(sent);
        if ("persoon-erbij".equals(sent.getFirst("actie"))) {
            return show(model, form.withOnePersonMore(), Map.of());
        }
        if (!form.kanaal().isBlank()) {
            // made for somebody who was signed in: through login again rather than kept without a name
            current.get();
        }
        Optional<Person> staff = current.person();
        ReportReading.Result read = reading.read(form, staff);
        if (!read.errors().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(model, form, read.errors());
        }
        try {
            if (staff.isEmpty()) {
                rateLimit.takeOnce(request);
            }
            Receipt receipt = reports.receive(read.signal(), form.verzoek(), ReportReading.origin(form, staff));
            thanks(receipt, read.signal()).keepIn(session);
            return "redirect:/melden/bedankt";
        } catch (ReportRateLimit.TooMany tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    "Retry-After", String.valueOf(tooMany.retryAfter().toSeconds()));
            model.addAttribute("tooOften", true);
            return show(model, form, Map.of());
        } catch (IdempotencyConflict sentBefore) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("report", form);
            return "melden/sent-before";
        }
    }

    /** Number and code stand in the session for a short while only, never in the address. */
    @GetMapping("/bedankt")
    String thanks(HttpSession session, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        Thanks.in(session).ifPresent(thanks -> {
            model.addAttribute("receipt", thanks);
            model.addAttribute("files", files.of(thanks.dossier()));
        });
        return "melden/thanks";
    }

    @PostMapping("/bedankt/wissen")
    String wipe(HttpSession session) {
        Thanks.wipe(session);
        return "redirect:/melden/bedankt";
    }

    private String show(Model model, ReportForm form, Map<String, String> errors) {
        model.addAttribute("report", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "mailDoubt",
                !form.email().isBlank() && MailAddress.of(form.email()).isEmpty());
        model.addAttribute("municipalities", directory.municipalities());
        model.addAttribute("forms", choices.forms(current.person()));
        model.addAttribute("cards", SignalCard.all());
        model.addAttribute("answers", List.of("ja", "nee", "onbekend"));
        model.addAttribute("ages", AgeAnswer.codes());
        model.addAttribute("channels", ReportReading.STAFF_CHANNELS);
        current.person().ifPresent(person -> model.addAttribute("staffName", person.displayName()));
        model.addAttribute("importing", current.person().filter(importers::may).isPresent());
        model.addAttribute(
                "organisation", current.person().flatMap(directory::bringerOf).isPresent());
        return "melden/form";
    }

    private Optional<Municipality> homeOf(Person person) {
        return person.groups().stream()
                .flatMap(group -> directory.municipality(group.organisation()).stream())
                .findFirst();
    }

    /** Everything that is said is read from what was done with the report. */
    private Thanks thanks(Receipt receipt, NewSignal signal) {
        ReporterVoice.OwnReport made = reporters.own(receipt.dossier());
        GroupId owner = directory.ownerOf(made.municipality(), made.organisation());
        GroupId police = directory.groupFor(Role.TMM, made.municipality());
        return Thanks.of(
                receipt,
                directory.hasMembers(owner) ? directory.label(owner) : null,
                police.role() == Role.TMM && directory.hasMembers(police),
                feedback.told(receipt.dossier()).get(0).notice().code(),
                // whoever writes down a call reads these words, and not who called
                ClosingWords.of(
                        current.person().isPresent() ? null : signal.overMijzelf(),
                        reporters.professional(receipt.dossier())),
                signal,
                reports.remarks(signal));
    }
}
