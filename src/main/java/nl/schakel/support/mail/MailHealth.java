package nl.schakel.support.mail;

import nl.schakel.support.text.Sentences;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health indicator: says where mail goes, and is never down: mail waits in the outbox, and a mail server that is away
 * is no reason to take the application away from people.
 */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

    private final String destination;

    MailHealth(@Value("${spring.mail.host:}") String host, @Value("${schakel.demo:true}") boolean demo) {
        this.destination = !host.isBlank()
                ? host
                : demo ? "demo-postvak" : Sentences.of("operator-messages").say("toestand.deze-computer");
    }

    @Override
    public Health health() {
        return Health.up().withDetail("bestemming", destination).build();
    }
}
