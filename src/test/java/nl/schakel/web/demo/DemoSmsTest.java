package nl.schakel.web.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import nl.schakel.SchakelTest;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** In a demonstration an SMS goes over HTTP to a gateway of our own, and a page shows it. */
@SchakelTest
class DemoSmsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Directory directory;

    @Autowired
    private Reachability reachability;

    @Autowired
    private DemoSmsGateway gateway;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void thePageShowsWhatArrived() {
        Person person = directory.byUsername("af.ede").orElseThrow();
        reachability.keep(person.id(), "06 00 00 77 88", null);
        String link = "/piket/demo-sms-" + System.nanoTime();
        assertThat(transaction.<Boolean>execute(
                        status -> outbox.smsToPerson(person.id(), Template.PIKETOPROEP, link, link)))
                .isTrue();

        await().until(() ->
                gateway.received().stream().anyMatch(sms -> sms.text().endsWith(link)));
        assertThat(new Visit(port).get("/demo/sms").body())
                .contains("Aan: +31600007788", "er wacht een piketoproep", "href=\"http://localhost:" + port + link);
    }
}
