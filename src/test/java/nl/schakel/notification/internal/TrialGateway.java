package nl.schakel.notification.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An SMS gateway that can be ill in the ways that gateways are, for each number apart. */
public final class TrialGateway implements AutoCloseable {

    /** What is wrong with it. */
    enum Illness {
        /** Answers 500. */
        BROKEN,
        /** Takes the connection and never answers. */
        HANGS,
        /** Begins an answer and never ends it. */
        ENDLESS,
        /** Delivers and drops the line before it has said so. */
        LOSES_ANSWER,
        /** Sends the caller to another address. */
        REDIRECTS,
        /** Says that it will never take this number. */
        REFUSES
    }

    /** One message as it came in. */
    public record Received(Instant at, String to, String text, String mark, String key, String authorization) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    final Map<String, Illness> ill = new ConcurrentHashMap<>();
    private volatile CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** Takes messages from now on. */
    public TrialGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What was handed in so far, in that order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Where it takes messages. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
    }

    /** Well again, and as if nobody had written yet. */
    void fresh() {
        letGo();
        closing = new CountDownLatch(1);
        received.clear();
        ill.clear();
    }

    /** Hangs up on who still waits for an answer. */
    void letGo() {
        closing.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        received.add(new Received(
                Instant.now(),
                body.path("naar").asText(),
                body.path("tekst").asText(),
                body.path("kenmerk").asText(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        Illness illness = ill.get(body.path("naar").asText());
        if (illness == null) {
            exchange.sendResponseHeaders(202, -1);
        } else {
            switch (illness) {
                case BROKEN -> exchange.sendResponseHeaders(500, -1);
                case HANGS -> untilClosed();
                case ENDLESS -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    untilClosed();
                }
                case REFUSES -> exchange.sendResponseHeaders(422, -1);
                case REDIRECTS -> {
                    exchange.getResponseHeaders().set("Location", url() + "/elders");
                    exchange.sendResponseHeaders(307, -1);
                }
                default -> {
                    // closed below, before a word is said
                }
            }
        }
        exchange.close();
    }

    private void untilClosed() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
