package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;

/** Two nodes with threads of their own while messages keep coming: each message is told once, to whom it is for. */
@OutboxContext
class TwoNodesOneMailTest {

    private static final int PEOPLE = 12;
    private static final int MESSAGES = 30;
    private static final Pattern PAGE = Pattern.compile("https://schakel.voorbeeld.example(/taken/[a-z0-9-]+)");

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private JavaMailSender mail;

    private final List<OutboxSenders> nodes = new ArrayList<>();

    @BeforeEach
    void twoNodes() throws Exception {
        trial.fresh();
        for (int i = 0; i < 2; i++) {
            OutboxSenders node = trial.node(mail);
            nodes.add(node);
            node.start();
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(OutboxSenders::stop);
    }

    @Test
    void tellEachMessageOnce() throws Exception {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        for (int i = 0; i < MESSAGES; i++) {
            String page = "/taken/t" + i;
            String key = "taak-" + i;
            trial.commit(() -> people.forEach(person -> outbox.toPerson(person, Template.NIEUWE_TAAK, key, page)));
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> trial.rows("wacht") == 0);

        Map<String, Integer> told = new HashMap<>();
        for (MimeMessage one : trial.received()) {
            String plain = GreenMailUtil.getBody(one).split("text/html")[0];
            Matcher page = PAGE.matcher(plain);
            while (page.find()) {
                told.merge(one.getAllRecipients()[0] + page.group(1), 1, Integer::sum);
            }
        }
        assertThat(told.values()).as("nothing twice").containsOnly(1);
        assertThat(trial.rows("verzonden")).isEqualTo((long) PEOPLE * MESSAGES);
        for (UUID person : people) {
            long mails = trial.addresses().stream()
                    .filter(OutboxTrial.address(person)::equals)
                    .count();
            assertThat(mails).isLessThanOrEqualTo(MESSAGES / 2);
        }
    }
}
