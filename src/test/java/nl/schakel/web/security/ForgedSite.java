package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks for every address of the application in the name of another site, and looks whether that name comes back. */
final class ForgedSite {

    static final String NAME = "kwaad.example";

    /** In every way in which a request can say that it was meant for another site. */
    static final List<String> CLAIMS = List.of(
            "X-Forwarded-Host: " + NAME,
            "X-Forwarded-Server: " + NAME,
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 4443",
            "X-Forwarded-Prefix: /" + NAME,
            "Forwarded: for=1.2.3.4;host=" + NAME + ";proto=https");

    /** Beside the controllers': what filters, Camunda and the server itself redirect. */
    private static final List<String> OTHERS = List.of(
            "/camunda",
            "/camunda/",
            "/camunda/app",
            "/camunda/app/",
            "/camunda/app/tasklist",
            "/camunda/app/tasklist/",
            "/camunda/app/tasklist/default",
            "/camunda/app/tasklist/default/",
            "/camunda/app/cockpit",
            "/camunda/app/cockpit/default",
            "/camunda/app/welcome",
            "/assets",
            "/webjars",
            "/actuator",
            "/actuator/health",
            "/api/v1/openapi.json",
            "/bestaat-niet");

    /** A variable of an address, its pattern with braces included. */
    private static final String VARIABLE = "\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}";

    private static final String SAMPLE = "00000000-0000-4000-8000-000000000000";

    private final int port;
    private final RequestMappingHandlerMapping mapping;

    ForgedSite(int port, RequestMappingHandlerMapping mapping) {
        this.port = port;
        this.mapping = mapping;
    }

    /** Reads everything as whoever has these cookies; the statuses that came back. */
    Set<Integer> readsEverything(String cookies) {
        Set<Integer> statuses = new TreeSet<>();
        Stream.concat(addresses(RequestMethod.GET), OTHERS.stream())
                .filter(path -> !path.contains("/stroom"))
                .distinct()
                .sorted()
                .forEach(path -> statuses.add(ask("GET", path, cookies, "")));
        return statuses;
    }

    /** Sends every form empty but for its token; the statuses that came back. */
    Set<Integer> sendsEveryForm(String cookies, String token) {
        Set<Integer> statuses = new TreeSet<>();
        addresses(RequestMethod.POST)
                .filter(path -> !path.startsWith("/api/"))
                .distinct()
                .sorted()
                .forEach(path -> statuses.add(ask("POST", path, cookies, "_csrf=" + token)));
        return statuses;
    }

    /** The status of one answer, in which the other name stands nowhere. */
    int ask(String method, String path, String cookies, String form) {
        List<String> headers = new ArrayList<>(List.of("Host: " + NAME, "Cookie: " + cookies));
        headers.addAll(CLAIMS);
        if (!method.equals("GET")) {
            headers.add("Content-Type: application/x-www-form-urlencoded");
        }
        String answer = RawHttp.send(port, method, path, headers, form);
        assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 ").doesNotContain(NAME, ":4443");
        return Integer.parseInt(answer.substring(9, 12));
    }

    private Stream<String> addresses(RequestMethod method) {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(method))
                .flatMap(info -> info.getPatternValues().stream())
                .map(path -> path.replaceAll(VARIABLE, SAMPLE));
    }
}
