package nl.schakel.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import nl.schakel.web.api.Api;

/**
 * People of a night who do not give up: every few seconds each of them sends something new, or again what was not
 * acknowledged, always with the same key. All answers are kept.
 */
final class NightTraffic implements AutoCloseable {

    /** What somebody was told, and how long that took. */
    record Told(Instant at, Duration took, Api.Answer answer) {

        /** Whether it was taken in. */
        boolean acknowledged() {
            return answer.status() == 200 || answer.status() == 201;
        }
    }

    private static final long EVERY_SECONDS = 3;
    /** So many new things at most: after that only what is open is sent again. */
    private static final int MOST = 15;

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(4);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Throwable> broken = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<UUID, Runnable> open = new ConcurrentHashMap<>();

    /**
     * Somebody begins.
     *
     * @param send sends what belongs to this key to this node
     */
    void begin(Node node, BiFunction<Node, UUID, Api.Answer> send) {
        Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
        Runnable turn = new Runnable() {
            private int made;

            @Override
            public void run() {
                UUID key = made++ < MOST && waiting.size() < MOST / 2 ? UUID.randomUUID() : waiting.poll();
                if (key != null && !tried(node, key, send)) {
                    waiting.add(key);
                }
            }
        };
        people.scheduleWithFixedDelay(turn, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private boolean tried(Node node, UUID key, BiFunction<Node, UUID, Api.Answer> send) {
        Instant begun = Instant.now();
        open.put(key, () -> tried(node, key, send));
        try {
            Api.Answer answer = send.apply(node, key);
            Told heard = new Told(begun, Duration.between(begun, Instant.now()), answer);
            told.add(heard);
            if (heard.acknowledged()) {
                acknowledged.put(key, answer.json().path("id").asText());
                open.remove(key);
            }
            return heard.acknowledged();
        } catch (RuntimeException failed) {
            broken.add(failed);
            return false;
        }
    }

    /** Everybody stops, after what they are saying now. */
    void end() throws InterruptedException {
        people.shutdown();
        if (!people.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("somebody waits for an answer for a minute");
        }
    }

    /** Sends once more what was never acknowledged. */
    void sendWhatIsOpen() {
        List.copyOf(open.values()).forEach(Runnable::run);
    }

    /** Keys of what was acknowledged: somebody counts on each of them. */
    Collection<UUID> acknowledged() {
        return acknowledged.keySet();
    }

    /** Keys of what nobody took in yet. */
    Collection<UUID> open() {
        return open.keySet();
    }

    /** All answers, in the order in which they came. */
    List<Told> told() {
        return told;
    }

    /** Lines that broke before there was an answer. */
    List<Throwable> broken() {
        return broken;
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
