package nl.schakel.process.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Translation for the access log: how the access log calls a request that the door refused: words of the engine's API
 * only, nothing that was typed.
 */
final class RefusedAddress {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    /** What the engine's API is made of. */
    private static final Set<String> KINDS = Set.of(
            "authorization",
            "batch",
            "case-definition",
            "case-execution",
            "case-instance",
            "condition",
            "decision-definition",
            "decision-requirements-definition",
            "deployment",
            "event-subscription",
            "execution",
            "external-task",
            "filter",
            "group",
            "history",
            "identity",
            "incident",
            "job",
            "job-definition",
            "message",
            "metrics",
            "migration",
            "modification",
            "optimize",
            "process-definition",
            "process-instance",
            "schema",
            "signal",
            "task",
            "telemetry",
            "tenant",
            "user",
            "variable-instance",
            "version");

    private RefusedAddress() {}

    static String of(HttpServletRequest request) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "ANDERS";
        for (String segment : request.getRequestURI().split("/")) {
            if (KINDS.contains(segment)) {
                return "engine:" + method + ":" + segment;
            }
        }
        return "engine:" + method;
    }
}
