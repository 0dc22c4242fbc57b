package nl.schakel.web.pages;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.piket.Incidents;
import nl.schakel.piket.Incidents.Incident;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the calls of the night that nobody answered, for who can take them. */
@ControllerAdvice(annotations = Controller.class)
class IncidentAdvice {

    private static final Set<Role> TAKERS = EnumSet.of(Role.PIKET, Role.KETENREGISSEUR, Role.LANDELIJK);

    private final Incidents incidents;
    private final CurrentViewer current;

    IncidentAdvice(Incidents incidents, CurrentViewer current) {
        this.incidents = incidents;
        this.current = current;
    }

    /**
     * What stands above every page.
     *
     * @param look only done when a page is drawn: an answer without a page asks the database nothing
     */
    public record Standing(Supplier<List<Incident>> look) {

        /** The calls, the longest waiting first. */
        public List<Incident> incidents() {
            return look.get();
        }
    }

    @ModelAttribute("standing")
    Standing standing() {
        return new Standing(() ->
                current.find().filter(IncidentAdvice::takes).map(incidents::of).orElse(List.of()));
    }

    private static boolean takes(Viewer viewer) {
        return TAKERS.stream().anyMatch(viewer::holds);
    }
}
