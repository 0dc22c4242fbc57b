package nl.schakel.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.SchakelTest;
import nl.schakel.story.Story;
import nl.schakel.support.mail.DemoMail;
import nl.schakel.support.mail.DemoMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * After an outage all terms pass at once. Nobody gets a mail for each of them, and nobody is reminded of what is done or
 * long past.
 */
@SchakelTest
@TestPropertySource(properties = {"schakel.mail.gather=PT5S", "schakel.mail.pause=PT5M"})
class StormOfMailTest {

    private static final int SIGNALS = 25;

    @Autowired
    private Story story;

    @Autowired
    private DemoMailbox mailbox;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingWaits() {
        jdbc.sql("delete from schakel.outbox").update();
        jdbc.sql("delete from schakel.mail_turn").update();
        mailbox.clear();
    }

    @Test
    void aJumpOverManyTermsIsAMailOrTwoForEachPerson() {
        List<UUID> dossiers = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            dossiers.add(story.report(Story.plain()).dossier());
        }
        story.timePasses(Duration.ofDays(20));
        long messages = jdbc.sql("select count(*) from schakel.outbox where template <> 'INCIDENT'")
                .query(Long.class)
                .single();
        assertThat(messages).as("there is a storm").isGreaterThan(4L * SIGNALS);

        quiet();
        // the pause is over: what came after the first mail
        jdbc.sql("update schakel.mail_turn set last_at = last_at - interval '10 minutes'")
                .update();
        jdbc.sql("update schakel.outbox set next_attempt_at = now() where state = 'wacht'")
                .update();
        quiet();

        Map<String, Long> mails =
                mailbox.received().stream().collect(Collectors.groupingBy(DemoMail::to, Collectors.counting()));
        assertThat(mails).isNotEmpty();
        assertThat(mails.values())
                .as("mails per person, of %s messages", messages)
                .allMatch(count -> count <= 2);
        assertThat(waiting()).isZero();
    }

    @Test
    void nobodyIsRemindedOfWhatIsDone() {
        UUID dossier = story.report(Story.plain()).dossier();
        String task = story.task(dossier, "signaal-beoordelen").id();
        story.timePasses(Duration.ofDays(20));
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage());

        quiet();
        Map<String, Long> states = jdbc
                .sql("select state from schakel.outbox where link = ?")
                .param("/taken/" + task)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(states).containsOnlyKeys("vervallen");
        assertThat(mailbox.received()).noneMatch(mail -> mail.text().contains(task));
    }

    /** Until nothing is due now, and no mail is on its way: that one waits too, until its sender is back. */
    private void quiet() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql(
                                        "select count(*) from schakel.outbox where"
                                                + " state = 'wacht' and (bundle is not null or next_attempt_at <= now() + interval '20 seconds')")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from schakel.outbox where state = 'wacht'")
                .query(Long.class)
                .single();
    }
}
