package nl.schakel.process.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.StandstillPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Due work of the engine that nobody does is seen; work that is done, however much there is, is not. */
class StepWatchTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final EngineCondition condition = mock(EngineCondition.class);
    private final Standstills standstills = mock(Standstills.class);
    private final AtomicInteger seen = new AtomicInteger();
    private final StepWatch watch = new StepWatch(condition, standstills, PATIENCE);

    @BeforeEach
    void count() {
        doAnswer(call -> seen.incrementAndGet()).when(standstills).seen(any(), any(), any());
    }

    @Test
    void whatStaysDueStandsStill() {
        when(condition.due(anyInt())).thenReturn(Set.of("een", "twee"));
        watch.look();
        assertThat(seen).hasValue(0);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            watch.look();
            return seen.get() > 0;
        });
        verify(standstills, atLeastOnce()).seen(eq(StandstillPart.STAPPEN), any(), any());
    }

    @Test
    void aLongQueueThatGetsShorterDoesNotUntilSomethingWaitsForFarTooLong() {
        long start = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        when(condition.due(anyInt())).thenAnswer(call -> Set.of("blijft", "klaar-" + done.incrementAndGet()));
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            watch.look();
            return seen.get() > 0;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE.multipliedBy(5));
    }

    @Test
    void whileTheDatabaseIsAwayNobodyCouldDoIt() {
        when(condition.due(anyInt())).thenReturn(Set.of("een"));
        watch.look();
        when(condition.due(anyInt())).thenThrow(new IllegalStateException("proef"));
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            assertThatThrownBy(watch::look).hasMessage("proef");
            return System.nanoTime() - start > PATIENCE.toNanos() * 2;
        });
        doReturn(Set.of("een")).when(condition).due(anyInt());
        watch.look();
        assertThat(seen).hasValue(0);
    }
}
