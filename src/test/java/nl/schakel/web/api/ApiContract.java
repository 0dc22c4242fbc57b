package nl.schakel.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The description of the API as a partner reads it, and what is wrong with an answer that does not keep to it: a status,
 * a kind of refusal, a form or a field that it does not name. Every client of the tests holds each answer against it.
 */
public final class ApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ApiContract> KNOWN = new ConcurrentHashMap<>();
    private static final String PLACE = "/api/v1/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * One operation.
     *
     * @param path from the root of the site, with its variables left open
     */
    public record Operation(String method, String path, JsonNode described) {

        /** Whether the description names this status. */
        public Set<String> statuses() {
            Set<String> statuses = new TreeSet<>();
            described.path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        private boolean isAt(String asked) {
            return asked.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        private long variables() {
            return path.chars().filter(c -> c == '{').count();
        }
    }

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    private ApiContract(JsonNode root) {
        this.root = root;
        String base =
                URI.create(root.path("servers").path(0).path("url").asText()).getPath();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.add(
                                new Operation(entry.getKey().toUpperCase(), base + path.getKey(), entry.getValue()))));
    }

    /** Of the application that stands there; empty when it cannot tell now. */
    public static Optional<ApiContract> of(String base) {
        ApiContract known = KNOWN.get(base);
        if (known == null) {
            HttpResponse<String> answer = read(base);
            if (answer.statusCode() == 503) {
                return Optional.empty();
            }
            known = parse(answer.body());
            KNOWN.put(base, known);
        }
        return Optional.of(known);
    }

    /** From its text. */
    public static ApiContract parse(String description) {
        return new ApiContract(json(description));
    }

    private static HttpResponse<String> read(String base) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(base + PLACE)).build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    public JsonNode root() {
        return root;
    }

    /** The part that a reference points to, or the part itself. */
    public JsonNode resolve(JsonNode part) {
        return part.has("$ref") ? resolve(root.at(part.path("$ref").asText().substring(1))) : part;
    }

    /** The description of one status of an operation; missing when it names none. */
    public JsonNode answer(Operation operation, int status) {
        return resolve(operation.described().path("responses").path(Integer.toString(status)));
    }

    /** Fails when an answer does not keep to the description. */
    public static void keeps(String base, HttpRequest request, HttpResponse<String> answer) {
        of(base).flatMap(contract -> contract.objection(
                        request.method(),
                        request.uri().getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body()))
                .ifPresent(objection -> {
                    throw new AssertionError(objection);
                });
    }

    /** What an answer has that the description does not tell; nothing for an address or a method that it does not have. */
    public Optional<String> objection(String method, String path, int status, String contentType, String body) {
        Operation operation = operations.stream()
                .filter(each -> each.isAt(path))
                .min(Comparator.comparing(Operation::variables))
                .flatMap(nearest -> operations.stream()
                        .filter(each -> each.path().equals(nearest.path())
                                && each.method().equals(method))
                        .findFirst())
                .orElse(null);
        if (operation == null) {
            return Optional.empty();
        }
        String what = operation + " answered " + status;
        JsonNode described = answer(operation, status);
        if (described.isMissingNode()) {
            return Optional.of(what + ", which is not described: " + start(body));
        }
        if (body.isEmpty()) {
            return Optional.empty();
        }
        String form = contentType.replaceFirst(";.*", "");
        JsonNode content = described.path("content").path(form);
        if (content.isMissingNode()) {
            return Optional.of(what + " as " + form + ", which is not described: " + start(body));
        }
        if (!form.endsWith("json")) {
            // the content of a file has no fields
            return Optional.empty();
        }
        JsonNode told = json(body);
        if (status >= 400
                && !types(content.path("schema")).contains(told.path("type").asText())) {
            return Optional.of(what + " with " + told.path("type") + ", which is not described");
        }
        List<String> unknown = new ArrayList<>();
        fields(told, content.path("schema"), "", unknown);
        return unknown.isEmpty() ? Optional.empty() : Optional.of(what + " with fields not described: " + unknown);
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        schema.findValues("enum").forEach(list -> list.forEach(each -> types.add(each.asText())));
        return types;
    }

    private void fields(JsonNode told, JsonNode described, String at, List<String> unknown) {
        JsonNode schema = resolve(described);
        if (told.isArray()) {
            told.forEach(each -> fields(each, schema.path("items"), at + "[]", unknown));
        } else if (told.isObject()) {
            List<JsonNode> parts = new ArrayList<>();
            schema.path("allOf").forEach(part -> parts.add(resolve(part)));
            parts.add(schema);
            boolean closed = parts.stream().anyMatch(part -> part.has("properties"))
                    && parts.stream().noneMatch(part -> part.has("additionalProperties"));
            told.properties().forEach(field -> {
                Optional<JsonNode> found = parts.stream()
                        .map(part -> part.path("properties").path(field.getKey()))
                        .filter(property -> !property.isMissingNode())
                        .findFirst();
                if (found.isPresent()) {
                    fields(field.getValue(), found.get(), at + "." + field.getKey(), unknown);
                } else if (closed) {
                    unknown.add(at + "." + field.getKey());
                }
            });
        }
    }

    private static String start(String body) {
        return body.substring(0, Math.min(200, body.length()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + start(text), e);
        }
    }
}
