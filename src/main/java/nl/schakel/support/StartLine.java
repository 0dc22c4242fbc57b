package nl.schakel.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listener: the one line that tells a person where to go next. */
@Component
class StartLine {

    private static final Logger LOG = LoggerFactory.getLogger(StartLine.class);

    private final SchakelProperties properties;

    StartLine(SchakelProperties properties) {
        this.properties = properties;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            int port = web.getWebServer().getPort();
            String address = properties.baseUrl().isBlank()
                    ? "http://localhost:" + port
                    : properties.baseUrl() + " (poort " + port + ")";
            LOG.info(
                    "Schakel staat klaar op {}{}",
                    address,
                    properties.demo()
                            ? " - de demo-accounts staan in README.md, onder 'Demo-accounts' (wachtwoord schakel-demo)"
                            : "");
        }
    }
}
