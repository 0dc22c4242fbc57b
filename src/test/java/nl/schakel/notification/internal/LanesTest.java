package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Nodes that send: an alarm waits behind nothing, and whatever the nodes do, each message goes once. */
@OutboxContext
// here nothing is ill: on a busy machine a gateway that is only slow would be asked a second time
@TestPropertySource(properties = "schakel.sms.timeout=PT1M")
class LanesTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private TrialNumbers numbers;

    @Autowired
    private JdbcClient jdbc;

    private final Set<UUID> colleagues = ConcurrentHashMap.newKeySet();
    private final TrialMailServer server = new TrialMailServer(address -> address.startsWith("collega"));
    private final List<OutboxSenders> nodes = new ArrayList<>();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
        when(trial.directory.emailOf(any())).thenAnswer(call -> Optional.of(address(call.getArgument(0))));
    }

    @AfterEach
    void stop() {
        // lets go of what hangs, so that a node stops at once
        server.letGo(10_000);
        nodes.forEach(OutboxSenders::stop);
        server.close();
    }

    @Test
    void anAlarmPassesAMailServerThatHangs() {
        List<UUID> waiting = ordinary(20);
        start();
        soon().until(() -> server.held.get() == 1);

        List<UUID> called = Stream.generate(UUID::randomUUID).limit(6).toList();
        trial.commit(() -> called.forEach(p -> outbox.toPerson(p, Template.PIKETOPROEP, "oproep-1", "/piket/1")));
        soon().untilAsserted(() -> assertThat(server.received)
                .containsExactlyInAnyOrderElementsOf(
                        called.stream().map(this::address).toList()));
        soon().until(() -> trial.rows("verzonden") == called.size());
        assertThat(trial.rows("wacht")).as("nobody else got anything").isEqualTo(waiting.size());
        assertThat(server.held).hasValue(1);
    }

    @Test
    void anAlarmGoesBeforeHundredsThatWaitedLonger() {
        List<UUID> waiting = ordinary(300);
        start();
        server.letGo(3);
        soon().until(() -> server.received.size() == 3 && server.held.get() == 1);

        UUID called = UUID.randomUUID();
        trial.commit(() -> outbox.toPerson(called, Template.PIKET_STIL, "stil-1", "/piket/1"));
        soon().until(() -> server.received.size() == 4);
        assertThat(server.received.get(3)).isEqualTo(address(called));

        server.letGo(waiting.size());
        soon().until(() -> trial.rows("wacht") == 0);
        assertThat(server.received)
                .as("each once")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(waiting.stream(), Stream.of(called))
                        .map(this::address)
                        .toList());
    }

    @Test
    void whetherItIsAnAlarmFollowsFromTheKindOfMessage() {
        UUID someone = UUID.randomUUID();
        for (Template template : Template.values()) {
            trial.commit(() -> outbox.toPerson(someone, template, template.name(), "/"));
        }
        assertThat(table.take(Lane.ALARM_MAIL, 100))
                .extracting(WaitingMessage::template)
                .containsExactlyInAnyOrder(
                        Template.PIKETOPROEP,
                        Template.PIKET_STIL,
                        Template.PIKET_STIL_COLLEGA,
                        Template.PIKET_VOLGENDE,
                        Template.PIKET_NIET_AANGEKOMEN,
                        Template.PIKET_PLEKVRAAG,
                        Template.SMS_STIL,
                        Template.MAIL_STIL,
                        Template.ALARM_STIL);
        assertThat(table.take(Lane.MAIL, 100).stream().flatMap(mail -> mail.lines().stream()))
                .extracting(WaitingMessage.MessageLine::template)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Template.values())
                        .filter(template -> !template.atNight())
                        .toList());
        assertThat(table.take(Lane.SMS, 100)).isEmpty();
    }

    @Test
    void twoNodesSendEachMessageOfEachLaneOnce() {
        List<UUID> ordinary = ordinary(120);
        List<UUID> called = Stream.generate(UUID::randomUUID).limit(60).toList();
        called.forEach(p -> numbers.known.put(p, "06 00 00 00 11"));
        server.letGo(ordinary.size());
        start();
        start();
        for (UUID person : called) {
            trial.commit(() -> {
                outbox.toPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1");
                outbox.smsToPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1");
            });
        }
        soon().until(() -> trial.rows("verzonden") == ordinary.size() + 2 * called.size());
        assertThat(server.received)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ordinary.stream(), called.stream())
                        .map(this::address)
                        .toList());
        assertThat(gateway.received)
                .extracting(TrialGateway.Received::mark)
                .hasSize(called.size())
                .doesNotHaveDuplicates();
        assertThat(attempts()).containsExactly(1);
    }

    @Test
    void twoSendersNeverSendTheSameMessage() throws Exception {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(150).toList();
        trial.commit(() -> people.forEach(p -> outbox.toPerson(p, Template.NIEUWE_TAAK, "taak-1", "/taken/1")));
        CyclicBarrier together = new CyclicBarrier(4);
        OutboxTrial.inParallel(4, () -> {
            together.await();
            trial.deliverAll();
            return null;
        });

        assertThat(trial.addresses())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(this::address).toList());
    }

    @Test
    void aNodeThatStopsFinishesWhatItSendsAndLeavesTheRest() throws Exception {
        List<UUID> people = ordinary(5);
        OutboxSenders node = start();
        soon().until(() -> server.held.get() == 1);
        Thread stopping = new Thread(node::stop);
        stopping.start();
        soon().until(() -> !node.isRunning());
        server.letGo(people.size());
        stopping.join();
        assertThat(server.received).as("was being sent").hasSize(1);
        assertThat(trial.rows("verzonden")).as("and is noted").isOne();

        start();
        soon().until(() -> trial.rows("verzonden") == people.size());
        assertThat(server.received)
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(this::address).toList());
        assertThat(attempts()).as("nothing was taken that was not tried").containsExactly(1);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private OutboxSenders start() {
        OutboxSenders node = trial.node(server.sender());
        nodes.add(node);
        node.start();
        return node;
    }

    /** So many mails that may be late, to people whose mailbox the server is silent about. */
    private List<UUID> ordinary(int number) {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(number).toList();
        colleagues.addAll(people);
        trial.commit(() -> people.forEach(p -> outbox.toPerson(p, Template.NIEUWE_TAAK, "taak-1", "/taken/1")));
        return people;
    }

    private String address(UUID person) {
        return (colleagues.contains(person) ? "collega-" : "piket-") + OutboxTrial.address(person);
    }

    private List<Integer> attempts() {
        return jdbc.sql("select distinct attempts from schakel.outbox")
                .query(Integer.class)
                .list();
    }
}
