package nl.schakel.web.zaken;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.process.routes.emergency.EmergencyCommands;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.piket.CallDoor;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: emergency access for who searches at night: what, why, until when; and one tap to end it. */
@PageController
class EmergencyPage {

    private static final List<Duration> SHORTER = List.of(Duration.ofHours(1), Duration.ofHours(3));

    private final EmergencyAccess emergency;
    private final Calls calls;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;
    private final CallDoor door;
    private final EmergencyCommands commands;

    EmergencyPage(
            EmergencyCommands commands,
            EmergencyAccess emergency,
            Calls calls,
            Words words,
            CurrentViewer current,
            Clock clock,
            CallDoor door) {
        this.commands = commands;
        this.door = door;
        this.emergency = emergency;
        this.calls = calls;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    /** Something to choose. */
    public record Choice(String value, String text, String more, boolean chosen) {}

    @GetMapping("/piket/{id}/noodtoegang")
    String show(@PathVariable("id") UUID id, Model model) {
        return show(id, Set.of(), "", "", Map.of(), model);
    }

    @PostMapping("/piket/{id}/noodtoegang")
    String open(
            @PathVariable("id") UUID id,
            @RequestParam(name = "delen", defaultValue = "") List<String> chosen,
            @RequestParam(name = "reden", defaultValue = "") String reason,
            @RequestParam(name = "tot", defaultValue = "") String until,
            Model model) {
        Viewer viewer = current.get();
        Call call = calls.get(id, viewer);
        Set<Part> parts = parts(chosen);
        try {
            commands.open(call.dossier(), id, parts, reason, moment(until), viewer);
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            return show(id, parts, reason, until, errors, model);
        }
        return "redirect:/zaken/" + call.dossier();
    }

    /** Ends it, and goes back to the search that it was for. */
    @PostMapping("/piket/noodtoegang/{id}/einde")
    String end(@PathVariable("id") UUID id, RedirectAttributes next) {
        Viewer viewer = current.get();
        UUID call = emergency.current(viewer).stream()
                .filter(opened -> opened.id().equals(id))
                .map(EmergencyAccess.Opened::call)
                .findFirst()
                .orElse(null);
        emergency.end(id, viewer);
        next.addFlashAttribute("note", words.say("noodtoegang.beeindigd"));
        return call == null ? "redirect:/taken" : "redirect:/piket/" + call;
    }

    private String show(
            UUID id, Set<Part> chosen, String reason, String until, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        Call call = door.open(id, viewer);
        if (!emergency.possible(call.dossier(), viewer)) {
            throw new NotVisible(call.dossier());
        }
        model.addAttribute("call", call);
        model.addAttribute(
                "parts",
                EmergencyAccess.PARTS.stream()
                        .map(part -> new Choice(
                                part.name(),
                                words.say("noodtoegang.deel." + part.name()),
                                words.say("noodtoegang.deel." + part.name() + ".uitleg"),
                                chosen.contains(part)))
                        .toList());
        model.addAttribute("ends", ends(until));
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        model.addAttribute("open", emergency.current(call.dossier(), viewer).isPresent());
        return "piket/emergency";
    }

    private List<Choice> ends(String chosen) {
        Instant usual = emergency.usualEnd();
        List<Choice> ends = new ArrayList<>();
        ends.add(new Choice("", words.say("noodtoegang.tot", DutchTime.time(usual)), null, chosen.isEmpty()));
        for (Duration shorter : SHORTER) {
            Instant end = clock.instant().plus(shorter);
            if (end.isBefore(usual)) {
                String value = shorter.toString();
                ends.add(new Choice(
                        value,
                        words.say("noodtoegang.uren", shorter.toHours(), DutchTime.time(end)),
                        null,
                        value.equals(chosen)));
            }
        }
        return ends;
    }

    private Instant moment(String duration) {
        try {
            Duration chosen = duration.isEmpty() ? null : Duration.parse(duration);
            if (chosen != null && !SHORTER.contains(chosen)) {
                throw InvalidInput.of("tot", "onbekende-keuze", "fout.noodtoegang.tijd");
            }
            return chosen == null ? null : clock.instant().plus(chosen);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw InvalidInput.of("tot", "geen-tijd", "fout.noodtoegang.tijd");
        }
    }

    private static Set<Part> parts(List<String> chosen) {
        try {
            return chosen.stream()
                    .filter(code -> !code.isEmpty())
                    .map(Part::valueOf)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        } catch (IllegalArgumentException unknown) {
            throw new NotVisible();
        }
    }
}
