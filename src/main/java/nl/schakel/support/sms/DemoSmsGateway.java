package nl.schakel.support.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.support.background.Workers;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * Server of the demonstration: a gateway of this process alone that delivers nothing: what arrives can be read on a
 * page. It is spoken to over HTTP as a real one is, so that a demonstration runs the same code as an installation.
 */
@Component
@ConditionalOnExpression("'${schakel.sms.url:}'.isBlank() and ${schakel.demo:true}")
public class DemoSmsGateway implements DisposableBean {

    /** Where it takes messages. */
    private static final String PATH = "/berichten";

    private static final int KEPT_AT_MOST = 500;
    private static final int LONGEST_BODY = 10_000;

    private final HttpServer server;
    private final Workers workers;
    private final String token = UUID.randomUUID().toString();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;
    private final Deque<DemoSms> messages = new ArrayDeque<>();
    private final Set<String> seen = Collections.newSetFromMap(new BoundedKeys());

    DemoSmsGateway(Clock clock) throws IOException {
        this.clock = clock;
        // port 0 lets the system choose; only this machine can connect
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        workers = new Workers("demo-sms", 2);
        server.setExecutor(workers);
        server.createContext(PATH, this::take);
        server.start();
    }

    /** How the sender reaches it. */
    public SmsSettings settings() {
        return new SmsSettings(
                "http://%s:%d%s"
                        .formatted(
                                server.getAddress().getAddress().getHostAddress(),
                                server.getAddress().getPort(),
                                PATH),
                token);
    }

    /** @return what arrived since the start, newest first */
    public List<DemoSms> received() {
        synchronized (messages) {
            return new ArrayList<>(messages);
        }
    }

    /** Forgets what arrived. */
    public void clear() {
        synchronized (messages) {
            messages.clear();
        }
    }

    @Override
    public void destroy() {
        server.stop(0);
        workers.halt();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(answer(exchange), -1);
        }
    }

    private int answer(HttpExchange exchange) throws IOException {
        if (!"POST".equals(exchange.getRequestMethod())) {
            return 405;
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        JsonNode body = json.readTree(exchange.getRequestBody().readNBytes(LONGEST_BODY));
        String to = body.path("naar").asText();
        String text = body.path("tekst").asText();
        if (to.isBlank() || text.isBlank()) {
            return 400;
        }
        synchronized (messages) {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (key == null || seen.add(key)) {
                messages.addFirst(new DemoSms(to, text, clock.instant()));
                if (messages.size() > KEPT_AT_MOST) {
                    messages.removeLast();
                }
            }
        }
        return 202;
    }

    /** Remembers the latest keys only; a demonstration may run for weeks. */
    private static final class BoundedKeys extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT_AT_MOST;
        }
    }
}
