package nl.schakel.web.piket;

import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import org.springframework.stereotype.Component;

/**
 * Check: the way to a call of the night for anyone who looks at it. That there is a call, where and who has it is a
 * look at a case already, also when nobody searches yet and no dossier is opened.
 */
@Component
public class CallDoor {

    private static final String WHY = "piket-oproep";

    private final Calls calls;
    private final LookLog looks;

    CallDoor(Calls calls, LookLog looks) {
        this.calls = calls;
        this.looks = looks;
    }

    /** Opens it, and writes that down. @throws NotVisible for who neither takes it, nor sent it, nor cares */
    public Call open(UUID id, Viewer viewer) {
        Call call = calls.get(id, viewer);
        looks.seen(viewer, call.dossier(), WHY);
        return call;
    }
}
