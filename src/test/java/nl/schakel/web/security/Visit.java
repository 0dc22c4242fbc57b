package nl.schakel.web.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.web.api.ApiContract;

/** A browser without script: keeps cookies, follows no redirect by itself, sends forms with the token of the page. */
public final class Visit {

    private static final Pattern CLOCK = Pattern.compile("<p>Demoklok[^<]*</p>");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    /** A new visitor. */
    public Visit(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Logs in as a demo account. */
    public Visit login(String username) {
        HttpResponse<String> answer =
                submit("/inloggen", token(), "gebruikersnaam", username, "wachtwoord", "schakel-demo");
        if (answer.statusCode() != 302) {
            throw new AssertionError("not logged in: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    /** Opens a page; headers in pairs. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** The token that our pages put in their forms. */
    public String token() {
        return tokenIn(get("/inloggen/sessie").body());
    }

    /** Sends a form; fields in pairs. */
    public HttpResponse<String> submit(String path, String token, String... fields) {
        return submit(path, token, List.of(), fields);
    }

    /** Sends a form with headers in pairs; fields in pairs. */
    public HttpResponse<String> submit(String path, String token, List<String> headers, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        if (token != null) {
            pairs.add("_csrf=" + encode(token));
        }
        return send(request(path, headers.toArray(String[]::new))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends a form with a file, as browsers do. @param token may be null; fields in pairs */
    public HttpResponse<String> sendFile(String path, String token, String name, byte[] content, String... fields) {
        String boundary = "grens-van-de-proef";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            part(body, boundary, "\"" + fields[i] + "\"", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        if (token != null) {
            part(body, boundary, "\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
        }
        part(body, boundary, "\"bestand\"; filename=\"" + name + "\"", content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Opens what is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends JSON; headers in pairs. */
    public HttpResponse<String> json(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends any request, with a body of JSON or none; headers in pairs. */
    public HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any method; headers in pairs. @param body may be null */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The browser forgets a cookie, as at the end of a session. */
    public void forget(String cookie) {
        cookies.getCookieStore().getCookies().stream()
                .filter(kept -> kept.getName().equals(cookie))
                .toList()
                .forEach(kept -> cookies.getCookieStore().remove(URI.create(base), kept));
    }

    /** The value of a cookie, or the empty string. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(kept -> kept.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** The number of the session as the database has it; the cookie carries a signature too. */
    public String session() {
        return sessionIn(cookie("SCHAKEL"));
    }

    /** The number of the session in such a cookie. */
    public static String sessionIn(String cookie) {
        return new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8).replaceFirst("\\..*$", "");
    }

    /** Has this cookie from now on, whoever made it. */
    public void have(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    /** The token in a page or in the answer about the session. */
    public static String tokenIn(String body) {
        Matcher form = TOKEN.matcher(body);
        if (form.find()) {
            return form.group(1);
        }
        Matcher json = Pattern.compile("\"csrf\":\"([^\"]+)\"").matcher(body);
        if (json.find()) {
            return json.group(1);
        }
        throw new AssertionError("no token in: " + body);
    }

    /** What a page sends back of itself in a hidden field; the first, when there are several. */
    public static String hidden(String body, String name) {
        Matcher field = Pattern.compile("<input type=\"hidden\"[^>]* name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(body);
        if (!field.find()) {
            throw new AssertionError("no hidden field " + name);
        }
        return field.group(1);
    }

    /** A page without the token and the minute of the demo clock, which differ each time, to compare two of them. */
    public static String withoutTokenAndClock(String body) {
        return CLOCK.matcher(TOKEN.matcher(body).replaceAll("")).replaceAll("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder made) {
        HttpRequest request = made.build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (request.uri().getPath().startsWith("/api/")) {
                ApiContract.keeps(base, request, answer);
            }
            // tests have no certificate: this visitor also sends what a browser keeps for https
            cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
