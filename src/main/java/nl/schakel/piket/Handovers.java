package nl.schakel.piket;

import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** The handover of a night to the care coordinator. */
@Service
public class Handovers {

    public UUID make(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public HandoverDoc document(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void accept(UUID call, String remark, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void ask(UUID call, String question, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void complete(UUID call, String answer, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
