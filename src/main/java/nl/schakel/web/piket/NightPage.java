package nl.schakel.web.piket;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallReading;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.search.SaveResult;
import nl.schakel.piket.search.SearchNotesService;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller of one call: to the one who made it, where it stands and who has it; to a coordinator, the search
 * for a bed. Everything works by forms; with script each tap is sent without leaving the page, and waits on the device
 * when there is no connection.
 */
@PageController
@RequestMapping("/piket/{id:[0-9a-f-]{36}}")
class NightPage {

    /** What an open page asks for by itself: the search as it stands, and the copy of it for the device. */
    private static final String STATE = "piket-stand";

    private final CallReading reading;
    private final SearchNotesService notes;
    private final NightScreens screens;
    private final CallCommands deeds;
    private final CallWords callWords;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;
    private final CallDoor door;
    private final LookLog looks;
    private final NightService night;

    NightPage(
            NightService night,
            CallReading reading,
            SearchNotesService notes,
            NightScreens screens,
            CallCommands deeds,
            CallWords callWords,
            Words words,
            CurrentViewer current,
            Clock clock,
            CallDoor door,
            LookLog looks) {
        this.night = night;
        this.looks = looks;
        this.door = door;
        this.reading = reading;
        this.notes = notes;
        this.screens = screens;
        this.deeds = deeds;
        this.callWords = callWords;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        Call call = door.open(id, viewer);
        if (!screens.steers(call, viewer)) {
            return viewer.holds(Role.ZORGCOORDINATOR) && handedOver(call)
                    ? "redirect:/piket/" + id + "/overdracht"
                    : followed(call, viewer, model);
        }
        state(call, viewer, false, model);
        model.addAttribute("person", viewer.personId());
        if (call.holder() != null && call.open()) {
            model.addAttribute("told", reading.of(id, viewer));
            model.addAttribute("notes", notes.read(id, viewer));
        }
        return "piket/night";
    }

    /** The part of the page that changes, to put in its place. */
    @GetMapping("/stand")
    String state(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        looks.polling(STATE);
        Call call = door.open(id, viewer);
        if (!screens.steers(call, viewer)) {
            followed(call, viewer, model);
            return "piket/follow :: stand";
        }
        state(call, viewer, false, model);
        return "piket/state :: both";
    }

    /** What may lie on the device for when the connection is gone: no person, no reason, no note (ADR 0073). */
    @GetMapping("/toestel")
    String onDevice(@PathVariable("id") UUID id, Model model, HttpServletResponse response) {
        Viewer viewer = current.get();
        looks.polling(STATE);
        Call call = door.open(id, viewer);
        if (!screens.steers(call, viewer) || !call.open()) {
            throw new NotVisible(call.dossier());
        }
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        state(call, viewer, true, model);
        return "piket/device";
    }

    @PostMapping("/aanname")
    String take(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done(id, next, () -> deeds.take(id, current.get()));
    }

