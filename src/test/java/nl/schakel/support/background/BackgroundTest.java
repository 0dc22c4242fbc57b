package nl.schakel.support.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Work that goes on by itself goes on: whatever it throws, and whichever thread is lost. */
@ExtendWith(OutputCaptureExtension.class)
class BackgroundTest {

    private static final Duration OFTEN = Duration.ofMillis(10);

    private Background background = TrialBackground.with(Thread::new);

    @AfterEach
    void stop() {
        background.stop();
        background.destroy();
    }

    static Stream<Supplier<Throwable>> whateverCanBeThrown() {
        return Stream.of(
                () -> new OutOfMemoryError("Java heap space (proef)"),
                () -> new OutOfMemoryError("unable to create native thread (proef)"),
                () -> new StackOverflowError("proef"),
                () -> new ThreadDeath(),
                () -> new NoClassDefFoundError("proef"),
                () -> new AssertionError("proef"),
                () -> new IllegalStateException("proef"),
                () -> new InterruptedException("proef"),
                // what cannot even be written down
                () -> new Error() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new OutOfMemoryError("while it is written down (proef)");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("whateverCanBeThrown")
    void itGoesOnAfterWhateverItThrows(Supplier<Throwable> thrown) {
        AtomicInteger times = new AtomicInteger();
        AtomicBoolean ill = new AtomicBoolean(true);
        Loop loop = background.start(Work.every("proef", OFTEN, () -> {
            times.incrementAndGet();
            if (ill.get()) {
                sneak(thrown.get());
            }
        }));
        soon().until(() -> times.get() > 3);
        assertThat(loop.condition().failure()).isNotNull();

        ill.set(false);
        soon().until(() -> loop.condition().failure() == null);
        assertThat(loop.condition().still()).isFalse();
    }

    @Test
    void aFailureOfAKindIsWrittenDownOnce(CapturedOutput output) {
        AtomicInteger times = new AtomicInteger();
        background.start(Work.every("proef-eens", OFTEN, () -> {
            sneak(times.incrementAndGet() % 2 == 0 ? new IllegalStateException("proef") : new StackOverflowError());
        }));
        soon().until(() -> times.get() > 10);
        assertThat(output.getOut().split("Background work proef-eens failed", -1))
                .as("two kinds, and what stands before and after them")
                .hasSize(3);
    }

    @Test
    void aThreadThatIsLostIsReplaced() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger times = new AtomicInteger();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        background = TrialBackground.with(work -> {
            // the first threads, those of the guards and of the work, end before they have done anything
            return kept(threads, made.incrementAndGet() <= 4 ? new Thread(() -> {}) : new Thread(work));
        });
        Loop other = background.start(Work.every("ander", OFTEN, () -> {}));
        Loop loop = background.start(Work.every("proef", OFTEN, times::incrementAndGet));
        soon().until(() -> times.get() > 3);
        soon().until(() -> other.condition().alive() && loop.condition().alive());
        soon().until(() -> guards(threads) == 2);
    }

    @Test
    void thoseThatLookAfterItLookAfterEachOther() {
        AtomicInteger made = new AtomicInteger();
        // only the first of the two is lost at once; nothing else is there to notice
        List<Thread> threads = new CopyOnWriteArrayList<>();
        background = TrialBackground.with(
                work -> kept(threads, made.incrementAndGet() == 1 ? new Thread(() -> {}) : new Thread(work)));
        background.start(Work.every("zelden", Duration.ofDays(1), () -> {}));
        soon().until(() -> guards(threads) == 2);
        assertThat(made.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void workThatHangsHoldsUpNoOtherAndStandsStill(CapturedOutput output) {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger();
        Loop loop = background.start(
                new Work("hangt", Duration.ZERO, OFTEN, Duration.ofMillis(100), () -> untilReleased(hangs)));
        background.start(Work.every("ander", OFTEN, others::incrementAndGet));
        BackgroundHealth health = new BackgroundHealth(background, new SimpleMeterRegistry());

        soon().until(() -> loop.condition().still());
        int before = others.get();
        soon().until(() -> others.get() > before + 3);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsKey("hangt").doesNotContainKey("ander");
        soon().until(() -> output.getOut().contains("STILSTAND-ACHTERGROND hangt staat stil"));

        hangs.countDown();
        soon().until(() -> health.health().getStatus().equals(Status.UP));
        soon().until(() -> output.getOut().contains("STILSTAND-ACHTERGROND hangt weer in orde"));
    }

    @Test
    void workThatOnlyFailsStandsStill() {
        Loop loop = background.start(new Work("mislukt", Duration.ZERO, OFTEN, Duration.ofMillis(100), () -> {
            throw new OutOfMemoryError("proef");
        }));
        soon().until(() -> loop.condition().still());
        assertThat(loop.condition().alive()).isTrue();
    }

    @Test
    void workThatIsSeldomDoneIsTriedAgainSoonAfterItFailed() {
        AtomicInteger times = new AtomicInteger();
        Loop loop = background.start(Work.every("zelden", Duration.ofDays(1), () -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("proef");
            }
        }));
        soon().until(() -> times.get() == 2);
        soon().until(() -> loop.condition().failure() == null);
    }

    @Test
    void workThatWaitsForItsFirstTimeDoesNotStandStill() {
        Loop loop = background.start(
                new Work("later", Duration.ofDays(1), OFTEN, Duration.ZERO, () -> {}).after(Duration.ofDays(1)));
        assertThat(loop.condition().still()).isFalse();
    }

    @Test
    void workOfBeansIsDoneOnlyWhereItIsSwitchedOn() {
        AtomicInteger times = new AtomicInteger();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("proef", Work.every("proef", OFTEN, times::incrementAndGet));
        Background off = new Background(beans.getBeanProvider(Work.class), false);
        off.start();
        assertThat(off.conditions()).isEmpty();
        off.stop();

        Background on = new Background(beans.getBeanProvider(Work.class), true);
        on.start();
        soon().until(() -> times.get() > 1);
        on.stop();
        int before = times.get();
        assertThat(on.conditions()).isEmpty();
        on.destroy();
        off.destroy();
        assertThat(times.get()).isEqualTo(before);
    }

    private static void untilReleased(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static Thread kept(List<Thread> threads, Thread made) {
        threads.add(made);
        return made;
    }

    /** The threads that look after the others, as far as they are there. */
    private static long guards(List<Thread> threads) {
        return threads.stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getName().startsWith("schakel-wacht-"))
                .count();
    }
}
