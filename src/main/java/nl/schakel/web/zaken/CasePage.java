package nl.schakel.web.zaken;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.feedback.Feedback;
import nl.schakel.process.engine.ProcessPicture;
import nl.schakel.signal.DossierReading;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.plaatsing.PlacementDoor;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Page controller: one case: what is known, who has it, what happened, and where its route stands. */
@PageController
@RequestMapping("/zaken/{id}")
class CasePage {

    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final AccessService door;
    private final CaseViews views;
    private final PlacementDoor placements;
    private final CasePictures pictures;
    private final ProcessPicture drawings;
    private final DossierReading reading;
    private final CurrentViewer current;
    private final Clock clock;
    private final LookLog looks;
    private final Feedback feedback;
    private final CaseFileViews files;
    private final CasePresence presence;

    CasePage(
            AccessService door,
            CaseViews views,
            PlacementDoor placements,
            CasePictures pictures,
            ProcessPicture drawings,
            DossierReading reading,
            CurrentViewer current,
            Clock clock,
            LookLog looks,
            Feedback feedback,
            CaseFileViews files,
            CasePresence presence) {
        this.presence = presence;
        this.files = files;
        this.feedback = feedback;
        this.looks = looks;
        this.door = door;
        this.views = views;
        this.placements = placements;
        this.pictures = pictures;
        this.drawings = drawings;
        this.reading = reading;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        Grant grant = door.open(viewer, id, "zaak", Part.OF_THE_CASE);
        model.addAttribute("zaak", views.of(grant, viewer));
        model.addAttribute("files", files.of(grant, viewer));
        presence.addTo(model, grant, reading.needToKnow(grant, viewer.groups()), viewer);
        if (placements.permits(id, viewer)) {
            model.addAttribute("placement", placements.latestOf(id).orElse(null));
        }
        // shown only to those who see what the reporter was told
        feedback.unreachable(id).ifPresent(why -> model.addAttribute("unreachable", why.code()));
        model.addAttribute("who", pictures.who());
        model.addAttribute("now", DutchTime.full(clock.instant()));
        return "zaken/case";
    }

    /** The drawing of one of the models that the case runs on, which the page of the case asks for by itself. */
    @GetMapping("/model/{definition}")
    ResponseEntity<String> model(@PathVariable("id") UUID id, @PathVariable("definition") String definition) {
        Viewer viewer = current.get();
        looks.polling("zaak-model");
        Grant grant = door.open(viewer, id, "zaak:model", EnumSet.of(Part.TIJDLIJN, Part.ZORG));
        if (!grant.sees(Part.TIJDLIJN) || !pictures.shown(id, definition, reading.needToKnow(grant, viewer.groups()))) {
            throw new NotVisible();
        }
        return ResponseEntity.ok()
                .contentType(XML)
                .body(drawings.xml(id, definition).orElseThrow(NotVisible::new));
    }
}
