package nl.schakel.notification.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.schakel.support.sms.SmsSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hands one SMS to the gateway: a small JSON message by HTTP. The mark of the message also travels as idempotency key, so
 * that a gateway which honours it delivers once, also when its answer was lost and we ask again.
 */
@Component
class SmsGateway {

    /** The gateway did not take it; says in a code why, nothing about the message. */
    static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String code) {
            super(code);
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            // whoever answers for another address would get the number and the token
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final SmsChannel channel;
    private final Duration wholeTurn;

    SmsGateway(SmsChannel channel, @Value("${schakel.sms.timeout:PT10S}") Duration wholeTurn) {
        this.channel = channel;
        this.wholeTurn = wholeTurn;
    }

    /** Returns once the gateway has taken it. */
    void send(String number, String text, String mark) throws NotTaken, InterruptedException {
        SmsSettings settings = channel.gateway().orElseThrow(() -> new NotTaken("geen-gateway"));
        CompletableFuture<HttpResponse<Void>> turn =
                client.sendAsync(request(settings, number, text, mark), BodyHandlers.discarding());
        int status;
        try {
            // the client's own limit ends with the first line of the answer; a gateway may take forever over the rest
            status = turn.get(wholeTurn.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new NotTaken("geen-antwoord");
        } catch (ExecutionException e) {
            throw new NotTaken(e.getCause().getClass().getSimpleName());
        } finally {
            turn.cancel(true);
        }
        if (status / 100 != 2) {
            throw new NotTaken("http-" + status);
        }
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
