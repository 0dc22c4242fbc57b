package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.story.StuckRoute;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What role beheer sees of work that got stuck, and does about it. */
@SchakelTest
class FailurePageTest {

    private static final String SECRET = "Verzonnen signaal (fictief).";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private StuckRoute stuck;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void clean() {
        stuck.clean();
        jdbc.sql("delete from schakel.outbox where key like 'storing-test%'").update();
    }

    @Test
    void onlyWhoRunsSchakelSeesIt() {
        for (String username : List.of("af.nijkerk", "keten.wvv", "landelijk", "fg.nijkerk", "balie.nijkerk")) {
            Visit visit = new Visit(port).login(username);
            assertThat(visit.get("/storingen").statusCode()).as(username).isEqualTo(403);
            assertThat(visit.submit("/storingen/x/opnieuw", visit.token()).statusCode())
                    .as(username)
                    .isEqualTo(403);
            assertThat(visit.get("/taken").body()).as(username).doesNotContain("href=\"/storingen\"");
        }
        assertThat(new Visit(port).login("beheer").get("/taken").body()).contains("href=\"/storingen\"");
    }

    @Test
    void aFailureIsShownWithoutWhatItIsAboutAndTriedAgain() {
        Receipt receipt = story.report(Story.plain());
        stuck.begin(receipt.dossier());
        Visit caretaker = new Visit(port).login("beheer");

        HttpResponse<String> page = caretaker.get("/storingen");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        receipt.reference(),
                        "Melder iets laten weten",
                        "Route: Route die vastloopt",
                        "Opnieuw proberen")
                .doesNotContain(
                        SECRET, "bestaat-niet", "Exception", receipt.dossier().toString());

        String retry = retryOf(page, receipt.reference());
        assertThat(caretaker.submit(retry, null).statusCode())
                .as("without token")
                .isEqualTo(403);
        assertThat(caretaker.submit(retry, caretaker.token()).statusCode()).isEqualTo(302);
        HttpResponse<String> after = caretaker.get("/storingen");
        assertThat(after.body()).contains("opnieuw klaargezet").doesNotContain(receipt.reference());

        caretaker.submit(retry, caretaker.token());
        assertThat(caretaker.get("/storingen").body()).contains("al opgelost of al opnieuw klaargezet");
    }

    @Test
    void mailThatKeepsFailingIsShownAndTriedAgain() {
        Visit caretaker = new Visit(port).login("beheer");
        assertThat(caretaker.get("/storingen").body()).doesNotContain("Mail die niet weg kan");
        // what was never tried goes first, and the tests before this one left much of that
        jdbc.sql("update schakel.outbox set next_attempt_at = now() + interval '1 hour' where state = 'wacht'")
                .update();
        transaction.executeWithoutResult(status -> {
            outbox.toGroup(GroupId.parse("beheer@schakel"), Template.NIEUWE_TAAK, "storing-test", "/storingen");
            jdbc.sql("update schakel.outbox set attempts = 9, stuck_since = now(),"
                            + " next_attempt_at = now() + interval '1 hour' where key like 'storing-test%'")
                    .update();
        });

        assertThat(caretaker.get("/storingen").body()).contains("Mail die niet weg kan", "1 bericht wacht");
        assertThat(caretaker
                        .submit("/storingen/mail/opnieuw", caretaker.token())
                        .statusCode())
                .isEqualTo(302);

        assertThat(caretaker.get("/storingen").body()).contains("probeert de mail nu opnieuw");
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select state from schakel.outbox where key like 'storing-test%'")
                                        .query(String.class)
                                        .single())
                                .as("sent now, not in an hour")
                                .isEqualTo("verzonden"));
    }

    @Test
    void anSmsThatKeepsFailingIsShownAndTriedAgain() {
        Visit caretaker = new Visit(port).login("beheer");
        assertThat(caretaker.get("/storingen").body()).doesNotContain("Sms die niet weg kan", "Er gaat geen sms uit");
        transaction.executeWithoutResult(status -> jdbc.sql("insert into schakel.outbox"
                        + " (key, channel, receiver_kind, receiver, template, link, attempts, stuck_since,"
                        + " next_attempt_at) values ('storing-test-sms', 'sms', 'persoon', gen_random_uuid(),"
                        + " 'PIKETOPROEP', '/piket/1', 4, now(), now() + interval '1 hour')")
                .update());

        assertThat(caretaker.get("/storingen").body())
                .contains("Sms die niet weg kan", "1 sms wacht")
                .doesNotContain("Mail die niet weg kan");
        assertThat(caretaker.submit("/storingen/sms/opnieuw", caretaker.token()).statusCode())
                .isEqualTo(302);
        assertThat(caretaker.get("/storingen").body()).contains("probeert de sms nu opnieuw");
        await("nobody has this number, so it ends")
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select state from schakel.outbox where key = 'storing-test-sms'")
                                        .query(String.class)
                                        .single())
                                .isEqualTo("vervallen"));

        jdbc.sql("update schakel.outbox set state = 'opgegeven' where key = 'storing-test-sms'")
                .update();
        assertThat(caretaker.get("/storingen").body()).contains("1 sms is in de afgelopen dag niet verstuurd");
    }

    @Test
    void whoRunsSchakelStillCannotOpenTheCase() {
        Receipt receipt = story.report(Story.plain());
        assertThat(new Visit(port)
                        .login("beheer")
                        .get("/zaken/" + receipt.dossier())
                        .statusCode())
                .isEqualTo(404);
    }

    private static String retryOf(HttpResponse<String> page, String reference) {
        Matcher row = Pattern.compile(
                        Pattern.quote(reference) + ".*?action=\"(/storingen/[^\"]+/opnieuw)\"", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(row.find()).isTrue();
        return row.group(1);
    }
}
