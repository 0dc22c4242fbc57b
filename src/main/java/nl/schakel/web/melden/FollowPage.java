package nl.schakel.web.melden;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.schakel.access.LookLog;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.feedback.ReportHolder;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Status;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.security.RefusedRequests;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: a reporter reads what became of the report, adds to it, answers a question or asks to stop. No
 * account needed.
 */
@PageController
@RequestMapping("/melden/volgen")
class FollowPage {

    private static final String HERE = "redirect:/melden/volgen";
    private static final String LOOK = "terugkoppeling";
    private static final int REPORTING_CODE_STEPS = 5;
    private static final int OWN_REPORTS = 50;
    private static final Set<Status> OTHERS_MAY_HAVE_IT =
            EnumSet.of(Status.ONTVANGEN, Status.IN_TRIAGE, Status.BIJ_REGIO);

    private final ReporterAccess access;
    private final ReporterVoice voice;
    private final Feedback feedback;
    private final Directory directory;
    private final CurrentViewer current;
    private final MessageSource messages;
    private final LookLog looks;
    private final RefusedRequests refusals;
    private final ReportCommands reports;
    private final ReportHolder holder;
    private final ReporterFiles files;
    private final ReporterReviews reviews;

    FollowPage(
            ReportCommands reports,
            ReporterAccess access,
            ReporterVoice voice,
            Feedback feedback,
            Directory directory,
            CurrentViewer current,
            MessageSource messages,
            LookLog looks,
            RefusedRequests refusals,
            ReportHolder holder,
            ReporterFiles files,
            ReporterReviews reviews) {
        this.reviews = reviews;
        this.files = files;
        this.holder = holder;
        this.reports = reports;
        this.refusals = refusals;
        this.looks = looks;
        this.directory = directory;
        this.current = current;
        this.access = access;
        this.voice = voice;
        this.feedback = feedback;
        this.messages = messages;
    }

