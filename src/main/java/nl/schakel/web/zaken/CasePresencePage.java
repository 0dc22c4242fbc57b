package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.signal.DossierReading;
import nl.schakel.web.security.RefusedRequests;
import nl.schakel.web.security.SessionGlance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Page controller: who else has a case open, which an open page asks each minute by itself, and says with it that it is open. That
 * keeps no session alive.
 */
@Controller
class CasePresencePage {

    private final AccessService door;
    private final DossierReading reading;
    private final CasePresence presence;
    private final SessionGlance glance;
    private final LookLog looks;
    private final RefusedRequests refusals;

    CasePresencePage(
            AccessService door,
            DossierReading reading,
            CasePresence presence,
            SessionGlance glance,
            LookLog looks,
            RefusedRequests refusals) {
        this.door = door;
        this.reading = reading;
        this.presence = presence;
        this.glance = glance;
        this.looks = looks;
        this.refusals = refusals;
    }

    @GetMapping("/zaken/{id}" + SessionGlance.PRESENT)
    String present(@PathVariable("id") UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Viewer> viewer = glance.viewer(request);
        if (viewer.isEmpty()) {
            refusals.refused(request);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return null;
        }
        looks.polling("zaak-aanwezig");
        try {
            Grant grant = door.open(viewer.get(), id, "zaak:aanwezig", Part.OF_THE_CASE);
            presence.addTo(model, grant, reading.needToKnow(grant, viewer.get().groups()), viewer.get());
            return "parts/present :: present";
        } catch (NotVisible hidden) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
    }
}