    @PostMapping("/overname")
    String takeOver(
            @PathVariable("id") UUID id,
            @RequestParam(name = "van", required = false) String from,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.takeOver(id, from, current.get()));
    }

    @PostMapping("/bezig")
    String stillBusy(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done(id, next, () -> deeds.stillBusy(id, current.get()));
    }

    @PostMapping("/belpogingen")
    String attempt(
            @PathVariable("id") UUID id,
            @RequestParam(name = "bed", required = false) String bed,
            @RequestParam(name = "uitkomst", required = false) String outcome,
            @RequestParam(name = "criterium", required = false) String criterion,
            @RequestParam(name = "tot", required = false) String until,
            @RequestParam(name = "sleutel", required = false) String key,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.attempt(id, bed, null, outcome, criterion, until, key, current.get()));
    }

    @PostMapping("/vragen")
    String ask(
            @PathVariable("id") UUID id,
            @RequestParam(name = "bedden", required = false) List<String> beds,
            @RequestParam(name = "sleutel", required = false) String key,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.ask(id, beds, key, current.get()));
    }

    @PostMapping("/antwoorden")
    String answer(
            @PathVariable("id") UUID id,
            @RequestParam(name = "criterium", required = false) String criterion,
            @RequestParam(name = "antwoord", required = false) String answer,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.answer(id, criterion, answer, null, current.get()));
    }

    @PostMapping("/stap")
    String step(
            @PathVariable("id") UUID id,
            @RequestParam(name = "taak", required = false) String task,
            @RequestParam(name = "keuze", required = false) String choice,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.step(id, task, choice, current.get()));
    }

    @PostMapping("/aankomst")
    String arrived(
            @PathVariable("id") UUID id,
            @RequestParam(name = "bed", required = false) String bed,
            RedirectAttributes next) {
        return done(id, next, () -> {
            if (bed == null || bed.isBlank()) {
                throw InvalidInput.of("bed", "verplicht", "fout.piket.aankomst");
            }
            return deeds.arrived(id, bed, current.get());
        });
    }

    @PostMapping("/overdragen")
    String handOver(@PathVariable("id") UUID id, RedirectAttributes next) {
        return done(id, next, () -> deeds.handOver(id, current.get()));
    }

    @PostMapping("/samenvoeging")
    String join(
            @PathVariable("id") UUID id,
            @RequestParam(name = "in", required = false) String into,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.join(id, into, current.get()));
    }

    @PostMapping("/intrekking")
    String withdraw(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", required = false) String reason,
            RedirectAttributes next) {
        return done(id, next, () -> deeds.withdraw(id, reason, current.get()));
    }

    /** Without script only: with it notes are kept while typing. */
    @PostMapping("/notities")
    String note(
            @PathVariable("id") UUID id,
            @RequestParam(name = "tekst", defaultValue = "") String text,
            @RequestParam(name = "versie", defaultValue = "0") long version,
            RedirectAttributes next) {
        try {
            SaveResult result = night.saveNotes(id, text, version, current.get());
            if (result instanceof SaveResult.ChangedMeanwhile conflict) {
                next.addFlashAttribute("mine", conflict.yours());
            } else {
                next.addFlashAttribute("note", words.say("piket.klaar.notities"));
            }
        } catch (InvalidInput refused) {
            next.addFlashAttribute("error", messages(refused));
        }
        return "redirect:/piket/" + id + "#notities";
    }

    private void state(Call call, Viewer viewer, boolean device, Model model) {
        NightScreen screen = screens.of(call, viewer);
        model.addAttribute("night", screen);
        model.addAttribute("device", device);
        List<String> reasons = NightPlaces.reasons();
        model.addAttribute("few", reasons.subList(0, NightPlaces.FEW));
        model.addAttribute("seldom", reasons.subList(NightPlaces.FEW, reasons.size()));
        model.addAttribute("handedOver", handedOver(call));
        model.addAttribute("timeline", device ? List.of() : screens.timeline(call, viewer));
    }

    /** What a caller sees: never the search. */
    private String followed(Call call, Viewer viewer, Model model) {
        model.addAttribute("call", call);
        model.addAttribute("status", callWords.search(call));
        model.addAttribute("holder", callWords.name(call.holder()));
        model.addAttribute("next", screens.next(call));
        model.addAttribute("where", callWords.where(call));
        model.addAttribute("now", clock.instant());
        model.addAttribute("clock", DutchTime.time(clock.instant()));
        model.addAttribute("timeline", screens.timeline(call, viewer));
        return "piket/follow";
    }

    private static boolean handedOver(Call call) {
        return call.status() == CallStatus.OVERDRACHT || call.status() == CallStatus.OVERGEDRAGEN;
    }

    private String done(UUID id, RedirectAttributes next, Supplier<CallCommands.Deed> tap) {
        try {
            CallCommands.Deed deed = tap.get();
            if (deed instanceof CallCommands.Deed.TooLate late) {
                next.addFlashAttribute("error", late.title() + ". " + late.why());
            } else if (deed instanceof CallCommands.Deed.Done done) {
                next.addFlashAttribute("note", words.say(done.note()));
            }
        } catch (IdempotencyConflict sentBefore) {
            next.addFlashAttribute(
                    "error", words.say("piket.te-laat.sleutel") + ". " + words.say("piket.te-laat.sleutel.uitleg"));
        } catch (InvalidInput refused) {
            next.addFlashAttribute("error", messages(refused));
        }
        return "redirect:/piket/" + id;
    }

    private static String messages(InvalidInput refused) {
        return String.join(
                " ", refused.errors().stream().map(FieldError::message).toList());
    }
}
