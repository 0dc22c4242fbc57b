package nl.schakel.notification.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.sms.SmsSettings;

/**
 * Translation into our own small JSON message, which most gateways can be told to take. The mark of the message also travels as idempotency key, so that a
 * gateway which honours it delivers once, also when its answer was lost and we ask again.
 */
final class PlainSms implements SmsProtocol {

    /** What a gateway answers to a number or a text that it does not want, and to nothing else. */
    private static final Set<Integer> THIS_MESSAGE = Set.of(400, 410, 413, 414, 422);

    private static final int BROKEN = 500;

    private final SmsSettings settings;
    private final ObjectMapper json = new ObjectMapper();

    PlainSms(SmsSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpRequest.Builder handOver(String number, String text, String mark) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", mark)
                .POST(BodyPublishers.ofString(body(number, text, mark)));
        if (!settings.token().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request;
    }

    @Override
    public Optional<HttpRequest.Builder> asks(String mark) {
        return Optional.empty();
    }

    @Override
    public Known known(String answer) {
        return Known.NOTHING;
    }

    @Override
    public Fault refused(int status, String answer) {
        if (THIS_MESSAGE.contains(status)) {
            return Fault.ADRES;
        }
        return status == BROKEN ? Fault.ONBEKEND : Fault.DIENST;
    }

    private String body(String number, String text, String mark) {
        try {
            return json.writeValueAsString(Map.of("naar", number, "tekst", text, "kenmerk", mark));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is no JSON", e);
        }
    }
}
