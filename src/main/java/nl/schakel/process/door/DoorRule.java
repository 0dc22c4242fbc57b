package nl.schakel.process.door;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: one request that may pass the engine's door.
 *
 * @param path after {@code /camunda/api/}, with the ids of {@link #matches} as groups {@code task}, {@code user},
 *     {@code filter} and {@code model}
 * @param query the parameters that may stand in the address, each once; nothing else may
 * @param body the fields that may stand in a JSON body; null when there may be no body
 * @param what how the access log calls it, for what shows cases
 */
record DoorRule(
        String method,
        Pattern path,
        Map<String, Shape> query,
        Map<String, Shape> body,
        Audience audience,
        Handling handling,
        String what) {

    /** For whom. */
    enum Audience {
        /** Everybody with an account: Tasklist and the page that leads to it. */
        STAFF,
        /** Who runs Schakel: Cockpit, to look only. */
        OPERATORS
    }

    /** What the door does with it. */
    enum Handling {
        /** Shows nothing of any case. */
        PASS,
        /** Shows nothing but of a user, who has to be the one who asks. */
        OWN_PROFILE,
        /** Runs a filter, which has to be one of ours; what it shows is logged. */
        FILTER,
        /** Shows one task, to who may do it. */
        TASK,
        /** Takes a task in hand, as the task page does. */
        CLAIM,
        /** Gives a task back, as the task page does. */
        RELEASE,
        /** Shows cases as the engine knows them; what it shows is logged. */
        LOOK
    }

    DoorRule {
        query = Map.copyOf(query);
        body = body == null ? null : Map.copyOf(body);
    }

    /** Whether a model is named in its address. */
    boolean namesModel() {
        return path.pattern().contains("(?<model>");
    }

    /** The match when this rule is about such a request, else null. */
    Matcher matches(String method, String path) {
        Matcher matcher = this.path.matcher(path);
        return this.method.equals(method) && matcher.matches() ? matcher : null;
    }
}
