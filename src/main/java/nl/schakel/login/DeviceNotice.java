package nl.schakel.login;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: tells somebody that their password was right on a device that was not seen before. Once a day at most, for who works
 * where a browser forgets everything each night.
 */
@Service
public class DeviceNotice {

    private static final String PAGE = "/instellingen/sessies";

    private final Outbox outbox;
    private final Clock clock;

    DeviceNotice(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells at once, also when a second step has not followed: a password that somebody else has is news enough. */
    @Transactional
    public void tell(UUID person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM);
        outbox.toPerson(person, Template.NIEUW_APPARAAT, "nieuw-apparaat-" + person + "-" + today, PAGE);
    }
}
