package nl.schakel.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import nl.schakel.web.limits.Line;

/**
 * Strangers who mean no good, from eight networks of this machine, until it is closed: some send a byte now and then, some
 * send lists of 44 MB, and many ask and report. Nobody of them is signed in. They take from the same
 * processors as what they attack, which real strangers do not: so each waits a moment after an answer.
 */
final class Flood implements AutoCloseable {

    private static final int MB = 1024 * 1024;
    private static final int STRANGERS = 64;
    private static final String JSON = "application/json";
    private static final List<String> ADDRESSES =
            List.of("/api/v1/meldingen", "/melden", "/inloggen", "/api/v1/piket/oproepen", "/piket/oproep");

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final int port;
    private final ScheduledExecutorService drip = Executors.newScheduledThreadPool(2);
    private final ScheduledExecutorService strangers = Executors.newScheduledThreadPool(STRANGERS);
    private final List<Line> open = new ArrayList<>();
    private final Map<String, LongAdder> heard = new ConcurrentHashMap<>();

    Flood(int port) {
        this.port = port;
    }

    /** So many connections that send a byte of a body, or of a header, every so often; who is cut off comes back. */
    Flood slow(int lines, Duration every) {
        for (int i = 0; i < lines; i++) {
            String address = ADDRESSES.get(i % ADDRESSES.size());
            String head = i % 4 == 3
                    ? "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nX-Traag: "
                    : Line.post(address, i % 2 == 0 ? JSON : "application/x-www-form-urlencoded", 100_000);
            String from = network(i);
            drip.scheduleWithFixedDelay(
                    new Runnable() {
                        private Line line;

                        @Override
                        public void run() {
                            if (line == null || !line.send("x")) {
                                again();
                            }
                        }

                        private void again() {
                            try {
                                line = Line.from(from, port);
                                keep(line);
                                line.send(head);
                                count("slow: begun");
                            } catch (RuntimeException refused) {
                                count("slow: no connection");
                            }
                        }
                    },
                    0,
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** So many who send a list of 44 MB, again and again. */
    Flood big(int lines) {
        String piece = Line.chunk("\"verzonnen\",".repeat(5_000));
        return each(lines, "big", Duration.ofMillis(200), from -> {
            try (Line line = Line.from(from, port)) {
                line.send(Line.chunked("/api/v1/meldingen", JSON) + Line.chunk("{\"indicatoren\":["));
                for (int sent = 0; sent < 44 * MB && line.send(piece); sent += piece.length()) {
                    // until all is sent or the other side has had enough
                }
                return Line.status(line.hear(Duration.ofSeconds(2)));
            }
        });
    }

    /** So many who report, and as many who look at the page, each again a moment after there was an answer. */
    Flood many(int lines) {
        String report = "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief).\"}";
        String post = Line.post("/api/v1/meldingen", JSON, report.length(), "Connection: close") + report;
        String get = "GET /melden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return each(lines, "many who report", A_MOMENT, from -> asks(from, post))
                .each(lines, "many who look", A_MOMENT, from -> asks(from, get));
    }

    private int asks(String from, String what) {
        try (Line line = Line.from(from, port)) {
            line.send(what);
            return Line.status(line.hear(Duration.ofSeconds(15)));
        }
    }

    /** How often what was heard, by kind; 0 is a line that was closed without a word. */
    Map<String, Long> heard() {
        Map<String, Long> all = new TreeMap<>();
        heard.forEach((what, times) -> all.put(what, times.sum()));
        return all;
    }

    private interface Stranger {
        int comes(String from);
    }

    private Flood each(int lines, String kind, Duration pause, Stranger stranger) {
        for (int i = 0; i < lines; i++) {
            String from = network(i);
            strangers.scheduleWithFixedDelay(
                    () -> {
                        try {
                            count(kind + ": " + stranger.comes(from));
                        } catch (RuntimeException refused) {
                            count(kind + ": no connection");
                        }
                    },
                    0,
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private static String network(int number) {
        return "127.0.3." + (1 + number % 8);
    }

    private void count(String what) {
        heard.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    private synchronized void keep(Line line) {
        open.add(line);
    }

    @Override
    public synchronized void close() {
        drip.shutdownNow();
        strangers.shutdownNow();
        open.forEach(Line::close);
        try {
            if (!strangers.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("strangers do not go away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
