package nl.schakel.piket;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** Calls for help at night: who called, who has it, where it stands. */
@Service
public class Calls {

    public UUID open(NewCall call, UUID dossier, UUID placement, String area, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public Call get(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public Call get(UUID call) {
        throw new UnsupportedOperationException();
    }

    public Optional<Call> openOf(UUID dossier) {
        throw new UnsupportedOperationException();
    }

    public Optional<UUID> ofKey(UUID clientKey, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public List<Call> open(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public List<Call> allOpen() {
        throw new UnsupportedOperationException();
    }

    public TakeResult take(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public TakeResult takeOver(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void stillBusy(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void touched(UUID call, UUID by) {
        throw new UnsupportedOperationException();
    }

    public List<Call> maybeSame(UUID call) {
        throw new UnsupportedOperationException();
    }

    public void join(UUID call, UUID into, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void withdraw(UUID call, String reasonCode, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public void rung(UUID call, String rung) {
        throw new UnsupportedOperationException();
    }

    public void incident(UUID call, boolean stands) {
        throw new UnsupportedOperationException();
    }

    public void status(UUID call, CallStatus status) {
        throw new UnsupportedOperationException();
    }

    public List<CallEvent> timeline(UUID call) {
        throw new UnsupportedOperationException();
    }

    public void note(UUID call, String eventCode, UUID who, UUID bed) {
        throw new UnsupportedOperationException();
    }

    public void note(UUID call, String eventCode, UUID who, UUID bed, String detailCode) {
        throw new UnsupportedOperationException();
    }
}
