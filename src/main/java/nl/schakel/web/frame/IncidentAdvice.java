package nl.schakel.web.frame;

import java.util.function.Supplier;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.RoleSets;
import nl.schakel.piket.alarm.Incidents;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Controller advice: gives every page the calls of the night that nobody answered, for who can take them. */
@ControllerAdvice(annotations = Controller.class)
class IncidentAdvice {

    private final Incidents incidents;
    private final CurrentViewer current;
    private final LookLog looks;

    IncidentAdvice(Incidents incidents, CurrentViewer current, LookLog looks) {
        this.looks = looks;
        this.incidents = incidents;
        this.current = current;
    }

    /**
     * What stands above every page.
     *
     * @param look only done when a page is drawn: an answer without a page asks the database nothing
     */
    public record Above(Supplier<Incidents.Standing> look) {

        /** What waits for the viewer; null for who takes no calls. */
        public Incidents.Standing attention() {
            return look.get();
        }
    }

    @ModelAttribute("above")
    Above above() {
        return new Above(new FirstLook());
    }

    /** Looks once, and writes down which calls the page will show. */
    private final class FirstLook implements Supplier<Incidents.Standing> {

        private boolean looked;
        private Incidents.Standing standing;

        @Override
        public Incidents.Standing get() {
            if (!looked) {
                looked = true;
                current.find().filter(IncidentAdvice::takes).ifPresent(viewer -> {
                    standing = incidents.of(viewer);
                    looks.polled(viewer, Incidents.PAGE, standing.dossiers());
                });
            }
            return standing;
        }
    }

    private static boolean takes(Viewer viewer) {
        return RoleSets.COORDINATORS.stream().anyMatch(viewer::holds);
    }
}
