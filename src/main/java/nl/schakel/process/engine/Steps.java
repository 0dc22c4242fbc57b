package nl.schakel.process.engine;

import java.util.Locale;
import java.util.Set;
import nl.schakel.process.names.StepNames;

/**
 * Translation of names: the stable code of a step: the activity id of its user task in kebab case, without {@code
 * Task_}.
 */
public final class Steps {

    /** The steps in which a second reader confirms a proposed end, or lets the case go on (R2). */
    public static final Set<String> SECOND_READINGS = Set.of(StepNames.VOORSTEL_TEGENLEZEN, StepNames.EINDE_TEGENLEZEN);

    private Steps() {}

    /** {@code Task_SignaalBeoordelen} becomes {@code signaal-beoordelen}. */
    public static String of(String activityId) {
        return activityId
                .replaceFirst("^Task_", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
