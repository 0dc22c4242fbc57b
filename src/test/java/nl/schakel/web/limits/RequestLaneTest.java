package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody takes the threads of others. */
class RequestLaneTest {

    private final RequestLane lane = new RequestLane("test", new RequestLane.Width(3, 2, 2, 1), Duration.ofMillis(50));

    @Test
    void oneCallerHoldsAShareAndNotMore() {
        assertThat(lane.enter("one")).isNotNull();
        RequestLane.LanePlace second = lane.enter("one");
        assertThat(second).isNotNull();
        assertThat(lane.enter("one")).isNull();
        assertThat(lane.enter("other")).as("there is room for others").isNotNull();
        assertThat(lane.enter("third")).as("until all is held").isNull();

        second.close();

        assertThat(lane.enter("third")).isNotNull();
        assertThat(lane.held()).isEqualTo(3);
    }

    @Test
    void whoIsRefusedHoldsNothing() {
        for (int i = 0; i < 10; i++) {
            lane.enter("one");
        }

        assertThat(lane.held()).isEqualTo(2);
    }

    @Test
    void fewerWorkThanHold() {
        RequestLane.LanePlace one = lane.enter("one");
        RequestLane.LanePlace same = lane.enter("one");
        RequestLane.LanePlace other = lane.enter("other");

        assertThat(one.work()).isTrue();
        assertThat(same.work()).as("one at a time for one caller").isFalse();
        assertThat(other.work())
                .as("who waited in vain keeps nobody from working")
                .isTrue();
        one.close();
        assertThat(same.work()).isTrue();
    }

    @Test
    void whoWaitsForATurnGetsItWhenItComes() throws Exception {
        RequestLane patient = new RequestLane("test", new RequestLane.Width(2, 2, 1, 1), Duration.ofMinutes(1));
        RequestLane.LanePlace first = patient.enter("one");
        RequestLane.LanePlace second = patient.enter("one");
        assertThat(first.work()).isTrue();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Boolean> turn = CompletableFuture.supplyAsync(second::work, thread);
            first.close();

            assertThat(turn.get(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void allLanesTogetherLeaveAThreadToSayNo() {
        RequestLanes lanes = new RequestLanes();

        assertThat(lanes.all().mapToInt(each -> each.width().threads()).sum()).isLessThan(lanes.threads());
        assertThat(lanes.all().mapToInt(each -> each.width().atWork()).sum())
                .as("what the pool of connections to the database is counted by")
                .isEqualTo(36);
    }
}
