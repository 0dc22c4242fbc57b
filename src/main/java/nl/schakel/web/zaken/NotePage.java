package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.signal.NoteKind;
import nl.schakel.signal.Notes;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: writes a note or contact moment in a case, and says who may read it. */
@PageController
@RequestMapping("/zaken/{id}/notities")
class NotePage {

    private static final EnumSet<Part> PARTS = EnumSet.of(Part.NOTITIES, Part.TIJDLIJN, Part.ZORG);

    private final AccessService door;
    private final DossierReading reading;
    private final Notes notes;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;

    NotePage(
            AccessService door,
            DossierReading reading,
            Notes notes,
            Directory directory,
            Words words,
            CurrentViewer current) {
        this.door = door;
        this.reading = reading;
        this.notes = notes;
        this.directory = directory;
        this.words = words;
        this.current = current;
    }

    /** Something to choose. */
    public record NoteChoice(String value, String text, boolean chosen) {}

    @GetMapping("/nieuw")
    String form(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        return show(id, new Notes.NewNote(null, null, null, null, null), Map.of(), known(id, viewer), viewer, model);
    }

    @PostMapping
    String write(
            @PathVariable("id") UUID id,
            @RequestParam(name = "namens", defaultValue = "") String as,
            @RequestParam(name = "soort", defaultValue = "") String kind,
            @RequestParam(name = "tekst", defaultValue = "") String text,
            @RequestParam(name = "overZorg", defaultValue = "") String care,
            @RequestParam(name = "gedeeldMet", required = false) List<String> sharedWith,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        NeedToKnow known = known(id, viewer);
        Notes.NewNote note = new Notes.NewNote(as, kind, text, care, sharedWith);
        try {
            notes.write(id, note, viewer, known);
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, note, errors, known, viewer, model);
        }
        return "redirect:/zaken/" + id + "#kop-notities";
    }

    private NeedToKnow known(UUID id, Viewer viewer) {
        Grant grant = door.open(viewer, id, "zaak:notitie", PARTS);
        if (!grant.sees(Part.NOTITIES) || notes.ownGroups(id, viewer).isEmpty()) {
            throw new NotVisible(id);
        }
        return reading.needToKnow(grant, viewer.groups());
    }

    private String show(
            UUID id, Notes.NewNote note, Map<String, String> errors, NeedToKnow known, Viewer viewer, Model model) {
        List<GroupId> own = notes.ownGroups(id, viewer);
        model.addAttribute("dossier", id);
        model.addAttribute("reference", reading.state(id).reference());
        model.addAttribute("errors", errors);
        model.addAttribute("own", own.size() < 2 ? List.of() : groups(own, List.of(String.valueOf(note.as()))));
        model.addAttribute(
                "kinds",
                NoteKind.codes().stream()
                        .map(code -> new NoteChoice(code, words.of("notitie.soort", code), code.equals(note.kind())))
                        .toList());
        model.addAttribute("text", note.text());
        // whoever cares writes of care
        model.addAttribute(
                "care",
                own.stream().allMatch(Notes::writesOfCare)
                        ? List.of()
                        : List.of("ja", "nee").stream()
                                .map(code -> new NoteChoice(
                                        code, words.say("notitie.zorg." + code), code.equals(note.care())))
                                .toList());
        model.addAttribute("readers", groups(notes.choices(id, viewer, known), note.sharedWith()));
        return "zaken/note";
    }

    private List<NoteChoice> groups(List<GroupId> groups, List<String> chosen) {
        return groups.stream()
                .map(group ->
                        new NoteChoice(group.toString(), directory.label(group), chosen.contains(group.toString())))
                .toList();
    }
}
