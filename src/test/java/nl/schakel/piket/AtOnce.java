package nl.schakel.piket;

import java.util.List;
import java.util.concurrent.Callable;
import nl.schakel.support.input.InvalidInput;

/** Two people who tap at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** @return what each was told; empty for who succeeded */
    public static List<String> told(Runnable one, Runnable two) throws Exception {
        return TrialNight.atOnce(List.of(attempt(one), attempt(two)));
    }

    private static Callable<String> attempt(Runnable action) {
        return () -> {
            try {
                action.run();
                return "";
            } catch (InvalidInput refused) {
                return refused.errors().get(0).message();
            }
        };
    }
}
