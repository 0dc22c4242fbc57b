package nl.schakel.support;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints a start that failed for a reason that a person can mend as one readable message, without a stack trace. */
class StartFailureReporter implements SpringBootExceptionReporter {

    StartFailureReporter(ConfigurableApplicationContext context) {
        // Spring Boot creates reporters with the context as the only argument; this one has no use for it
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> message = explain(cause);
            if (message.isPresent()) {
                // standard error, because logging may not be set up yet this early
                System.err.println("\nSchakel is niet gestart.\n" + message.get() + "\n");
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
            return Optional.of("Poort " + taken.getPort()
                    + " is al in gebruik. Kies een andere, bijvoorbeeld met SERVER_PORT=8081.");
        }
        if (cause instanceof BindException unreadable) {
            // the name only: the value may be a secret
            return Optional.of("De instelling " + unreadable.getName() + " is niet goed. Kijk in README.md wat daar mag"
                    + " staan.");
        }
        // SQL states: 08 no connection, 28 wrong user or password, 3D no such database
        if (cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches("(08|28|3D).*")) {
            return Optional.of("De database laat ons niet binnen: " + sql.getMessage()
                    + "\nKlopt SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME en SPRING_DATASOURCE_PASSWORD,"
                    + " kloppen SPRING_FLYWAY_USER en SPRING_FLYWAY_PASSWORD, en draait de database? Is hij van een vorige versie, met één rol, zie dan README.md onder"
                    + " 'Twee rollen in de database'.");
        }
        return Optional.empty();
    }
}
