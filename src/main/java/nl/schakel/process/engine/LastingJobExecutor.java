package nl.schakel.process.engine;

import java.time.Duration;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.support.database.NewerVersionSeen;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * Job executor whose search for due work is background work like any other. The engine's own thread ends at the first
 * error that is no exception, such as want of memory, and no timer of that node would fire until a restart.
 */
class LastingJobExecutor extends SpringJobExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(LastingJobExecutor.class);
    // within the time that a phase of a shutdown may take
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Background background;
    private Loop loop;

    LastingJobExecutor(Background background) {
        this.background = background;
    }

    @Override
    protected void startJobAcquisitionThread() {
        AcquireJobsRunnable search = getAcquireJobsRunnable();
        loop = background.start(Work.lasting("procesmotor", search));
    }

    /** A newer version may mean something else by a step: it does them from now on. */
    @EventListener(NewerVersionSeen.class)
    public void standDown() {
        shutdown();
    }

    @Override
    protected void stopJobAcquisitionThread() {
        if (loop == null) {
            return;
        }
        loop.halt();
        try {
            loop.finish(System.nanoTime() + STOP_WITHIN.toNanos());
        } catch (InterruptedException e) {
            LOG.warn("Waiting for the engine to stop was interrupted");
            Thread.currentThread().interrupt();
        }
        loop = null;
    }
}
