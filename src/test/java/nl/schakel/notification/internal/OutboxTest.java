package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.notification.Channel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.OutboxStuck;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox in real transactions: nothing lost, nothing twice, nothing for what did not happen. */
@JdbcTest(
        properties = {
            "schakel.outbox.polling=false",
            "schakel.base-url=https://schakel.voorbeeld.example/",
            "schakel.mail-from=schakel@voorbeeld.example"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
class OutboxTest {

    private static final GroupId GROUP = GroupId.parse("aandachtsfunctionaris@GM0267");

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTable table;

    @Autowired
    private OutboxDelivery delivery;

    @Autowired
    private Mailer mailer;

    @Autowired
    private OutboxStatistics statistics;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private OutboxSlice.Reporters reporters;

    @Autowired
    private OutboxSlice.StuckMessages stuck;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private Directory directory;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        jdbc.sql("delete from schakel.outbox").update();
        server.mail().purgeEmailFromAllMailboxes();
        stuck.published.clear();
        when(directory.person(any())).thenAnswer(call -> Optional.of(person(call.getArgument(0), true)));
        when(directory.emailOf(any())).thenAnswer(call -> Optional.of(call.getArgument(0) + "@voorbeeld.example"));
    }

    @Test
    void aMailSaysThatThereIsNewsAndNothingElse() throws Exception {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        deliverAll();

        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()[0]).hasToString(person + "@voorbeeld.example");
        assertThat(mail.getFrom()[0]).hasToString("schakel@voorbeeld.example");
        assertThat(mail.getSubject()).isEqualTo("Er is nieuws in Schakel");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String body = GreenMailUtil.getBody(mail);
        assertThat(body)
                .contains("text/plain", "text/html", "https://schakel.voorbeeld.example/taken/1")
                .doesNotContain("mensenhandel", "slachtoffer", "signaal", "melding");
    }

    @Test
    void whatIsRolledBackSendsNothing() {
        transaction.executeWithoutResult(status -> {
            outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1");
            status.setRollbackOnly();
        });
        deliverAll();

        assertThat(received()).isEmpty();
        assertThat(rows("wacht")).isZero();
    }

    @Test
    void outsideATransactionNothingIsAccepted() {
        assertThatThrownBy(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSameKeyReachesTheSameReceiverOnce() {
        UUID colleague = UUID.randomUUID();
        commit(() -> outbox.toPerson(person, Template.HERINNERING, "taak-1:75", "/taken/1"));
        deliverAll();
        when(directory.members(GROUP)).thenReturn(List.of(person(person, true), person(colleague, true)));
        commit(() -> outbox.toGroup(GROUP, Template.HERINNERING, "taak-1:75", "/taken/1"));
        deliverAll();

        assertThat(addresses())
                .containsExactlyInAnyOrder(person + "@voorbeeld.example", colleague + "@voorbeeld.example");
    }

    @Test
    void twentyAtOnceWithTheSameKeyGiveOneMail() throws Exception {
        CyclicBarrier together = new CyclicBarrier(20);
        inParallel(20, () -> {
            together.await();
            commit(() -> outbox.toPerson(person, Template.ESCALATIE, "taak-1:150", "/taken/1"));
            return null;
        });
        deliverAll();

        assertThat(received()).hasSize(1);
    }

    @Test
    void aGroupWithoutPeopleSaysThatNobodyHears() {
        when(directory.members(GROUP)).thenReturn(List.of());
        Integer hear = transaction.execute(s -> outbox.toGroup(GROUP, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        assertThat(hear).isZero();
        assertThat(rows("wacht")).isZero();
    }

    @Test
    void aLinkOrKeyCannotCarryPersonalData() {
        for (String link : List.of("/zaken/Jan Jansen", "/zaken?naam=Jansen", "https://elders.example", "taken/1")) {
            assertThatThrownBy(() -> commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "k", link)))
                    .as(link)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "Jan Jansen", "/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMailServerIsDownAndTheMailComesLater() {
        server.down();
        try {
            commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            deliverAll();
            assertThat(rows("wacht")).isOne();
            // it waits before it tries again
            assertThat(delivery.deliver(() -> true)).isZero();
        } finally {
            server.up();
        }
        timePasses(Backoff.MAIL.after(1));
        deliverAll();

        assertThat(received()).hasSize(1);
        assertThat(rows("verzonden")).isOne();
    }

    @Test
    void twoSendersNeverSendTheSameMessage() throws Exception {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(150).toList();
        commit(() -> people.forEach(p -> outbox.toPerson(p, Template.NIEUWE_TAAK, "taak-1", "/taken/1")));
        CyclicBarrier together = new CyclicBarrier(4);
        inParallel(4, () -> {
            together.await();
            deliverAll();
            return null;
        });

        assertThat(addresses())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(p -> p + "@voorbeeld.example").toList());
    }

    @Test
    void aNodeThatDiesBeforeSendingLosesNothing() {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        assertThat(table.take(Channel.MAIL, 10, Duration.ofMinutes(3))).hasSize(1);
        // here the node dies: as long as the loan runs, nobody else touches the message
        deliverAll();
        assertThat(received()).isEmpty();

        timePasses(Duration.ofMinutes(3));
        deliverAll();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aNodeThatDiesAfterSendingSendsThatMailOnceMore() throws Exception {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        WaitingMessage taken =
                table.take(Channel.MAIL, 10, Duration.ofMinutes(3)).get(0);
        mailer.send(taken, person + "@voorbeeld.example");
        // here the node dies, before it could note that the mail is gone
        timePasses(Duration.ofMinutes(3));
        deliverAll();
        timePasses(Duration.ofDays(1));
        deliverAll();

        assertThat(received()).hasSize(2);
        assertThat(received()[0].getMessageID()).isEqualTo(received()[1].getMessageID());
    }

    @Test
    void aNodeThatStopsGivesBackWhatItDidNotTry() {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        delivery.deliver(() -> false);
        assertThat(received()).isEmpty();
        deliverAll();

        assertThat(received()).hasSize(1);
        assertThat(jdbc.sql("select attempts from schakel.outbox")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void afterManyFailuresAPersonIsToldOnceAndItIsStillTried() {
        server.down();
        try {
            commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            for (int i = 1; i < Backoff.MAIL.stuckAfter(); i++) {
                deliverAll();
                assertThat(stuck.published).isEmpty();
                timePasses(Backoff.MAIL.after(i));
            }
            deliverAll();
            assertThat(stuck.published).hasSize(1);
            OutboxStuck told = stuck.published.get(0);
            assertThat(told.template()).isEqualTo(Template.NIEUWE_TAAK);
            assertThat(told.attempts()).isEqualTo(Backoff.MAIL.stuckAfter());
            assertThat(outbox.stuck(Channel.MAIL))
                    .extracting(Outbox.StuckMessage::id)
                    .containsExactly(told.message());

            timePasses(Duration.ofHours(1));
            deliverAll();
            assertThat(stuck.published).hasSize(1);
            statistics.refresh();
            assertThat(meters.get("schakel.outbox.stuck").gauge().value()).isEqualTo(1);
        } finally {
            server.up();
        }
        timePasses(Duration.ofHours(1));
        deliverAll();
        assertThat(received()).hasSize(1);
    }

    @Test
    void beheerHearsOnceADayThatMailIsStuckAndCanTryAgain() {
        GroupId caretakers = GroupId.parse("beheer@schakel");
        when(directory.members(caretakers)).thenReturn(List.of(person(UUID.randomUUID(), true)));
        server.down();
        try {
            for (int i = 0; i < 3; i++) {
                UUID someone = UUID.randomUUID();
                commit(() -> outbox.toPerson(someone, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            }
            jdbc.sql("update schakel.outbox set attempts = ?")
                    .param(Backoff.MAIL.stuckAfter() - 1)
                    .update();
            deliverAll();
        } finally {
            server.up();
        }
        assertThat(outbox.stuck(Channel.MAIL)).hasSize(3);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where template = 'INCIDENT'")
                        .query(Long.class)
                        .single())
                .isOne();

        assertThat(transaction.<Integer>execute(s -> outbox.retryStuck(Channel.MAIL)))
                .isEqualTo(3);
        timePasses(Backoff.MAIL.after(1));
        deliverAll();
        assertThat(received()).hasSize(4);
        assertThat(outbox.stuck(Channel.MAIL)).isEmpty();
    }

    @Test
    void afterAWeekAMessageIsGivenUp() {
        server.down();
        try {
            commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            jdbc.sql("update schakel.outbox set created_at = now() - interval '8 days', attempts = 100")
                    .update();
            deliverAll();
        } finally {
            server.up();
        }
        assertThat(rows("opgegeven")).isOne();
        timePasses(Duration.ofDays(1));
        deliverAll();
        assertThat(received()).isEmpty();
    }

    @Test
    void whoLeftGetsNoMail() {
        when(directory.person(person)).thenReturn(Optional.of(person(person, false)));
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        deliverAll();

        assertThat(received()).isEmpty();
        assertThat(rows("vervallen")).isOne();
    }

    @Test
    void aReporterGetsMailOnlyAtASafeAddress() throws Exception {
        UUID safe = UUID.randomUUID();
        UUID unsafe = UUID.randomUUID();
        reporters.safe.put(safe, "melder@voorbeeld.example");
        commit(() -> {
            outbox.toReporter(safe, Template.NIEUWS_VOOR_MELDER, "bericht-1");
            outbox.toReporter(unsafe, Template.NIEUWS_VOOR_MELDER, "bericht-2");
        });
        deliverAll();

        assertThat(only().getAllRecipients()[0]).hasToString("melder@voorbeeld.example");
        assertThat(GreenMailUtil.getBody(only()))
                .contains("https://schakel.voorbeeld.example/melden/volgen")
                .doesNotContain(safe.toString());
        assertThat(rows("vervallen")).isOne();
    }

    @Test
    void theDatabaseKeepsNoAddress() {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        server.down();
        deliverAll();
        server.up();
        assertThat(jdbc.sql("select o::text from schakel.outbox o")
                        .query(String.class)
                        .single())
                .doesNotContain("voorbeeld.example");
    }

    @Test
    void waitingMailIsADetailOfHealthAndNeverAFailure() {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        jdbc.sql("update schakel.outbox set created_at = now() - interval '2 days'")
                .update();
        statistics.refresh();

        assertThat(statistics.health().getStatus()).isEqualTo(Status.UP);
        assertThat(statistics.health().getDetails()).containsEntry("wachtend", 1L);
        assertThat(meters.get("schakel.outbox.age.seconds").gauge().value())
                .isGreaterThanOrEqualTo(Duration.ofDays(2).toSeconds());
        assertThat(meters.get("schakel.outbox.waiting").gauge().value()).isEqualTo(1);

        deliverAll();
        statistics.refresh();
        assertThat(meters.get("schakel.outbox.age.seconds").gauge().value()).isZero();
    }

    @Test
    void whatEndedLongAgoIsForgottenAndWhatWaitsIsKept() {
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        deliverAll();
        commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-2", "/taken/2"));
        jdbc.sql("update schakel.outbox set created_at = now() - interval '100 days',"
                        + " ended_at = ended_at - interval '100 days'")
                .update();

        assertThat(table.forgetEnded(Duration.ofDays(90))).isOne();
        assertThat(rows("wacht")).isOne();
    }

    private void commit(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private void deliverAll() {
        int taken;
        do {
            taken = delivery.deliver(() -> true);
        } while (taken > 0);
    }

    /** Instead of waiting: what is planned comes nearer by this much. */
    private void timePasses(Duration time) {
        jdbc.sql("update schakel.outbox set next_attempt_at = next_attempt_at - make_interval(secs => ?)")
                .param(time.toSeconds())
                .update();
    }

    private MimeMessage[] received() {
        return server.mail().getReceivedMessages();
    }

    private MimeMessage only() {
        assertThat(received()).hasSize(1);
        return received()[0];
    }

    private List<String> addresses() {
        return Arrays.stream(received())
                .map(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0].toString();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private long rows(String state) {
        return jdbc.sql("select count(*) from schakel.outbox where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    private static void inParallel(int threads, Callable<Void> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> all = pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> work).toList());
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Person person(UUID id, boolean active) {
        return new Person(id, "iemand", "Iemand (fictief)", Set.of(GROUP), active);
    }
}
