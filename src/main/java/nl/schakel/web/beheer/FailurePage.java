package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.LogWatch;
import nl.schakel.access.LookLog;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.HeldMail;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Standstills;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.care.EngineCondition;
import nl.schakel.process.care.EngineCondition.Failure;
import nl.schakel.process.routes.night.NightCheck;
import nl.schakel.recovery.Restorations;
import nl.schakel.signal.DossierReading;
import nl.schakel.support.database.VersionWatch;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: work of routes that failed for good, for anyone who runs Schakel: where it stopped and of which
 * case, never what it was about. The technical cause stays in the log and the engine; it may hold data.
 */
@PageController
@RequestMapping("/storingen")
class FailurePage {

    /**
     * One stop, in words.
     *
     * @param reference number of the case that stands still; null when it is no work of a case
     */
    public record Row(String id, String since, String step, String model, String reference) {}

    /**
     * Messages that cannot be sent.
     *
     * @param since when the oldest was put in; null when there is none
     * @param givenUp how many are not tried any more since it makes no sense any more
     */
    public record Stuck(int waiting, String since, int givenUp) {}

    /**
     * A way of an alarm that stands or stood still.
     *
     * @param part end of the name of the text that says which
     * @param cause end of the name of the text that says why
     * @param ended when it went again; null as long as it stands still
     */
    public record Still(String part, String cause, String since, String ended) {}

    /**
     * Data that were put back, in words.
     *
     * @param good whether everything was found whole; null as long as that is looked at
     */
    public record Restored(String copy, String since, Boolean good, List<String> findings) {}

    private final EngineCondition condition;
    private final NightCheck nights;
    private final Outbox outbox;
    private final Standstills standstills;
    private final Directory directory;
    private final Beds beds;
    private final DossierReading reading;
    private final LookLog looks;
    private final LogWatch log;
    private final Restorations restorations;
    private final HeldMail heldMail;
    private final VersionWatch version;
    private final CurrentViewer current;

    FailurePage(
            EngineCondition condition,
            NightCheck nights,
            Outbox outbox,
            Standstills standstills,
            Directory directory,
            Beds beds,
            DossierReading reading,
            LookLog looks,
            LogWatch log,
            Restorations restorations,
            HeldMail heldMail,
            VersionWatch version,
            CurrentViewer current) {
        this.condition = condition;
        this.nights = nights;
        this.outbox = outbox;
        this.standstills = standstills;
        this.directory = directory;
        this.beds = beds;
        this.reading = reading;
        this.looks = looks;
        this.log = log;
        this.restorations = restorations;
        this.heldMail = heldMail;
        this.version = version;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        List<Failure> failures = condition.failures();
        List<Call> stopped = nights.withoutNextStep();
        looks.shown(
                current.get(),
                "storingen",
                Stream.concat(
                                failures.stream().map(Failure::dossier),
                                stopped.stream().map(Call::dossier))
                        .filter(Objects::nonNull)
                        .toList());
        List<Row> rows = failures.stream().map(this::row).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("nights", stopped.stream().map(Call::number).toList());
        log.last()
                .filter(found -> !found.intact())
                .ifPresent(found -> model.addAttribute("logBroken", DutchTime.full(found.at())));
        version.newer().ifPresent(newer -> model.addAttribute("newer", newer));
        restorations.last().ifPresent(last -> model.addAttribute("restored", restored(last)));
        heldMail.held().ifPresent(held -> model.addAttribute("held", held));
        model.addAttribute(
                "still", standstills.lastWeek().stream().map(FailurePage::still).toList());
        model.addAttribute("mail", stuck(DeliveryChannel.MAIL));
        model.addAttribute(
                "unreachable",
                outbox.unreachable().stream()
                        .flatMap(person -> directory.person(person).stream())
                        .map(person -> person.displayName() + " (" + person.username() + ")")
                        .toList());
        model.addAttribute(
                "refusing",
                Stream.concat(
                                outbox.refusingSms().stream()
                                        .flatMap(person -> directory.person(person).stream())
                                        .map(Person::displayName),
                                desks(outbox.desksRefusingSms()))
                        .toList());
        model.addAttribute("sms", stuck(DeliveryChannel.SMS));
        model.addAttribute("noSms", !outbox.sendsSms());
        return "storingen/list";
    }

    /** @param locations of night desks */
    private Stream<String> desks(List<UUID> locations) {
        return locations.isEmpty()
                ? Stream.empty()
                : beds.all().stream()
                        .filter(bed -> locations.contains(bed.location()))
                        .map(Bed::locationName)
                        .distinct();
    }

    @PostMapping("/{id}/opnieuw")
    String retry(@PathVariable("id") String id, RedirectAttributes next) {
        boolean tried = condition.retry(id);
        next.addFlashAttribute("note", tried ? "storingen.opnieuw.ja" : "storingen.opnieuw.al");
        return "redirect:/storingen";
    }

    /** Messages that kept failing are tried at once, for when the mail server or the gateway is back. */
    @PostMapping({"/mail/opnieuw", "/sms/opnieuw"})
    String retryMessages(HttpServletRequest request, RedirectAttributes next) {
        DeliveryChannel channel =
                request.getRequestURI().endsWith("/sms/opnieuw") ? DeliveryChannel.SMS : DeliveryChannel.MAIL;
        next.addFlashAttribute(
                "note",
                "storingen." + channel.code() + (outbox.retryStuck(channel) > 0 ? ".opnieuw.ja" : ".opnieuw.al"));
        return "redirect:/storingen";
    }

    /** What waited when data were put back goes out, or does not. */
    @PostMapping({"/teruggezet/versturen", "/teruggezet/weggooien"})
    String decide(HttpServletRequest request, RedirectAttributes next) {
        boolean discard = request.getRequestURI().endsWith("/weggooien");
        boolean decided = heldMail.decide(current.get().personId(), discard);
        next.addFlashAttribute(
                "note",
                !decided
                        ? "storingen.teruggezet.al"
                        : discard ? "storingen.teruggezet.weg" : "storingen.teruggezet.weggestuurd");
        return "redirect:/storingen";
    }

    private static Restored restored(Restorations.Restoration one) {
        return new Restored(DutchTime.full(one.copyMade()), DutchTime.full(one.since()), one.good(), one.findings());
    }

    private static Still still(Standstills.Standing one) {
        return new Still(
                one.part().code(),
                one.cause().code(),
                DutchTime.full(one.since()),
                one.ended() == null ? null : DutchTime.full(one.ended()));
    }

    private Stuck stuck(DeliveryChannel channel) {
        List<Outbox.StuckMessage> waiting = outbox.stuck(channel);
        return new Stuck(
                waiting.size(),
                waiting.isEmpty() ? null : DutchTime.full(waiting.get(0).since()),
                channel == DeliveryChannel.SMS ? outbox.givenUpToday(channel) : 0);
    }

    private Row row(Failure failure) {
        return new Row(
                failure.id(),
                DutchTime.full(failure.since()),
                failure.step(),
                failure.model(),
                failure.dossier() == null
                        ? null
                        : reading.state(failure.dossier()).reference());
    }
}
