package nl.schakel.process.routes.placement;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Marks what a step of the route itself does to a placement. The route goes on by that step; only what happens outside
 * of it (a yes by phone, a bed that is taken back) has to reach the route by a message.
 */
@Component
public class OwnDeeds {

    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    /** Does this as part of a step. */
    public void deed(Runnable work) {
        deed(() -> {
            work.run();
            return null;
        });
    }

    /** Does this as part of a step, and gives what came of it. */
    public <T> T deed(Supplier<T> work) {
        Boolean before = busy.get();
        busy.set(Boolean.TRUE);
        try {
            return work.get();
        } finally {
            if (before == null) {
                busy.remove();
            }
        }
    }

    /** Whether a step of the route is at work in this thread. */
    public boolean busy() {
        return busy.get() != null;
    }
}
