package nl.schakel.notification.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import nl.schakel.support.sms.SmsSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * HTTP client: hands one SMS to the gateway: a small JSON message by HTTP. The mark of the message also travels as
 * idempotency key, so that a gateway which honours it delivers once, also when its answer was lost and we ask again.
 */
@Component
class SmsGateway {

    /** The gateway did not take it; says in a code why, nothing about the message. */
    static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        NotTaken(String code, Fault fault) {
            super(code);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final long RENEW_AT_MOST_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    /** What a gateway answers to a number or a text that it does not want, and to nothing else. */
    private static final Set<Integer> THIS_MESSAGE = Set.of(400, 410, 413, 414, 422);

    private static final int BROKEN = 500;

    private HttpClient client = client();
    private long renewedAt = System.nanoTime() - RENEW_AT_MOST_EVERY_NANOS;
    private final ObjectMapper json = new ObjectMapper();
    private final SmsChannel channel;
    private final Duration wholeTurn;

    SmsGateway(SmsChannel channel, @Value("${schakel.sms.timeout:PT10S}") Duration wholeTurn) {
        this.channel = channel;
        this.wholeTurn = wholeTurn;
    }

    /** Returns once the gateway has taken it. */
    void send(String number, String text, String mark) throws NotTaken, InterruptedException {
        SmsSettings settings = channel.gateway().orElseThrow(() -> new NotTaken("geen-gateway", Fault.DIENST));
        HttpClient now = current();
        CompletableFuture<HttpResponse<Void>> turn =
                now.sendAsync(request(settings, number, text, mark), BodyHandlers.discarding());
        int status;
        try {
            // the client's own limit ends with the first line of the answer; a gateway may take forever over the rest
            status = turn.get(wholeTurn.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            renew(now);
            throw new NotTaken("geen-antwoord", Fault.ONBEKEND);
        } catch (ExecutionException e) {
            renew(now);
            throw new NotTaken(e.getCause().getClass().getSimpleName(), ofConnection(e.getCause()));
        } finally {
            turn.cancel(true);
        }
        if (status / 100 != 2) {
            throw new NotTaken("http-" + status, ofAnswer(status));
        }
    }

    private static Fault ofConnection(Throwable failure) {
        return failure instanceof ConnectException
                        || failure instanceof HttpConnectTimeoutException
                        || failure instanceof SSLException
                        || failure instanceof Error
                ? Fault.DIENST
                : Fault.ONBEKEND;
    }

    private static Fault ofAnswer(int status) {
        if (THIS_MESSAGE.contains(status)) {
            return Fault.ADRES;
        }
        return status == BROKEN ? Fault.ONBEKEND : Fault.DIENST;
    }

    private synchronized HttpClient current() {
        return client;
    }

    /** A client whose own thread was lost, for want of memory, fails for ever; so none is used again after a failure. */
    private synchronized void renew(HttpClient failed) {
        if (client == failed && System.nanoTime() - renewedAt >= RENEW_AT_MOST_EVERY_NANOS) {
            renewedAt = System.nanoTime();
            client = client();
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                // anyone who answers for another address would get the number and the token
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private HttpRequest request(SmsSettings settings, String number, String text, String mark) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(wholeTurn)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", mark)
                .POST(BodyPublishers.ofString(body(number, text, mark)));
        if (!settings.token().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.build();
    }

    private String body(String number, String text, String mark) {
        try {
            return json.writeValueAsString(Map.of("naar", international(number), "tekst", text, "kenmerk", mark));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is no JSON", e);
        }
    }

    /** As gateways want it; people type spaces, and a number in the Netherlands as they dial it. */
    static String international(String number) {
        String dialled = number.replaceAll("[^+0-9]", "");
        if (dialled.startsWith("00")) {
            return "+" + dialled.substring(2);
        }
        return dialled.startsWith("0") ? "+31" + dialled.substring(1) : dialled;
    }
}
