package nl.schakel.web.plaatsing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PlacesAside;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.WallClock;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: parking a search for a place, going on with it, and putting places aside for a while. */
@PageController
@RequestMapping("/plaatsingen/{id:[0-9a-fA-F-]{36}}")
class ParkingPage {

    private static final String KEEP = "vasthouden";
    private static final String GIVE_BACK = "teruggeven";

    private final PlacementDoor door;
    private final PlacementCommands commands;
    private final PlacesAside aside;
    private final CurrentViewer current;
    private final Clock clock;

    ParkingPage(PlacementDoor door, PlacementCommands commands, PlacesAside aside, CurrentViewer current, Clock clock) {
        this.door = door;
        this.commands = commands;
        this.aside = aside;
        this.current = current;
        this.clock = clock;
    }

    @PostMapping("/parkeren")
    String park(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", defaultValue = "") String reason,
            @RequestParam(name = "tot", defaultValue = "") String until,
            @RequestParam(name = "plek", defaultValue = "") String bed,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        door.open(id, viewer, "plaatsing:parkeren");
        boolean done = told(next, "parkeren.gedaan", "parkeren.fouten.kop", () -> {
            Parking.Asked asked = new Parking.Asked(ParkReason.of(reason).orElse(null), moment(until), keeps(bed));
            commands.park(id, asked, seen, viewer);
        });
        if (!done) {
            next.addFlashAttribute("refusedAt", "#kop-parkeren");
            next.addFlashAttribute("parkReason", reason);
            next.addFlashAttribute("parkUntil", until);
            next.addFlashAttribute("parkBed", bed);
        }
        return back(id);
    }

    @PostMapping("/parkeren/{parkering}/hervatten")
    String goOn(@PathVariable("id") UUID id, @PathVariable("parkering") UUID parked, RedirectAttributes next) {
        Viewer viewer = current.get();
        door.open(id, viewer, "plaatsing:hervatten");
        told(next, "parkeren.hervat", "parkeren.fouten.kop", () -> commands.goOn(id, parked, viewer));
        return back(id);
    }

    /** The places that are ticked in the list, as with asking them. */
    @PostMapping("/opzij")
    String putAside(
            @PathVariable("id") UUID id,
            @RequestParam(name = "bed", required = false) List<String> beds,
            @RequestParam(name = "opzijReden", defaultValue = "") String reason,
            @RequestParam(name = "opzijTot", defaultValue = "") String until,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        door.open(id, viewer, "plaatsing:opzij");
        List<String> chosen = beds == null ? List.of() : beds;
        boolean done = told(next, "opzij.gedaan", "opzij.fouten.kop", () -> {
            InputCheck check = new InputCheck();
            List<UUID> places =
                    chosen.stream().distinct().map(bed -> check.id("bed", bed)).toList();
            check.done();
            commands.putAside(id, places, ParkReason.of(reason).orElse(null), moment(until), viewer);
        });
        if (!done) {
            next.addFlashAttribute("refusedAt", "#kop-opzij-zetten");
            next.addFlashAttribute("chosen", chosen);
            next.addFlashAttribute("asideReason", reason);
            next.addFlashAttribute("asideUntil", until);
        }
        return back(id);
    }

    @PostMapping("/opzij/{bed}/terug")
    String back(@PathVariable("id") UUID id, @PathVariable("bed") UUID bed, RedirectAttributes next) {
        Viewer viewer = current.get();
        door.open(id, viewer, "plaatsing:opzij");
        told(next, "opzij.terug", "opzij.fouten.kop", () -> aside.back(id, bed, viewer));
        return back(id);
    }

    private Instant moment(String typed) {
        try {
            return WallClock.at(LocalDateTime.parse(typed), clock.instant());
        } catch (DateTimeParseException unreadable) {
            throw InvalidInput.of("tot", "moment", "fout.parkeren.moment");
        }
    }

    /** @return null when nothing was chosen */
    private static Boolean keeps(String typed) {
        return switch (typed) {
            case KEEP -> Boolean.TRUE;
            case GIVE_BACK -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Does it, and tells on the next page that it is done or why it is refused. @return whether it is done */
    private static boolean told(RedirectAttributes next, String note, String head, Runnable deed) {
        try {
            deed.run();
            next.addFlashAttribute("note", note);
            return true;
        } catch (InvalidInput refused) {
            next.addFlashAttribute(
                    "refused",
                    refused.errors().stream().map(FieldError::message).toList());
            next.addFlashAttribute("refusedHead", head);
            return false;
        }
    }

    private static String back(UUID id) {
        return "redirect:/plaatsingen/" + id;
    }
}
