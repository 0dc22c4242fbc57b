package nl.schakel.process.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reader of requests: reads what a request asks of the engine and compares it with a rule. Its answer is the request
 * as the engine gets it: written anew from what was understood, so that the engine reads nothing else in it.
 */
final class AskedOfEngine {

    private static final int LONGEST_BODY = 64 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AskedOfEngine() {}

    /** Whether every parameter of the address is named by the rule, stands there once, and looks as it says. */
    static boolean queryFits(DoorRule rule, HttpServletRequest request, String user) {
        String query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return true;
        }
        Set<String> seen = new HashSet<>();
        for (String pair : query.split("&", -1)) {
            int is = pair.indexOf('=');
            if (is < 0) {
                return false;
            }
            Optional<String> name = decoded(pair.substring(0, is));
            Optional<String> value = decoded(pair.substring(is + 1));
            boolean fits = name.isPresent()
                    && value.isPresent()
                    && seen.add(name.get())
                    && fits(rule.query(), name.get(), new TextNode(value.get()), user);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The body as the engine gets it; empty when it is not as the rule says. */
    static Optional<byte[]> body(DoorRule rule, HttpServletRequest request, String user) throws IOException {
        byte[] sent = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (rule.body() == null || sent.length == 0) {
            // a claim without a name would take the task from who has it; a list without criteria is what Cockpit asks
            boolean may = rule.body() == null || rule.handling() != DoorRule.Handling.CLAIM;
            return sent.length == 0 && may ? Optional.of(sent) : Optional.empty();
        }
        String type = request.getContentType();
        if (sent.length > LONGEST_BODY || type == null || !type.startsWith("application/json")) {
            return Optional.empty();
        }
        try {
            JsonNode body = JSON.readTree(sent);
            return body.isObject() && fieldsFit(rule.body(), body, user)
                    ? Optional.of(JSON.writeValueAsBytes(body))
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fieldsFit(Map<String, Shape> allowed, JsonNode body, String user) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!fits(allowed, field.getKey(), field.getValue(), user)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Map<String, Shape> allowed, String name, JsonNode value, String user) {
        Shape shape = allowed.get(name);
        return shape != null && shape.fits(value, user);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
