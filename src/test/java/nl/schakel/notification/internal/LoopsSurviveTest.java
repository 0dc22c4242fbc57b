package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.TrialBackground;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Errors that are no exceptions, where the senders run: the next alarm goes out within seconds all the same. */
@OutboxContext
class LoopsSurviveTest {

    private static final Duration SECONDS = Duration.ofSeconds(30);

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private TrialNumbers numbers;

    @Autowired
    private Background background;

    private final List<OutboxSenders> nodes = new ArrayList<>();
    private final List<Background> backgrounds = new ArrayList<>();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
    }

    @AfterEach
    void stop() {
        nodes.forEach(OutboxSenders::stop);
        backgrounds.forEach(Background::destroy);
    }

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new OutOfMemoryError("Java heap space (proef)"),
                () -> new StackOverflowError("proef"),
                () -> new ThreadDeath());
    }

    /** More of them than there are senders, so that no thread is left that was not struck. */
    @ParameterizedTest
    @MethodSource("errors")
    void whileAMailIsSent(Supplier<Error> error) {
        AtomicInteger struck = new AtomicInteger();
        JavaMailSender working = mailSender();
        JavaMailSender breaks = mock(JavaMailSender.class, delegatesTo(working));
        doAnswer(call -> {
                    if (struck.incrementAndGet() <= 2 * Lane.ALARM_MAIL.senders()) {
                        throw error.get();
                    }
                    return working.createMimeMessage();
                })
                .when(breaks)
                .createMimeMessage();
        start(breaks);
        alarms(2 * Lane.ALARM_MAIL.senders()).forEach(this::mail);
        soon().until(() -> struck.get() >= 2 * Lane.ALARM_MAIL.senders());

        UUID next = UUID.randomUUID();
        mail(next);
        within(SECONDS).until(() -> trial.addresses().contains(OutboxTrial.address(next)));
        soon().until(() -> trial.rows("wacht") == 0);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whileASmsIsSent(Supplier<Error> error) {
        List<UUID> first = alarms(2 * Lane.SMS.senders());
        AtomicInteger struck = new AtomicInteger();
        first.forEach(person -> numbers.known.put(person, "06 00 00 00 11"));
        // the number is there when the SMS is put in, and the lookup breaks when it is sent
        first.forEach(this::sms);
        doAnswer(call -> strike(call, struck, 2 * Lane.SMS.senders(), error))
                .when(trial.directory)
                .person(any());
        start(new JavaMailSenderImpl());
        soon().until(() -> struck.get() >= 2 * Lane.SMS.senders());

        UUID next = UUID.randomUUID();
        numbers.known.put(next, "06 00 00 00 12");
        sms(next);
        within(SECONDS)
                .untilAsserted(() -> assertThat(gateway.received)
                        .extracting(TrialGateway.Received::to)
                        .contains("+31600000012"));
        soon().until(() -> trial.rows("wacht") == 0);
    }

    private static Object strike(InvocationOnMock call, AtomicInteger struck, int times, Supplier<Error> error) {
        if (struck.incrementAndGet() <= times) {
            throw error.get();
        }
        return Optional.of(OutboxTrial.person(call.getArgument(0), true));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whileTheOutboxIsRead(Supplier<Error> error) {
        AtomicInteger struck = new AtomicInteger();
        OutboxTable breaks = mock(OutboxTable.class, delegatesTo(table));
        doAnswer(call -> {
                    if (struck.incrementAndGet() <= 6) {
                        throw error.get();
                    }
                    return table.take(call.getArgument(0), call.getArgument(1));
                })
                .when(breaks)
                .take(any(), anyInt());
        UUID person = UUID.randomUUID();
        mail(person);
        OutboxSenders node = trial.node(mailSender(), breaks, background);
        nodes.add(node);
        node.start();
        within(SECONDS).until(() -> trial.addresses().contains(OutboxTrial.address(person)));
        assertThat(node.goes(Lane.ALARM_MAIL)).isTrue();
    }

    /** Each thread that is given first ends before it has done anything: the guards' and those of the three lanes. */
    @Test
    void whenTheThreadsThatLookAreGone() {
        AtomicInteger made = new AtomicInteger();
        Background loses =
                TrialBackground.with(work -> made.incrementAndGet() <= 6 ? new Thread(() -> {}) : new Thread(work));
        backgrounds.add(loses);
        OutboxSenders node = trial.node(mailSender(), table, loses);
        nodes.add(node);
        node.start();
        UUID person = UUID.randomUUID();
        numbers.known.put(person, "06 00 00 00 13");
        mail(person);
        sms(person);
        within(SECONDS).until(() -> trial.rows("verzonden") == 2);
    }

    private List<UUID> alarms(int number) {
        return IntStream.range(0, number).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private void mail(UUID person) {
        trial.commit(() -> outbox.toPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
    }

    private void sms(UUID person) {
        trial.commit(() -> outbox.smsToPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
    }

    private JavaMailSender mailSender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return sender;
    }

    private void start(JavaMailSender sender) {
        OutboxSenders node = trial.node(sender);
        nodes.add(node);
        node.start();
    }

    private static ConditionFactory soon() {
        return within(Duration.ofSeconds(30));
    }

    private static ConditionFactory within(Duration time) {
        return await().atMost(time);
    }
}
