package nl.schakel.support.network;

import java.util.Optional;
import nl.schakel.support.SchakelProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Factory of links: the full address of a page, for what is read outside the application. Without a setting it is this
 * machine.
 */
@Component
public class Links {

    private final Optional<PublicAddress> address;
    private final Environment environment;

    Links(SchakelProperties properties, Environment environment) {
        this.address = PublicAddress.parse(properties.baseUrl());
        this.environment = environment;
    }

    /** @param path of the page, from the root */
    public String to(String path) {
        return base() + path;
    }

    private String base() {
        return address.map(PublicAddress::origin)
                .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port", "8080"));
    }
}
