package nl.schakel.web.opvang;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.placement.PlacementLists;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: a shelter keeps its own beds up to date: on a phone, with one thumb, in seconds. */
@PageController
@RequestMapping("/opvang")
class ShelterBedsPage {

    /** What a shelter says itself; "vastgehouden" follows from a promise. */
    private static final List<String> CHOICES =
            List.of(BedStatus.VRIJ.code(), BedStatus.BEZET.code(), BedStatus.GESLOTEN.code());

    private static final Duration LONGER = Duration.ofHours(4);

    private final Beds beds;
    private final Holds holds;
    private final PlacementLists lists;
    private final ShelterBedViews views;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final LookLog looks;
    private final PlacementCommands commands;

    ShelterBedsPage(
            PlacementCommands commands,
            Beds beds,
            Holds holds,
            PlacementLists lists,
            ShelterBedViews views,
            Directory directory,
            Words words,
            CurrentViewer current,
            LookLog looks) {
        this.commands = commands;
        this.looks = looks;
        this.beds = beds;
        this.holds = holds;
        this.lists = lists;
        this.views = views;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    /** How many beds stand like this. */
    public record Count(String status, long number) {}

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        List<Bed> own = beds.own(viewer);
        looks.shown(viewer, "opvang", own.size(), lists.casesInOwnBeds(viewer));
        model.addAttribute("locations", views.byLocation(own, viewer));
        model.addAttribute("counts", counts(own));
        model.addAttribute("choices", CHOICES);
        model.addAttribute(
                "organisations",
                String.join(
                        ", ",
                        viewer.organisationsAs(Role.OPVANG).stream()
                                .sorted()
                                .map(directory::labelOf)
                                .toList()));
        return "opvang/beds";
    }

    /** @param seen of each bed on the screen its id and version, with an equals sign between them */
    @PostMapping("/klopt-nog")
    String confirmAll(@RequestParam(name = "gezien", defaultValue = "") List<String> seen, RedirectAttributes next) {
        Map<UUID, String> versions = new HashMap<>();
        InputCheck check = new InputCheck();
        for (String one : seen) {
            String[] parts = one.split("=", 2);
            UUID bed = check.id("gezien", parts[0]);
            if (bed != null && parts.length == 2) {
                versions.put(bed, parts[1]);
            }
        }
        List<String> changed = beds.confirmAll(versions, current.get());
        next.addFlashAttribute("allConfirmed", changed.isEmpty());
        if (!changed.isEmpty()) {
            next.addFlashAttribute("notConfirmed", String.join(", ", changed));
        }
        return "redirect:/opvang";
    }

    @PostMapping("/bedden/{id}/klopt-nog")
    String confirm(
            @PathVariable("id") UUID id,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            RedirectAttributes next) {
        try {
            beds.confirm(id, seen, current.get());
        } catch (InvalidInput refused) {
            return refused(id, refused, next);
        }
        return saved(id, "opvang.bewaard", next);
    }

    @PostMapping("/bedden/{id}")
    String change(
            @PathVariable("id") UUID id,
            @RequestParam(name = "status", defaultValue = "") String status,
            @RequestParam(name = "tot", defaultValue = "") String until,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            RedirectAttributes next) {
        try {
            commands.setBed(id, status(status), until(status, until), seen, current.get());
        } catch (InvalidInput refused) {
            next.addFlashAttribute("typedUntil", until);
            return refused(id, refused, next);
        }
        return saved(id, "opvang.bewaard", next);
    }

    @PostMapping("/toezeggingen/{id}/langer")
    String longer(
            @PathVariable("id") UUID id,
            @RequestParam("bed") UUID bed,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        BedAllocation promise = held(id, bed, viewer);
        try {
            mustBe(seen, bed, viewer);
            holds.extend(id, promise.expiresAt().plus(LONGER), viewer);
        } catch (InvalidInput refused) {
            return refused(bed, refused, next);
        }
        return saved(bed, "opvang.langer.klaar", next);
    }

    @PostMapping("/toezeggingen/{id}/vrijgeven")
    String release(
            @PathVariable("id") UUID id,
            @RequestParam("bed") UUID bed,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        held(id, bed, viewer);
        try {
            mustBe(seen, bed, viewer);
            commands.release(id, "opvang", viewer);
        } catch (InvalidInput refused) {
            return refused(bed, refused, next);
        }
        return saved(bed, "opvang.vrijgegeven", next);
    }

    /** Two who lengthen one hold at once come to the same end; the second of two in a row looks first. */
    private void mustBe(String seen, UUID bed, Viewer viewer) {
        Bed now = beds.own(bed, viewer);
        if (!now.version().equals(seen)) {
            throw new StaleChange(
                    "status", "fout.versie.bed", now.label(), now.status().code());
        }
    }

    private BedAllocation held(UUID promise, UUID bed, Viewer viewer) {
        return Optional.ofNullable(lists.promisesOfOwnBeds(viewer).get(bed))
                .filter(found -> found.id().equals(promise))
                .orElseThrow(NotVisible::new);
    }

    private String saved(UUID id, String sentence, RedirectAttributes next) {
        next.addFlashAttribute(
                "note", words.say(sentence, beds.own(id, current.get()).label()));
        next.addFlashAttribute("noteBed", id);
        return back(id);
    }

    private static String refused(UUID id, InvalidInput refused, RedirectAttributes next) {
        next.addFlashAttribute(
                "error",
                String.join(
                        " ", refused.errors().stream().map(FieldError::message).toList()));
        next.addFlashAttribute("errorBed", id);
        return back(id);
    }

    private static String back(UUID id) {
        return "redirect:/opvang#bed-" + id;
    }

    private BedStatus status(String code) {
        return CHOICES.contains(code)
                ? BedStatus.of(code).orElseThrow()
                : refuse("status", "onbekende-keuze", "fout.opvang.status");
    }

    /** The last day counts in full; a bed that is free or closed has none. */
    private Instant until(String status, String day) {
        if (day.isBlank() || !status.equals(BedStatus.BEZET.code())) {
            return null;
        }
        LocalDate last = new InputCheck().day("tot", day);
        return last == null
                ? refuse("tot", "geen-datum", "fout.opvang.datum")
                : last.plusDays(1).atStartOfDay(Zones.AMSTERDAM).toInstant();
    }

    private <T> T refuse(String field, String code, String key) {
        throw InvalidInput.of(field, code, key);
    }

    private static List<Count> counts(List<Bed> own) {
        return Arrays.stream(BedStatus.values())
                .map(status -> new Count(
                        status.code(),
                        own.stream().filter(bed -> bed.status() == status).count()))
                .toList();
    }
}
