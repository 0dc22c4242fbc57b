package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.store.FolderException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.PeopleOnDuty;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.support.background.Background;
import nl.schakel.support.network.Links;
import nl.schakel.support.time.RealTime;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of the outbox share: something is put in, time passes, and what arrived is looked at. */
final class OutboxTrial {

    static final GroupId GROUP = GroupId.parse("aandachtsfunctionaris@GM0267");

    final Directory directory;
    private final BeanFactory beans;
    private final OutboxTable table;
    private final Delivery delivery;
    private final OutboxSlice.MailServer server;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OutboxTrial(BeanFactory beans) {
        this.beans = beans;
        directory = beans.getBean(Directory.class);
        table = beans.getBean(OutboxTable.class);
        delivery = beans.getBean(Delivery.class);
        server = beans.getBean(OutboxSlice.MailServer.class);
        jdbc = beans.getBean(JdbcClient.class);
        transaction = beans.getBean(TransactionTemplate.class);
    }

    /** Nothing waits, nothing has arrived, everybody works here and reads mail at an address that shows who it is. */
    void fresh() throws FolderException {
        jdbc.sql("delete from schakel.outbox").update();
        jdbc.sql("delete from schakel.standstill").update();
        jdbc.sql("delete from schakel.mail_turn").update();
        beans.getBean(OutboxSlice.RefusedSms.class).published.clear();
        beans.getBean(OutboxSlice.Lost.class).published.clear();
        beans.getBean(OutboxSlice.Tasks.class).now.clear();
        beans.getBean(TrialDuty.class).people.clear();
        server.mail().purgeEmailFromAllMailboxes();
        beans.getBean(OutboxSlice.StuckMessages.class).published.clear();
        beans.getBean(TrialNumbers.class).known.clear();
        beans.getBean(TrialGateway.class).fresh();
        reset(directory);
        when(directory.person(any())).thenAnswer(call -> Optional.of(person(call.getArgument(0), true)));
        when(directory.emailOf(any())).thenAnswer(call -> Optional.of(address(call.getArgument(0))));
    }

    static Person person(UUID id, boolean active) {
        return new Person(id, "iemand", "Iemand (fictief)", Set.of(GROUP), active);
    }

    static String address(UUID person) {
        return person + "@voorbeeld.example";
    }

    void commit(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    <T> T committed(Callable<T> work) {
        return transaction.execute(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Sends what is due of all lanes, as a node would. */
    void deliverAll() {
        for (Lane lane : Lane.values()) {
            for (List<WaitingMessage> due = table.take(lane, 10); !due.isEmpty(); due = table.take(lane, 10)) {
                due.forEach(delivery::deliver);
            }
        }
    }

    /** Instead of waiting: what is planned comes nearer by this much. */
    void timePasses(Duration time) {
        jdbc.sql("update schakel.outbox set next_attempt_at = next_attempt_at - make_interval(secs => :time),"
                        // the mark of an SMS holds when it was written, which does not change while it waits
                        + " created_at = case channel when 'mail' then created_at - make_interval(secs => :time)"
                        + " else created_at end,"
                        + " failed_at = failed_at - make_interval(secs => :time),"
                        + " fault_since = fault_since - make_interval(secs => :time),"
                        + " ended_at = ended_at - make_interval(secs => :time)")
                .param("time", time.toSeconds())
                .update();
        jdbc.sql("update schakel.mail_turn set last_at = last_at - make_interval(secs => :time)")
                .param("time", time.toSeconds())
                .update();
        jdbc.sql("update schakel.standstill set seen_at = seen_at - make_interval(secs => :time),"
                        + " rung_at = rung_at - make_interval(secs => :time),"
                        + " ended_at = ended_at - make_interval(secs => :time)")
                .param("time", time.toSeconds())
                .update();
    }

    MimeMessage[] received() {
        return server.mail().getReceivedMessages();
    }

    MimeMessage only() {
        assertThat(received()).hasSize(1);
        return received()[0];
    }

    List<String> addresses() {
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

    long rows(String state) {
        return jdbc.sql("select count(*) from schakel.outbox where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    /** How messages stand that no alarm about the outbox itself is. */
    List<String> states(String channel) {
        return jdbc.sql("select state from schakel.outbox where channel = ? and template <> 'INCIDENT'")
                .param(channel)
                .query(String.class)
                .list();
    }

    /** What somebody waits for who has to try again. */
    double secondsToNext() {
        return jdbc.sql("select extract(epoch from next_attempt_at - now()) from schakel.outbox")
                .query(Double.class)
                .single();
    }

    double gauge(String name) {
        return beans.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    /** A node beside the others on this database, which looks all the time. The test starts and stops it. */
    OutboxSenders node(JavaMailSender mail) {
        return node(mail, table, beans.getBean(Background.class));
    }

    /** The same, with a table and threads that the test can break. */
    OutboxSenders node(JavaMailSender mail, OutboxTable table, Background background) {
        return new OutboxSenders(
                table,
                delivery(mail, table),
                beans.getBean(SmsChannel.class),
                background,
                true,
                Duration.ofMillis(20),
                Lane.SMS.senders());
    }

    /** An alarm path that depends on no other, as a node has one. */
    EmergencyLine line(JavaMailSender mail) {
        return new EmergencyLine(
                table,
                beans.getBean(SmsChannel.class),
                beans.getBean(Mailer.class),
                beans.getBean(MessageTruth.class),
                directory,
                beans.getBeanProvider(PeopleOnDuty.class),
                beans.getBeanProvider(PhoneNumbers.class),
                beans.getBeanProvider(DutyMail.class),
                servers(mail),
                beans.getBean(Links.class),
                new RealTime());
    }

    /** Who sends by this mail server. */
    Delivery delivery(JavaMailSender mail) {
        return delivery(mail, table);
    }

    private Delivery delivery(JavaMailSender mail, OutboxTable table) {
        return new Delivery(
                table,
                beans.getBean(Mailer.class).by(servers(mail)),
                new SmsSender(
                        beans.getBean(SmsGateway.class),
                        beans.getBean(Links.class),
                        directory,
                        beans.getBeanProvider(PhoneNumbers.class)),
                beans.getBean(MessageTruth.class));
    }

    private MailServers servers(JavaMailSender mail) {
        return new MailServers(mail, beans.getBean(BounceSettings.class));
    }

    static void inParallel(int threads, Callable<Void> work) throws Exception {
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
}
