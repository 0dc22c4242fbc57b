package nl.schakel.support;

import java.sql.SQLException;
import java.util.Optional;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Exception reporter: prints a start that failed for a reason that a person can mend as one readable message, without
 * a stack trace.
 */
class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    StartFailureReporter(ConfigurableApplicationContext context) {
        // Spring Boot creates reporters with the context as the only argument; this one has no use for it
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> message = explain(cause);
            if (message.isPresent()) {
                // standard error, because logging may not be set up yet this early
                System.err.println("\n" + SENTENCES.say("start.mislukt") + "\n" + message.get() + "\n");
                return true;
            }
        }
        return false;
    }

    private static Optional<String> explain(Throwable cause) {
        if (cause instanceof StartRefused refused) {
            return Optional.of(refused.getMessage());
        }
        if (cause instanceof PortInUseException taken) {
            return Optional.of(SENTENCES.say("start.poort", String.valueOf(taken.getPort())));
        }
        if (cause instanceof BindException unreadable) {
            // the name only: the value may be a secret
            return Optional.of(SENTENCES.say("start.instelling", unreadable.getName()));
        }
        // SQL states: 08 no connection, 28 wrong user or password, 3D no such database
        if (cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches("(08|28|3D).*")) {
            return Optional.of(SENTENCES.say("start.database", sql.getMessage()));
        }
        return Optional.empty();
    }
}
