package nl.schakel.support.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import nl.schakel.support.database.NewerVersionSeen;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Scheduler of this node. All work that goes on by itself is done here, each piece by a thread of its own, so that one
 * that hangs holds up no other. Work survives whatever it throws, a thread that is gone is replaced within a second or so,
 * and it is known of each piece when it last ended well.
 */
@Component
public class Background implements SmartLifecycle, DisposableBean {

    // within the time that a phase of a shutdown may take
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final ObjectProvider<Work> works;
    private final boolean pollers;
    private final ThreadFactory threads;
    private final Guards guards;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final List<Loop> own = new ArrayList<>();
    private volatile boolean running;

    /** @param pollers whether this node does the work that is defined by beans */
    @Autowired
    Background(ObjectProvider<Work> works, @Value("${schakel.pollers.enabled:true}") boolean pollers) {
        this(works, pollers, Thread::new);
    }

    Background(ObjectProvider<Work> works, boolean pollers, ThreadFactory threads) {
        this.works = works;
        this.pollers = pollers;
        this.threads = threads;
        this.guards = new Guards(threads, this::look);
    }

    /** Begins work that is not defined by a bean; anyone who begins it ends it. */
    public Loop start(Work work) {
        Loop loop = new Loop(work, threads, guards::keepAlive);
        loops.add(loop);
        guards.keepAlive();
        loop.keepAlive();
        return loop;
    }

    /** How all work on this node stands. */
    public List<Loop.Condition> conditions() {
        return loops.stream()
                .filter(loop -> !loop.halted())
                .map(Loop::condition)
                .toList();
    }

    /** The work that stands still on this node. */
    public List<Loop.Condition> standingStill() {
        return conditions().stream().filter(Loop.Condition::still).toList();
    }

    private void look() {
        loops.removeIf(Loop::halted);
        loops.forEach(Loop::keepAlive);
        loops.forEach(Loop::tellWhenStill);
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            if (pollers) {
                works.orderedStream().forEach(work -> own.add(start(work)));
            }
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        own.forEach(Loop::halt);
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            for (Loop loop : own) {
                loop.finish(until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.clear();
    }

    /** A newer version does this work from now on. What is being done ends; who began work of another kind ends that. */
    @EventListener(NewerVersionSeen.class)
    void standDown() {
        own.forEach(Loop::halt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After all that began work of its own. */
    @Override
    public void destroy() {
        loops.forEach(Loop::halt);
        guards.stop();
    }
}
