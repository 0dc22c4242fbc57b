package nl.schakel.notification.internal;

import nl.schakel.support.SchakelProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The full address of a page, for a message that is read outside the application. */
@Component
class Links {

    private final SchakelProperties properties;
    private final Environment environment;

    Links(SchakelProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** @param path of the page, from the root */
    String to(String path) {
        return base() + path;
    }

    private String base() {
        String set = properties.baseUrl();
        if (!set.isBlank()) {
            return set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
        }
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
