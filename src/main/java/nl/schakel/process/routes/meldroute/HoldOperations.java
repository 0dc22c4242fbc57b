package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.tasks.HeldSteps;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.ContactHolds;

/**
 * Operations of a model: the police's request to wait with visits and calls begins and ends (R13): {@code
 * ${wachtverzoek.vastleggen(zaak)}}.
 */
@ModelOperations("wachtverzoek")
public class HoldOperations {

    private final CaseLock lock;
    private final ContactHolds holds;
    private final HeldSteps steps;

    HoldOperations(CaseLock lock, ContactHolds holds, HeldSteps steps) {
        this.lock = lock;
        this.holds = holds;
        this.steps = steps;
    }

    /** From now on every step with contact waits, those that are open and those that come. */
    public void vastleggen(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        lock.take(dossier);
        holds.begin(dossier);
        steps.hold(dossier);
    }

    /** The steps go on, each with the time that it had left. */
    public void opheffen(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        lock.take(dossier);
        holds.end(dossier);
        steps.release(dossier);
    }
}
