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
        return origin() + path;
    }

    /** The host in every full address. */
    public String host() {
        return address.map(PublicAddress::host).orElse("localhost");
    }

    /** What every full address begins with, as a browser names where a page comes from. */
    public String origin() {
        return address.map(PublicAddress::origin)
                .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port", "8080"));
    }
}
