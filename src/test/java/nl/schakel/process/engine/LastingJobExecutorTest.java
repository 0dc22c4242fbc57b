package nl.schakel.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.TrialBackground;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsRunnable;
import org.junit.jupiter.api.Test;

/** The search for due work goes on after an error that ends the engine's own thread. */
class LastingJobExecutorTest {

    @Test
    void itSearchesOnAndStopsWhenItIsTold() {
        Background background = TrialBackground.with(Thread::new);
        AtomicInteger times = new AtomicInteger();
        CountDownLatch stopped = new CountDownLatch(1);
        LastingJobExecutor executor = new LastingJobExecutor(background) {
            @Override
            protected void ensureInitialization() {
                acquireJobsRunnable = new AcquireJobsRunnable(this) {
                    @Override
                    public void run() {
                        if (times.incrementAndGet() <= 2) {
                            throw times.get() == 1 ? new OutOfMemoryError("proef") : new StackOverflowError("proef");
                        }
                        try {
                            stopped.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }

                    @Override
                    public void stop() {
                        stopped.countDown();
                        super.stop();
                    }
                };
            }
        };
        try {
            executor.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> times.get() == 3);
            assertThat(background.conditions()).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo("procesmotor");
                assertThat(one.still()).isFalse();
            });
            executor.shutdown();
            assertThat(background.conditions()).isEmpty();
            assertThat(times).hasValue(3);
        } finally {
            background.destroy();
        }
    }
}
