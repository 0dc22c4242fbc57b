package nl.schakel.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Speaks to the API as a system of a partner does: plain HTTP, nothing of the application. Each answer is held against the
 * description of the API, which a partner goes by.
 */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer: status, headers and JSON, if there is any. */
    public record Answer(int status, HttpResponse<String> raw) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return raw.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(raw.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + raw.body(), e);
            }
        }

        /** One header, or the empty string. */
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String user;

    private Api(String base, String user) {
        this.base = base;
        this.user = user;
    }

    /** Without login. */
    public static Api anonymous(int port) {
        return new Api("http://localhost:" + port, null);
    }

    /** As a demo account, by HTTP Basic. */
    public static Api as(int port, String user) {
        return new Api("http://localhost:" + port, user);
    }

    /** GET with headers given in pairs. */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Every element of a list that is given in pages. */
    public List<JsonNode> all(String path, String field) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get(path
                            + (next.isEmpty()
                                    ? ""
                                    : (path.contains("?") ? "&" : "?") + "volgende="
                                            + URLEncoder.encode(next, StandardCharsets.UTF_8)))
                    .json();
            page.path(field).forEach(all::add);
            next = page.path("volgende").asText("");
        } while (!next.isEmpty());
        return all;
    }

    /** POST of a JSON text with headers given in pairs. */
    public Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    /** POST of a form with one file, as {@code bestand}; other fields in pairs. */
    public Answer file(String path, String name, byte[] content, String... fields) {
        String boundary = "grens-van-de-proef";
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            others.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                    + fields[i + 1] + "\r\n");
        }
        byte[] head = (others + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\""
                        + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, end))));
    }

    /** POST of a file, as its content alone. */
    public Answer sendFile(String path, String type, byte[] content) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    /** PUT of a JSON text. */
    public Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    /** DELETE. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method; headers in pairs. @param body may be null */
    public Answer send(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (user != null) {
            String secret =
                    Base64.getEncoder().encodeToString((user + ":schakel-demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + secret);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder made) {
        HttpRequest request = made.build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            ApiContract.keeps(base, request, response);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
