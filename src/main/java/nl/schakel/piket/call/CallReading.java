package nl.schakel.piket.call;

import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallStatementTable;
import nl.schakel.piket.call.internal.CallTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: what was told with a call, for who looks for a bed and for who takes the handover; each look is written
 * down.
 */
@Service
@Transactional
public class CallReading {

    private final CallTable calls;
    private final CallStatementTable told;
    private final CallAccess access;

    CallReading(CallTable calls, CallStatementTable told, CallAccess access) {
        this.calls = calls;
        this.told = told;
        this.access = access;
    }

    /** @throws NotVisible for others, also for who called */
    public CallDetails of(UUID call, Viewer viewer) {
        Call found = calls.get(call);
        if (access.takes(viewer, found)) {
            access.openForSearch(viewer, found);
        } else {
            access.openForHandover(viewer, found);
        }
        return told.of(call);
    }
}
