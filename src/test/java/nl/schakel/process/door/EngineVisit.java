package nl.schakel.process.door;

import java.net.http.HttpResponse;
import nl.schakel.web.security.Visit;

/** Somebody with a browser who asks the engine's REST directly, with the token that Tasklist would send. */
final class EngineVisit {

    static final String ENGINE = "engine/engine/default/";
    private static final String API = "/camunda/api/";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final Visit visit;
    private final String username;

    EngineVisit(int port, String username) {
        this.visit = new Visit(port).login(username);
        this.username = username;
        visit.get(TASKLIST);
    }

    String username() {
        return username;
    }

    Visit visit() {
        return visit;
    }

    String token() {
        return visit.cookie("XSRF-TOKEN");
    }

    /** Asks the engine; the path is what comes after its name. */
    HttpResponse<String> engine(String method, String path, String body) {
        return api(method, ENGINE + path, body);
    }

    /** Asks any of Camunda's interfaces; the path is what comes after {@code /camunda/api/}. */
    HttpResponse<String> api(String method, String path, String body) {
        return visit.call(method, API + path, body, "X-XSRF-TOKEN", token());
    }
}
