package nl.schakel.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.schakel.web.api.ApiContract;

/** Requests made from the description of the API: what it asks for, nearly that, and nothing like it. */
final class ApiRequests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "X");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=UTF-16",
            "application/json; charset=nergens",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/cbor",
            "application/yaml",
            "geen type",
            "");
    private static final int DEEP = 20_000;

    private final Random random;
    private final Values values;
    private final JsonNode schemas;
    /** Whether the request that is being made is as it should be, so that it gets further than the first check. */
    private boolean good;

    private final List<ApiContract.Operation> operations;

    ApiRequests(ApiContract contract, Random random, Values values) {
        this.random = random;
        this.values = values;
        this.schemas = contract.root().path("components").path("schemas");
        // the clock of a demonstration exists nowhere else, and moves everybody's
        this.operations = contract.operations().stream()
                .filter(operation -> !operation.path().contains("/demo/"))
                .toList();
    }

    int size() {
        return operations.size();
    }

    Fuzzed next(String role, Map<String, String> login) {
        ApiContract.Operation operation = values.pick(operations);
        good = random.nextInt(5) < 3;
        String method = !good && random.nextInt(10) == 0 ? values.pick(METHODS) : operation.method();
        Map<String, String> headers = new LinkedHashMap<>(login);
        String target = target(operation, headers);
        byte[] body = null;
        JsonNode asked = operation.described().path("requestBody");
        if (!asked.isMissingNode() || random.nextInt(30) == 0) {
            String type = !good && random.nextInt(8) == 0 ? values.pick(TYPES) : "application/json";
            if (!type.isEmpty()) {
                headers.put("Content-Type", type);
            }
            body = body(asked.path("content").path("application/json").path("schema"), type);
        }
        if (random.nextInt(15) == 0) {
            headers.put("Accept", values.pick(List.of("application/xml", "image/png", "*/*;q=0", "geen", "text/html")));
        }
        return new Fuzzed(operation.method() + " " + operation.path(), role, method, target, headers, body);
    }

    private String target(ApiContract.Operation operation, Map<String, String> headers) {
        StringBuilder target = new StringBuilder();
        for (String step : operation.path().split("(?=\\{)|(?<=})")) {
            target.append(!step.startsWith("{") ? step : good ? values.id() : values.step());
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
                query.add(name + "=" + (good ? values.of(name) : values.encoded()));
            }
            if (parameter.path("in").asText().equals("header") && random.nextBoolean()) {
                headers.put(name, header());
            }
        }
        if (!good && random.nextInt(6) == 0) {
            query.add(values.encoded() + "=" + values.encoded());
        }
        if (!good && !query.isEmpty() && random.nextInt(8) == 0) {
            query.add(query.get(0));
        }
        return shortEnough(target + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    /** A longer one is refused by its length, which teaches nothing more. */
    static String shortEnough(String target) {
        return target.length() > 6_000 ? target.substring(0, 6_000) : target;
    }

    private String header() {
        return random.nextBoolean()
                ? UUID.randomUUID().toString()
                : values.text().replaceAll("[\r\n]", "");
    }

    private byte[] body(JsonNode schema, String type) {
        switch (good ? -1 : random.nextInt(15)) {
            case 0:
                return "[".repeat(DEEP).getBytes(StandardCharsets.UTF_8);
            case 1:
                return ("{\"a\":".repeat(900) + "1" + "}".repeat(900)).getBytes(StandardCharsets.UTF_8);
            case 2:
                return values.text().getBytes(StandardCharsets.UTF_8);
            case 3:
                return new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{', (byte) 0xc0, (byte) 0x80};
            case 4:
                return ("{\"a\":" + "9".repeat(1_500) + "}").getBytes(StandardCharsets.UTF_8);
            default:
                String json = made("", schema, 0).toString();
                // Jackson writes a lone surrogate as such; sent as an escape it arrives
                String sent = !good && random.nextInt(12) == 0 ? json.replaceFirst("\"([a-z])", "\"\\\\ud800$1") : json;
                return sent.getBytes(type.contains("UTF-16") ? StandardCharsets.UTF_16 : charset());
        }
    }

    private Charset charset() {
        return random.nextInt(40) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private JsonNode made(String name, JsonNode given, int depth) {
        JsonNode schema =
                given.has("$ref") ? schemas.path(given.path("$ref").asText().replaceFirst(".*/", "")) : given;
        if (!good && random.nextInt(12) == 0 || depth > 6) {
            return wrong();
        }
        if (schema.path("enum").isArray() && (good || random.nextInt(4) > 0)) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asText("object")) {
            case "string" -> JSON.textNode(good ? values.of(name) : values.text());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" ->
                random.nextInt(4) == 0
                        ? JSON.numberNode(
                                new BigDecimal(values.pick(List.of("1e400", "-1", "9e18", "0.1", "2147483648"))))
                        : JSON.numberNode(random.nextInt(2_100));
            case "array" -> array(name, schema, depth);
            default -> object(schema, depth);
        };
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = good ? 1 : random.nextInt(30) == 0 ? 300 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(made(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(4) > 0) {
                object.set(property.getKey(), made(property.getKey(), property.getValue(), depth + 1));
            }
        });
        if (schema.has("additionalProperties")) {
            for (int i = 0; i < random.nextInt(4); i++) {
                object.set(
                        good ? values.criterion() : values.text(),
                        made("antwoord", schema.path("additionalProperties"), depth + 1));
            }
        }
        if (!good && random.nextInt(12) == 0) {
            object.set(values.text(), wrong());
        }
        return object;
    }

    private JsonNode wrong() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(new BigDecimal("1e308"));
            case 2 -> JSON.arrayNode().add(JSON.nullNode()).add(JSON.objectNode());
            case 3 -> JSON.objectNode().put(values.text(), values.text());
            case 4 -> JSON.booleanNode(true);
            default -> JSON.textNode(values.text());
        };
    }
}
