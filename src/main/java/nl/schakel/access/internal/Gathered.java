package nl.schakel.access.internal;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.access.TraceContext;
import nl.schakel.access.Viewer;

/** Context of a request: what the request that runs on this thread has looked at so far. */
final class Gathered {

    private static final ThreadLocal<Gathered> CURRENT = new ThreadLocal<>();

    private final TraceContext trace;
    private List<Look> looks = new ArrayList<>();
    private String poll;

    private Gathered(TraceContext trace) {
        this.trace = trace;
    }

    static void begin(TraceContext trace) {
        CURRENT.set(new Gathered(trace));
    }

    /** The chain of requests that this one is part of; a new one where no request runs. */
    static TraceContext trace() {
        Gathered current = CURRENT.get();
        return current == null ? TraceContext.begun() : current.trace;
    }

    static void end() {
        CURRENT.remove();
    }

    static boolean runs() {
        return CURRENT.get() != null;
    }

    /** Everything that is looked at from now on, is asked by a page itself. */
    static void polling(String what) {
        if (runs()) {
            CURRENT.get().poll = what;
        }
    }

    /** @return false when nobody gathers here; what the application itself looks at is no part of any request */
    static boolean add(Look look) {
        Gathered current = CURRENT.get();
        if (current == null || look.viewer() == Viewer.SYSTEM) {
            return false;
        }
        current.looks.add(current.poll == null || look.refusal() ? look : look.polled(current.poll));
        return true;
    }

    /** Takes what was gathered; what comes after is gathered anew. */
    static List<Look> take() {
        Gathered current = CURRENT.get();
        if (current == null || current.looks.isEmpty()) {
            return List.of();
        }
        List<Look> taken = current.looks;
        current.looks = new ArrayList<>();
        return taken;
    }
}
