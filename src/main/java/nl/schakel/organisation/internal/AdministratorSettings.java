package nl.schakel.organisation.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The first administrator, from the environment: SCHAKEL_ADMIN_USER and SCHAKEL_ADMIN_PASSWORD. */
@ConfigurationProperties("schakel.admin")
record AdministratorSettings(
        @DefaultValue("") String user, @DefaultValue("") String password) {

    boolean given() {
        return !user.isBlank();
    }

    @Override
    public String toString() {
        return "AdministratorSettings[" + user + "]";
    }
}
