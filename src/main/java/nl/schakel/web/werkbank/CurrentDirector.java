package nl.schakel.web.werkbank;

import nl.schakel.access.Viewer;
import nl.schakel.placement.NotAllowed;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.stereotype.Component;

/** Reader of who asks, as somebody who reads models; the API about models is closed to everybody else. */
@Component
class CurrentDirector {

    private final ModelLibrary library;
    private final CurrentViewer current;

    CurrentDirector(ModelLibrary library, CurrentViewer current) {
        this.library = library;
        this.current = current;
    }

    /** @throws NotAllowed for who is no chain director and not of the national team */
    Viewer get() {
        Viewer viewer = current.get();
        if (!library.reads(viewer)) {
            throw new NotAllowed();
        }
        return viewer;
    }
}
