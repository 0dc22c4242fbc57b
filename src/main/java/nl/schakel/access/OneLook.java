package nl.schakel.access;

import nl.schakel.access.internal.GatheredLooks;
import org.springframework.stereotype.Service;

/** Command service that makes one row of the access log of everything that one request looks at. */
@Service
public class OneLook {

    private final GatheredLooks looks;

    OneLook(GatheredLooks looks) {
        this.looks = looks;
    }

    /**
     * From now on, on this thread, looks are gathered instead of written one by one.
     *
     * @param trace the chain of requests that this one is part of; stands in each row
     */
    public void begin(TraceContext trace) {
        looks.begin(trace);
    }

    /**
     * Writes what was gathered. To be called before anything of the answer leaves: what cannot be written down may not be
     * shown.
     *
     * @param refused whether the answer is a refusal, which shows nothing of what was opened before it
     */
    public void write(boolean refused) {
        looks.write(refused);
    }

    /** Gathers no more; what was not written is forgotten. */
    public void end() {
        looks.end();
    }
}
