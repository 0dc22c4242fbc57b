package nl.schakel.notification.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import nl.schakel.support.sms.SmsSettings;
import nl.schakel.support.sms.SmsSettings.ApiKey;
import nl.schakel.support.time.RealTime;

/**
 * Translation into what NotifyNL takes, the message service of the Dutch government (https://docs.notifynl.nl): a template of ours that
 * holds nothing but our text, and a token that is signed anew for each request, since it is good for 30 seconds. A second message with
 * the same mark would go out too, so who tries again asks by the mark first.
 */
final class NotifyNl implements SmsProtocol {

    private static final int WRONG = 400;
    private static final int BROKEN = 500;

    private final SmsSettings settings;
    private final ApiKey key;
    private final RealTime time;
    private final ObjectMapper json = new ObjectMapper();

    NotifyNl(SmsSettings settings, ApiKey key, RealTime time) {
        this.settings = settings;
        this.key = key;
        this.time = time;
    }

    @Override
    public HttpRequest.Builder handOver(String number, String text, String mark) {
        Map<String, Object> message = Map.of(
                "phone_number",
                number,
                "template_id",
                settings.notifynlTemplate(),
                "personalisation",
                Map.of("tekst", text),
                "reference",
                mark);
        return request("/v2/notifications/sms")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(written(message)));
    }

    @Override
    public Optional<HttpRequest.Builder> asks(String mark) {
        return Optional.of(request("/v2/notifications?template_type=sms&reference=" + mark));
    }

    @Override
    public Known known(String answer) {
        Known known = Known.NOTHING;
        for (JsonNode one : read(answer).path("notifications")) {
            switch (one.path("status").asText()) {
                case "technical-failure", "temporary-failure" -> {
                    // that try is over
                }
                case "permanent-failure" -> known = Known.UNDELIVERABLE;
                default -> {
                    return Known.TAKEN;
                }
            }
        }
        return known;
    }

    /** A message with a wrong template or key is refused like one with a wrong number: only the words tell them apart. */
    @Override
    public Fault refused(int status, String answer) {
        if (status == WRONG) {
            for (JsonNode error : read(answer).path("errors")) {
                if (error.path("error").asText().equals("ValidationError")
                        && error.path("message").asText().startsWith("phone_number")) {
                    return Fault.ADRES;
                }
            }
            return Fault.DIENST;
        }
        return status == BROKEN ? Fault.ONBEKEND : Fault.DIENST;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url().replaceFirst("/+$", "") + path))
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .issuer(key.service())
                            .issueTime(Date.from(time.now()))
                            .build());
            token.sign(new MACSigner(key.secret()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key of 36 characters signs", e);
        }
    }

    private JsonNode read(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    private String written(Map<String, Object> message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is no JSON", e);
        }
    }
}
