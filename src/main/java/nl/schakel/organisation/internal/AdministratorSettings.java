package nl.schakel.organisation.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.schakel.support.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Value: the first administrator, from the environment: SCHAKEL_ADMIN_USER and SCHAKEL_ADMIN_PASSWORD. */
@ConfigurationProperties("schakel.admin")
record AdministratorSettings(
        @DefaultValue("") String user, @DefaultValue("") String password) {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 72;

    boolean given() {
        return !user.isBlank();
    }

    /** Why nobody can be it. */
    Optional<StartRefused> problem() {
        if (!user.matches("[a-z0-9][a-z0-9._-]{1,62}")) {
            return Optional.of(new StartRefused("beheerder.gebruikersnaam"));
        }
        int length = password.getBytes(StandardCharsets.UTF_8).length;
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            return Optional.of(new StartRefused("beheerder.wachtwoord", SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "AdministratorSettings[" + user + "]";
    }
}
