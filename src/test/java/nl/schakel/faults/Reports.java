package nl.schakel.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.schakel.web.api.Api;

/** Reports of a system that keeps its keys, sends from several threads, and remembers what was acknowledged. */
final class Reports {

    private static final String PATH = "/api/v1/meldingen";
    private static final int THREADS = 6;

    private final List<String> keys = new ArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    Reports(int number) {
        for (int i = 0; i < number; i++) {
            keys.add(UUID.randomUUID().toString());
        }
    }

    /**
     * Sends what is not acknowledged yet.
     *
     * @param enough called once, by a sender, when so many were acknowledged
     */
    void send(Api api, int after, Runnable enough) throws Exception {
        AtomicInteger answers = new AtomicInteger();
        List<String> open =
                keys.stream().filter(key -> !acknowledged.containsKey(key)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (String key : open) {
                all.add(threads.submit(() -> {
                    if (send(api, key) && answers.incrementAndGet() == after) {
                        enough.run();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends what is not acknowledged yet. */
    void send(Api api) throws Exception {
        send(api, 0, () -> {});
    }

    /** References that were given out: somebody counts on each of them. */
    Collection<String> acknowledged() {
        return acknowledged.values();
    }

    /** The status of answers that were no acknowledgement. */
    Collection<Integer> refusals() {
        return refused.values();
    }

    private boolean send(Api api, String key) {
        try {
            Api.Answer answer = api.post(
                    PATH,
                    "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen " + key + " (fictief).\"}",
                    "Idempotency-Key",
                    key);
            if (answer.status() == 201) {
                acknowledged.put(key, answer.json().path("referentie").asText());
                return true;
            }
            refused.put(key, answer.status());
        } catch (UncheckedIOException broken) {
            // the line broke: the sender knows nothing, and asks again later
        }
        return false;
    }
}
