package nl.schakel.notification.internal;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * HTTP client: hands one SMS to the gateway, in the way that this gateway wants it ({@link SmsProtocol}), and says of a failure
 * whether it is about the number or about the way out.
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

    private static final int OK = 200;

    private HttpClient client = client();
    private long renewedAt = System.nanoTime() - RENEW_AT_MOST_EVERY_NANOS;
    private final SmsChannel channel;
    private final Duration wholeTurn;

    SmsGateway(SmsChannel channel, @Value("${schakel.sms.timeout:PT10S}") Duration wholeTurn) {
        this.channel = channel;
        this.wholeTurn = wholeTurn;
    }

    /**
     * Returns once the gateway has taken it.
     *
     * @param again whether it was tried before, so that the gateway may have it already
     */
    void send(String number, String text, String mark, boolean again) throws NotTaken, InterruptedException {
        SmsProtocol protocol = channel.protocol().orElseThrow(() -> new NotTaken("geen-gateway", Fault.DIENST));
        Optional<HttpRequest.Builder> question = again ? protocol.asks(mark) : Optional.empty();
        if (question.isPresent()) {
            HttpResponse<String> answer = answer(question.get());
            if (answer.statusCode() != OK) {
                throw new NotTaken("vraag-http-" + answer.statusCode(), Fault.DIENST);
            }
            SmsProtocol.Known known = protocol.known(answer.body());
            if (known == SmsProtocol.Known.TAKEN) {
                return;
            }
            if (known == SmsProtocol.Known.UNDELIVERABLE) {
                throw new NotTaken("niet-bezorgd", Fault.ADRES);
            }
        }
        HttpResponse<String> answer = answer(protocol.handOver(international(number), text, mark));
        int status = answer.statusCode();
        if (status / 100 != 2) {
            throw new NotTaken("http-" + status, protocol.refused(status, answer.body()));
        }
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws NotTaken, InterruptedException {
        HttpClient now = current();
        CompletableFuture<HttpResponse<String>> turn =
                now.sendAsync(request.timeout(wholeTurn).build(), FirstCharacters.reader());
        try {
            // the client's own limit ends with the first line of the answer; a gateway may take forever over the rest
            return turn.get(wholeTurn.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            renew(now);
            throw new NotTaken("geen-antwoord", Fault.ONBEKEND);
        } catch (ExecutionException e) {
            renew(now);
            throw new NotTaken(e.getCause().getClass().getSimpleName(), ofConnection(e.getCause()));
        } finally {
            turn.cancel(true);
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

    /** As gateways want it; people type spaces, and a number in the Netherlands as they dial it. */
    static String international(String number) {
        String dialled = number.replaceAll("[^+0-9]", "");
        if (dialled.startsWith("00")) {
            return "+" + dialled.substring(2);
        }
        return dialled.startsWith("0") ? "+31" + dialled.substring(1) : dialled;
    }
}
