package nl.schakel.process.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Retry policy: work that may lose a race against a firing term: it is repeated as a whole, and the person never sees
 * it. What the domain refuses inside a step of the route comes out as the domain said it, not wrapped by the engine.
 */
public final class LostRaceRetry {

    private static final int TRIES = 5;

    private LostRaceRetry() {}

    /** Runs the work, which must be a whole transaction. */
    public static void of(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (OptimisticLockingException | ConcurrencyFailureException lost) {
                giveUpAfter(attempt, lost);
            } catch (ProcessEngineException wrapped) {
                giveUpAfter(attempt, inside(wrapped));
            }
        }
    }

    /** Runs the work as one transaction, and gives what came of it. */
    public static <T> T inTransaction(TransactionTemplate transaction, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        of(() -> result.set(transaction.execute(status -> work.get())));
        return result.get();
    }

    private static void giveUpAfter(int attempt, RuntimeException cause) {
        boolean race = cause instanceof OptimisticLockingException || cause instanceof ConcurrencyFailureException;
        if (!race || attempt == TRIES) {
            throw cause;
        }
    }

    private static RuntimeException inside(ProcessEngineException wrapped) {
        for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof OptimisticLockingException) {
                return (RuntimeException) cause;
            }
        }
        return wrapped;
    }
}
