package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.MailPreferences;
import nl.schakel.notification.MailRhythm;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can wait goes as one mail per person, at their own rhythm; what cannot goes at once. */
@Tag("application")
@JdbcTest(
        properties = {
            "schakel.outbox.polling=false",
            "schakel.base-url=https://schakel.voorbeeld.example/",
            "schakel.mail-from=schakel@voorbeeld.example",
            "schakel.mail.gather=PT10S",
            "schakel.mail.pause=PT5M"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
class OneMailPerPersonTest {

    private static final Duration GATHER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private Bundles bundles;

    @Autowired
    private Mailer mailer;

    @Autowired
    private MailPreferences preferences;

    @Autowired
    private OutboxSlice.Tasks tasks;

    @Autowired
    private OutboxSlice.Reporters reporters;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private JdbcClient jdbc;

    private UUID person;

    @BeforeEach
    void somebody() throws Exception {
        trial.fresh();
        person = UUID.randomUUID();
        jdbc.sql("insert into schakel.person (id, username, display_name_enc, email_enc, password_hash, demo)"
                        + " values (?, ?, ''::bytea, ''::bytea, '', true)")
                .params(person, "proef-" + person)
                .update();
    }

    @Test
    void whatComesWithinMinutesIsOneMailOfCountsAndLinks() throws Exception {
        for (int i = 1; i <= 12; i++) {
            put(Template.NIEUWE_TAAK, "nieuw-" + i, "/taken/n" + i);
        }
        put(Template.HERINNERING, "herinnering-1", "/taken/h1");
        put(Template.TERMIJN_VERSTREKEN, "laat-1", "/taken/t1");
        trial.deliverAll();
        assertThat(trial.received()).as("first it gathers").isEmpty();

        later(GATHER);
        MimeMessage mail = trial.only();
        assertThat(mail.getSubject()).isEqualTo("Schakel: 1 taak te laat, 1 herinnering, 12 nieuwe taken");
        String text = GreenMailUtil.getBody(mail);
        assertThat(text)
                .contains("Er staan 14 berichten voor u klaar", "/taken/t1", "/taken/h1", "/taken/n10", "En nog 2")
                .doesNotContain("/taken/n11");
        assertThat(trial.rows("verzonden")).isEqualTo(14);

        put(Template.NIEUWE_TAAK, "nieuw-13", "/taken/n13");
        later(GATHER);
        assertThat(trial.received()).as("one in five minutes").hasSize(1);
        later(PAUSE);
        assertThat(trial.received()).hasSize(2);
        assertThat(trial.received()[1].getSubject()).isEqualTo("Nieuwe taak in Schakel");
    }

    @Test
    void anAlarmAndAnAcuteStepGoAtOnceWhateverWaits() throws Exception {
        choose(MailRhythm.DAG);
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        put(Template.NIEUWE_TAAK_ACUUT, "acuut-1", "/taken/a1");
        put(Template.PIKETOPROEP, "oproep-1", "/piket/1");
        trial.deliverAll();

        assertThat(trial.received())
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder("Acuut: nieuwe taak in Schakel", "Er wacht een piketoproep");
        assertThat(trial.rows("wacht")).isOne();
    }

    @Test
    void aReporterIsWrittenToAtOnce() {
        UUID dossier = UUID.randomUUID();
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        assertThat(table.take(Lane.MAIL, 10)).hasSize(1);
    }

    @Test
    void whatAReporterHearsAboutManySignalsOfAListIsOneMailThatSaysHowMany() throws Exception {
        UUID together = UUID.randomUUID();
        reporters.safe.put(together, "jan@voorbeeld.example");
        for (String key : List.of("bericht-1", "bericht-2", "bericht-3")) {
            trial.commit(() -> outbox.toReporter(together, Template.NIEUWS_VOOR_MELDER_SAMEN, key));
        }
        trial.deliverAll();
        assertThat(trial.received()).as("first it gathers").isEmpty();

        later(GATHER);
        assertThat(trial.only().getSubject()).isEqualTo("Er staan 3 berichten voor u klaar");
    }

    @Test
    void aTurnIsForgottenOnceItHoldsNobodyBack() {
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        later(GATHER);
        bundles.forgetTurns();
        assertThat(turns()).as("it still holds for minutes").isOne();
        trial.timePasses(Duration.ofDays(3));
        bundles.forgetTurns();
        assertThat(turns()).isZero();

        put(Template.NIEUWE_TAAK, "nieuw-2", "/taken/n2");
        later(GATHER);
        assertThat(trial.received()).hasSize(2);
    }

    private int turns() {
        return jdbc.sql("select count(*) from schakel.mail_turn")
                .query(Integer.class)
                .single();
    }

    @Test
    void hourly() {
        choose(MailRhythm.UUR);
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        later(GATHER);
        assertThat(trial.received()).hasSize(1);
        put(Template.NIEUWE_TAAK, "nieuw-2", "/taken/n2");
        put(Template.HERINNERING, "herinnering-2", "/taken/h2");
        later(Duration.ofMinutes(50));
        assertThat(trial.received()).hasSize(1);
        later(Duration.ofMinutes(11));
        assertThat(trial.received()).hasSize(2);
    }

    @Test
    void dailyInTheMorningAndAFaultOfSchakelDoesNotWaitForIt() {
        choose(MailRhythm.DAG);
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        put(Template.INCIDENT, "storing-1", "/storingen");
        trial.deliverAll();
        assertThat(due("nieuw-1")).isEqualTo(LocalTime.of(7, 30));
        later(GATHER);
        assertThat(trial.received()).hasSize(1);

        later(Duration.ofDays(1));
        assertThat(trial.received()).hasSize(2);
    }

    @Test
    void anotherChoiceHoldsForWhatWaitsAlready() {
        choose(MailRhythm.DAG);
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        trial.deliverAll();
        choose(MailRhythm.METEEN);
        later(GATHER);
        assertThat(trial.received()).hasSize(1);
        assertThat(preferences.of(person)).isEqualTo(MailRhythm.METEEN);
        assertThatThrownBy(() -> preferences.choose(person, "nooit", null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsOvertakenIsLeftOutAndAllOfItIsNoMailAtAll() throws Exception {
        put(Template.NIEUWE_TAAK, "klaar", "/taken/1");
        put(Template.HERINNERING, "te-laat", "/taken/2");
        tasks.now.put("klaar", Optional.empty());
        tasks.now.put("te-laat", Optional.of(Template.TERMIJN_VERSTREKEN));
        later(GATHER);
        assertThat(trial.only().getSubject()).isEqualTo("Te laat: een taak in Schakel");
        assertThat(trial.rows("vervallen")).isOne();

        put(Template.NIEUWE_TAAK, "ook-klaar", "/taken/3");
        tasks.now.put("ook-klaar", Optional.empty());
        later(PAUSE);
        assertThat(trial.received()).hasSize(1);
        assertThat(trial.rows("wacht")).isZero();
    }

    @Test
    void twoMessagesAboutOnePageCountAsTheMostPressing() throws Exception {
        put(Template.HERINNERING, "herinnering-1", "/taken/1");
        put(Template.TERMIJN_VERSTREKEN, "laat-1", "/taken/1");
        later(GATHER);
        assertThat(trial.only().getSubject()).isEqualTo("Te laat: een taak in Schakel");
        assertThat(trial.rows("verzonden")).isEqualTo(2);
    }

    @Test
    void aNodeThatDiesBeforeSendingLosesNothing() throws Exception {
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        put(Template.NIEUWE_TAAK, "nieuw-2", "/taken/n2");
        trial.timePasses(GATHER);
        assertThat(table.take(Lane.MAIL, 10))
                .singleElement()
                .satisfies(mail -> assertThat(mail.lines()).hasSize(2));
        // here the node dies
        trial.deliverAll();
        assertThat(trial.received()).isEmpty();
        later(Lane.MAIL.loan());
        assertThat(trial.only().getSubject()).isEqualTo("Schakel: 2 nieuwe taken");
    }

    @Test
    void aNodeThatDiesAfterSendingSendsExactlyThatMailOnceMore() throws Exception {
        put(Template.NIEUWE_TAAK, "nieuw-1", "/taken/n1");
        put(Template.NIEUWE_TAAK, "nieuw-2", "/taken/n2");
        trial.timePasses(GATHER);
        mailer.send(table.take(Lane.MAIL, 10).get(0), OutboxTrial.address(person));
        // here the node dies, before it could note that the mail is gone; meanwhile there is more
        put(Template.NIEUWE_TAAK, "nieuw-3", "/taken/n3");
        later(Lane.MAIL.loan());
        later(PAUSE);
        later(PAUSE);

        MimeMessage[] mails = trial.received();
        assertThat(mails).hasSize(3);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID()).isNotEqualTo(mails[2].getMessageID());
        assertThat(mails[1].getSubject()).isEqualTo("Schakel: 2 nieuwe taken");
        assertThat(GreenMailUtil.getBody(mails[2])).contains("/taken/n3").doesNotContain("/taken/n1");
    }

    /** Each pause of an outage would leave a mail of its own behind. */
    @Test
    void afterAnOutageOfHoursThereIsOneMail() throws Exception {
        server.down();
        try {
            for (int i = 1; i <= 12; i++) {
                put(Template.NIEUWE_TAAK, "nieuw-" + i, "/taken/n" + i);
                later(Duration.ofMinutes(20));
            }
        } finally {
            server.up();
        }
        later(Duration.ofHours(1));
        assertThat(trial.only().getSubject()).isEqualTo("Schakel: 12 nieuwe taken");
        assertThat(trial.rows("wacht")).isZero();
    }

    private void put(Template template, String key, String link) {
        trial.commit(() -> outbox.toPerson(person, template, key, link));
    }

    private void choose(MailRhythm rhythm) {
        preferences.choose(person, rhythm.code(), null);
    }

    private void later(Duration time) {
        trial.timePasses(time);
        trial.deliverAll();
    }

    private LocalTime due(String key) {
        return jdbc.sql("select next_attempt_at from schakel.outbox where key = ?")
                .param(key)
                .query((row, n) ->
                        row.getTimestamp(1).toInstant().atZone(Zones.AMSTERDAM).toLocalTime())
                .single();
    }
}
