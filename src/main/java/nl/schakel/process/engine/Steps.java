package nl.schakel.process.engine;

import java.util.Locale;

/**
 * Translation of names: the stable code of a step: the activity id of its user task in kebab case, without {@code
 * Task_}.
 */
public final class Steps {

    private Steps() {}

    /** {@code Task_SignaalBeoordelen} becomes {@code signaal-beoordelen}. */
    public static String of(String activityId) {
        return activityId
                .replaceFirst("^Task_", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
