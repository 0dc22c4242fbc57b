package nl.schakel.web.scim;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.ProvisioningContacts;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import nl.schakel.web.limits.JsonLimits;
import nl.schakel.web.request.DatabaseOutage;
import nl.schakel.web.request.StorableJson;
import nl.schakel.web.security.ConnectedSystems;
import nl.schakel.web.security.RefusedRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Exception handler of SCIM: every refusal in the form that its systems know (RFC 7644, 3.12), with a Dutch sentence. What was sent is
 * never repeated in it. Who keeps the people sees on the page of the organisation what was refused.
 */
@RestControllerAdvice(basePackageClasses = ScimRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScimRefusals {

    static final String TYPE = "application/scim+json";

    private static final Logger LOG = LoggerFactory.getLogger(ScimRefusals.class);
    private static final Sentences SENTENCES = Sentences.of("refusal-messages");
    private static final String SECONDS = "10";

    /** Codes of our rules that the page has words for; all others are a value that is wrong. */
    private static final Set<String> TOLD =
            Set.of("al-bekend", "ander-domein", "vast", "onbekend", "ontbreekt", "laatste-beheerder");

    private final ProvisioningContacts contacts;
    private final ConnectedSystems systems;
    private final RefusedRequests refusals;

    ScimRefusals(ProvisioningContacts contacts, ConnectedSystems systems, RefusedRequests refusals) {
        this.contacts = contacts;
        this.systems = systems;
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ScimRefused refused, HttpServletRequest request) {
        keep(request, refused.why());
        return answer(refused.status(), refused.type(), SENTENCES.say(refused.sentence(), refused.values()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalid(InvalidInput refused, HttpServletRequest request) {
        String code = refused.errors().get(0).code();
        keep(request, TOLD.contains(code) ? code : "waarde");
        String why =
                refused.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining(" "));
        return switch (code) {
            case "al-bekend" -> answer(HttpStatus.CONFLICT, "uniqueness", why);
            case "vast" -> answer(HttpStatus.BAD_REQUEST, "mutability", why);
            default -> answer(HttpStatus.BAD_REQUEST, "invalidValue", why);
        };
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notVisible(NotVisible refused, HttpServletRequest request) {
        refusals.refused(request);
        if (!HttpMethod.GET.matches(request.getMethod())) {
            keep(request, "niet-gevonden");
        }
        return answer(HttpStatus.NOT_FOUND, null, SENTENCES.say("fout.scim.niet-gevonden"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(
            HttpMessageNotReadableException refused, HttpServletRequest request) {
        List<FieldError> texts = StorableJson.errors(refused);
        if (!texts.isEmpty()) {
            return invalid(new InvalidInput(texts), request);
        }
        if (JsonLimits.explain(refused)) {
            keep(request, "te-groot");
            return answer(HttpStatus.PAYLOAD_TOO_LARGE, null, SENTENCES.say("fout.scim.te-groot"));
        }
        keep(request, "onleesbaar");
        return answer(HttpStatus.BAD_REQUEST, "invalidSyntax", SENTENCES.say("fout.scim.onleesbaar"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> other(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            keep(request, "onleesbaar");
            return answer(status, null, SENTENCES.say("fout.scim.onleesbaar"));
        }
        if (failure instanceof org.springframework.security.access.AccessDeniedException
                || failure instanceof org.springframework.security.core.AuthenticationException) {
            throw failure;
        }
        if (DatabaseOutage.explains(failure)) {
            LOG.warn("database not reachable: {}", failure.getClass().getSimpleName());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, SECONDS)
                    .contentType(MediaType.parseMediaType(TYPE))
                    .body(body(HttpStatus.SERVICE_UNAVAILABLE, null, SENTENCES.say("fout.scim.storing")));
        }
        // the class only: a message could hold what was sent
        LOG.error(
                "unexpected failure: {}",
                failure.getClass().getSimpleName(),
                failure instanceof DataAccessException ? null : failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, null, SENTENCES.say("fout.scim.storing"));
    }

    private void keep(HttpServletRequest request, String why) {
        systems.find(request).ifPresent(provider -> contacts.refused(provider, why));
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, String type, String why) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType(TYPE))
                .body(body(status, type, why));
    }

    private static Map<String, Object> body(HttpStatus status, String type, String why) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(ScimSchema.ERROR));
        body.put("status", Integer.toString(status.value()));
        if (type != null) {
            body.put("scimType", type);
        }
        body.put("detail", why);
        return body;
    }
}
