package nl.schakel.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.piket.alarm.Incidents;
import nl.schakel.web.security.RefusedRequests;
import nl.schakel.web.security.SessionGlance;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page controller: the bar above an open page, which the page asks for again and again by itself. */
@Controller
class AttentionPage {

    private final Incidents incidents;
    private final SessionGlance glance;
    private final LookLog looks;
    private final RefusedRequests refusals;

    AttentionPage(Incidents incidents, SessionGlance glance, LookLog looks, RefusedRequests refusals) {
        this.refusals = refusals;
        this.looks = looks;
        this.incidents = incidents;
        this.glance = glance;
    }

    /** The bar; only a word when it is still as the page shows it, or when nobody is signed in any more. */
    @GetMapping(SessionGlance.ADDRESS)
    String bar(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Viewer> viewer = glance.viewer(request);
        if (viewer.isEmpty()) {
            refusals.refused(request);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return null;
        }
        Incidents.Standing standing = incidents.recently(viewer.get());
        looks.polled(viewer.get(), Incidents.PAGE, standing.dossiers());
        String mark = '"' + standing.mark() + '"';
        response.setHeader(HttpHeaders.ETAG, mark);
        if (mark.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return null;
        }
        model.addAttribute("attention", standing);
        return "parts/attention :: bar";
    }
}
