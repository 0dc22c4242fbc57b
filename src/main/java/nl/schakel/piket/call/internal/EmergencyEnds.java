package nl.schakel.piket.call.internal;

import java.util.UUID;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.Calls;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When nobody searches for this case any more, nobody needs emergency access to it (R12). */
@Component
class EmergencyEnds {

    private final Calls calls;
    private final EmergencyAccess emergency;

    EmergencyEnds(Calls calls, EmergencyAccess emergency) {
        this.calls = calls;
        this.emergency = emergency;
    }

    @EventListener
    void on(CallEvents.HandoverAccepted event) {
        end(event.call());
    }

    @EventListener
    void on(CallEvents.CallJoined event) {
        end(event.call());
    }

    @EventListener
    void on(CallEvents.CallWithdrawn event) {
        end(event.call());
    }

    private void end(UUID call) {
        emergency.handedOver(calls.get(call).dossier());
    }
}
