package nl.schakel.notification.internal;

import java.util.Optional;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.support.sms.SmsSettings;
import nl.schakel.support.time.RealTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listener: whether this installation sends SMS, and by which gateway. */
@Component
public class SmsChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SmsChannel.class);

    private final SmsSettings settings;
    private final SmsProtocol protocol;

    SmsChannel(SmsSettings configured, ObjectProvider<DemoSmsGateway> demo, RealTime time) {
        DemoSmsGateway fake = demo.getIfAvailable();
        this.settings = fake == null ? configured : fake.settings();
        this.protocol = settings.notifyNl()
                .<SmsProtocol>map(key -> new NotifyNl(settings, key, time))
                .orElseGet(() -> new PlainSms(settings));
    }

    /** Whether SMS goes out at all. */
    public boolean available() {
        return settings.present();
    }

    /** How the gateway wants it, when there is one. */
    Optional<SmsProtocol> protocol() {
        return available() ? Optional.of(protocol) : Optional.empty();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!available()) {
            LOG.warn("SCHAKEL_SMS_URL is niet ingesteld: er gaat geen sms uit. Piketoproepen gaan alleen per mail.");
        }
    }
}
