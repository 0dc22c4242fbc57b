package nl.schakel.notification.internal;

import static org.mockito.Mockito.mock;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.schakel.notification.MailPreferences;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.OutboxStuck;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.notification.SmsRefused;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.TaskNews;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.organisation.Directory;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.background.Background;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.crypto.TrialHash;
import nl.schakel.support.database.RuntimeRights;
import nl.schakel.support.network.Links;
import nl.schakel.support.sms.SmsSettings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The outbox with a real database, a mail server that can go down and an SMS gateway that can be ill. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties({SchakelProperties.class, BounceSettings.class})
@Import({
    RuntimeRights.class,
    Outbox.class,
    OutboxTable.class,
    Bundles.class,
    MailPreferences.class,
    MessageIds.class,
    MessageTruth.class,
    UndeliverableAlarm.class,
    Delivery.class,
    OutboxSenders.class,
    OutboxStatistics.class,
    Mailer.class,
    MailServers.class,
    Links.class,
    SmsChannel.class,
    SmsGateway.class,
    SmsSender.class,
    StuckAlarm.class,
    Background.class,
    LaneTable.class,
    Standstills.class,
    StandstillAlarm.class,
    EmergencyLine.class
})
class OutboxSlice {

    /** A mail server on a port that stays the same while it is down. */
    static final class MailServer {

        private final ServerSetup setup;
        private GreenMail server;

        MailServer() {
            GreenMail first = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            first.start();
            setup = new ServerSetup(first.getSmtp().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            server = first;
        }

        int port() {
            return setup.getPort();
        }

        void down() {
            server.stop();
        }

        void up() {
            server = new GreenMail(setup);
            server.start();
        }

        GreenMail mail() {
            return server;
        }
    }

    /** Reporters of the test and their safe addresses. */
    static final class Reporters implements ReporterAddresses {

        final Map<UUID, String> safe = new ConcurrentHashMap<>();

        @Override
        public Optional<String> safeEmail(UUID dossier) {
            return Optional.ofNullable(safe.get(dossier));
        }
    }

    /** Keeps what was published. */
    static final class StuckMessages {

        final List<OutboxStuck> published = new ArrayList<>();

        @EventListener
        void on(OutboxStuck event) {
            published.add(event);
        }
    }

    /** Keeps what was published. */
    static final class RefusedSms {

        final List<SmsRefused> published = new CopyOnWriteArrayList<>();

        @EventListener
        void on(SmsRefused event) {
            published.add(event);
        }
    }

    /** Keeps what was published. */
    static final class Lost {

        final List<Undeliverable> published = new CopyOnWriteArrayList<>();

        @EventListener
        void on(Undeliverable event) {
            published.add(event);
        }
    }

    /** What the test says about tasks; anything else is as it was. */
    static final class Tasks implements TaskNews {

        final Map<String, Optional<Template>> now = new ConcurrentHashMap<>();

        @Override
        public Optional<Template> now(Template template, String key) {
            return now.getOrDefault(key, Optional.of(template));
        }
    }

    @Bean
    Lost lost() {
        return new Lost();
    }

    @Bean
    Tasks tasks() {
        return new Tasks();
    }

    @Bean
    KeyedHash hash() {
        return TrialHash.ours();
    }

    @Bean
    MailServer mailServer() {
        return new MailServer();
    }

    @Bean
    JavaMailSender mailSender(MailServer server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return sender;
    }

    @Bean
    TrialGateway gateway() {
        return new TrialGateway();
    }

    @Bean
    SmsSettings smsSettings(TrialGateway gateway) {
        return new SmsSettings(gateway.url(), "geheim-van-de-test");
    }

    @Bean
    TrialNumbers numbers() {
        return new TrialNumbers();
    }

    @Bean
    TrialDuty duty() {
        return new TrialDuty();
    }

    @Bean
    Directory directory() {
        return mock(Directory.class);
    }

    @Bean
    OutboxTrial trial(BeanFactory beans) {
        return new OutboxTrial(beans);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Reporters reporters() {
        return new Reporters();
    }

    @Bean
    RefusedSms refusedSms() {
        return new RefusedSms();
    }

    @Bean
    StuckMessages stuckMessages() {
        return new StuckMessages();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
