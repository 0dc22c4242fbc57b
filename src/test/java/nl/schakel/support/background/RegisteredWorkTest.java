package nl.schakel.support.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** All background work of the application: each piece is begun, alive, and goes on whatever it throws. */
@SchakelTest
// tests that are about something else do without it
@TestPropertySource(properties = "schakel.pollers.enabled=true")
class RegisteredWorkTest {

    private static final List<Error> ERRORS =
            List.of(new OutOfMemoryError("proef"), new StackOverflowError("proef"), new ThreadDeath());

    @Autowired
    private List<Work> works;

    @Autowired
    private Background background;

    @Test
    void allOfItIsDone() {
        List<String> names = works.stream().map(Work::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(background.conditions())
                .extracting(Loop.Condition::name)
                .containsAll(names)
                .contains("uitbak-mail", "uitbak-alarm-mail", "uitbak-sms", "piketpaginas-bijwerken");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(background.standingStill()).isEmpty());
    }

    /** The work itself, with its own rhythm but for the pauses, when what it does is struck. */
    @TestFactory
    Stream<DynamicTest> eachGoesOn() {
        return works.stream()
                .map(work -> DynamicTest.dynamicTest(work.name(), () -> {
                    AtomicInteger times = new AtomicInteger();
                    Background own = TrialBackground.with(Thread::new);
                    try {
                        Loop loop = own.start(
                                new Work(work.name(), Duration.ZERO, Duration.ofMillis(5), work.patience(), () -> {
                                    int time = times.getAndIncrement();
                                    if (time < ERRORS.size()) {
                                        throw ERRORS.get(time);
                                    }
                                }));
                        await().atMost(Duration.ofSeconds(20)).until(() -> times.get() > ERRORS.size() + 1);
                        assertThat(loop.condition().failure()).isNull();
                        assertThat(loop.condition().still()).isFalse();
                    } finally {
                        own.destroy();
                    }
                }));
    }
}
