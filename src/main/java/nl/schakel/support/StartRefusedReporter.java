package nl.schakel.support;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints a refused start as one readable message instead of a stack trace. */
class StartRefusedReporter implements SpringBootExceptionReporter {

    StartRefusedReporter(ConfigurableApplicationContext context) {
        // Spring Boot creates reporters with the context as the only argument; this one has no use for it
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                // standard error, because logging may not be set up yet this early
                System.err.println("\nSchakel is niet gestart.\n" + refused.getMessage() + "\n");
                return true;
            }
        }
        return false;
    }
}