    @ModelAttribute
    void neverKept(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    @GetMapping
    String page(HttpSession session, Model model) {
        return Followed.in(session).map(dossier -> show(model, dossier)).orElseGet(() -> door(model));
    }

    /** Anyone who is signed in needs no code for the own reports. */
    @PostMapping("/eigen")
    String openOwn(
            @RequestParam(name = "referentie", defaultValue = "") String reference,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<UUID> dossier = voice.madeBy(current.get().personId(), reference);
        if (dossier.isEmpty()) {
            refusals.refused(request);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("errors", Map.of("referentie", text("volgen.fout")));
            return door(model);
        }
        Followed.open(session, dossier.get());
        return HERE;
    }

    private String door(Model model) {
        List<ReporterVoice.Made> made = current.find()
                .map(viewer -> {
                    List<ReporterVoice.Made> own = voice.madeBy(viewer.personId(), OWN_REPORTS);
                    looks.shown(
                            viewer,
                            "eigen-meldingen",
                            own.stream().map(ReporterVoice.Made::dossier).toList());
                    return own;
                })
                .orElse(List.of());
        model.addAttribute("made", made.stream().map(this::row).toList());
        return "melden/follow";
    }

    private OwnRow row(ReporterVoice.Made made) {
        return new OwnRow(
                made.reference(),
                directory
                        .municipality(made.municipality())
                        .map(Municipality::name)
                        .orElse(made.municipality()),
                DutchTime.date(made.received()),
                made.status().code());
    }

    /** One of the own reports, in words. */
    public record OwnRow(String reference, String municipality, String received, String status) {}

    /** Number and code come in the body, so they stand in no address, history or log. */
    @PostMapping
    String open(
            @RequestParam(name = "referentie", defaultValue = "") String reference,
            @RequestParam(name = "inzagecode", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        model.addAttribute("reference", reference);
        try {
            Optional<UUID> dossier = access.open(reference, code, request.getRemoteAddr());
            if (dossier.isPresent()) {
                Followed.open(session, dossier.get());
                return HERE;
            }
            refusals.refused(request);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("errors", Map.of("referentie", text("volgen.fout")));
        } catch (TooManyAttempts tooMany) {
            refusals.refused(request);
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", tooMany.retryAfterSeconds());
            model.addAttribute("errors", Map.of("referentie", text("volgen.fout.te-vaak")));
        }
        return door(model);
    }

    @PostMapping("/aanvulling")
    String add(
            @RequestParam(name = "tekst", defaultValue = "") String words,
            @RequestParam(name = "antwoord", defaultValue = "false") boolean answer,
            HttpSession session,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("typed", Map.of("tekst", words));
        return change(
                session,
                next,
                response,
                model,
                answer ? "antwoord" : "aanvulling",
                dossier -> sayWhen(reports.add(dossier, words), next));
    }

    @PostMapping("/intrekking")
    String withdraw(
            @RequestParam(name = "reden", defaultValue = "") String reason,
            HttpSession session,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        // apart from why somebody asks to look again: neither may come back in the form of the other
        model.addAttribute("typed", Map.of("intrekking", reason));
        return change(session, next, response, model, "intrekking", dossier -> reports.withdraw(dossier, reason));
    }

    /** The reporter is not content with how it ended. The same words twice are one request. */
    @PostMapping("/herziening")
    String askAgain(
            @RequestParam(name = "reden", defaultValue = "") String reason,
            @RequestParam(name = "nieuws", defaultValue = "") String news,
            HttpSession session,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("typed", Map.of("reden", reason, "nieuws", news));
        return change(session, next, response, model, "herziening", dossier -> reports.askAgain(dossier, reason, news));
    }

    /** A professional without an account tells how far the five steps are; the focus officer reads it in the dossier. */
    @PostMapping("/meldcode")
    String reportingCode(
            @RequestParam(name = "stap", defaultValue = "") List<Integer> steps,
            HttpSession session,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        StringBuilder words = new StringBuilder(text("volgen.meldcode.kop"));
        for (int step = 1; step <= REPORTING_CODE_STEPS; step++) {
            String mark = steps.contains(step) ? "volgen.meldcode.gedaan" : "volgen.meldcode.nog-niet";
            words.append('\n').append(text(mark)).append(' ').append(text("volgen.meldcode." + step));
        }
        return change(
                session,
                next,
                response,
                model,
                "meldcode",
                dossier -> sayWhen(reports.add(dossier, words.toString()), next));
    }

    /** The page may be from before the end; then who wrote reads what became of it. */
    private static void sayWhen(ReporterVoice.ReporterEntry what, RedirectAttributes next) {
        if (what == ReporterVoice.ReporterEntry.AFTER_THE_END) {
            next.addFlashAttribute("note", "volgen.bewaard.na-einde");
        }
    }

    @PostMapping("/sluiten")
    String close(HttpSession session, RedirectAttributes next) {
        Followed.close(session);
        next.addFlashAttribute("note", "volgen.gesloten");
        return HERE;
    }

    private String change(
            HttpSession session,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model,
            String what,
            Consumer<UUID> work) {
        Optional<UUID> dossier = Followed.in(session);
        if (dossier.isEmpty()) {
            // what was typed comes back after number and code, in the session and nowhere else
            model.asMap().computeIfPresent("typed", (key, typed) -> {
                next.addFlashAttribute(key, typed);
                return typed;
            });
            next.addFlashAttribute("note", "volgen.verlopen");
            return HERE;
        }
        try {
            next.addFlashAttribute("note", "volgen.bewaard." + what);
            work.accept(dossier.get());
            return HERE;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            model.addAttribute("errors", errors);
            return show(model, dossier.get());
        }
    }

    private String show(Model model, UUID dossier) {
        current.find()
                .ifPresentOrElse(
                        viewer -> looks.seen(viewer, dossier, LOOK), () -> looks.seenByReporter(dossier, LOOK));
        ReporterVoice.OwnReport own = voice.own(dossier);
        model.addAttribute("own", own);
        model.addAttribute("statusWords", statusWords(own));
        model.addAttribute("question", own.question().orElse(null));
        model.addAttribute("steps", List.of(1, 2, 3, 4, 5));
        List<Received> newestFirst = feedback.read(dossier).stream()
                .sorted(Comparator.comparing(Message::at).reversed())
                .map(message -> new Received(DutchTime.full(message.at()), message.text()))
                .toList();
        model.addAttribute("messages", newestFirst);
        model.addAttribute("files", files.of(dossier));
        model.addAttribute("review", reviews.of(dossier).orElse(null));
        return "melden/followed";
    }

    /** Where a report stands, by who really has it. */
    private String statusWords(ReporterVoice.OwnReport own) {
        String status = own.status().code();
        if (!OTHERS_MAY_HAVE_IT.contains(own.status())) {
            return status;
        }
        Role usual = own.status() == Status.BIJ_REGIO ? Role.KETENREGISSEUR : Role.AANDACHTSFUNCTIONARIS;
        String who = holder.of(own.status(), own.municipality(), own.organisation());
        return who.equals(usual.code()) ? status : status + "." + who;
    }

    /** One message as the page shows it. */
    public record Received(String when, String text) {}

    private String text(String key) {
        return messages.getMessage(key, null, DutchTime.DUTCH);
    }
}
