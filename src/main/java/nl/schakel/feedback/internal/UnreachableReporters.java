package nl.schakel.feedback.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.feedback.ReporterUnreachable;
import nl.schakel.feedback.Unreachable;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.Timeline;
import nl.schakel.support.Coded;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Record of the reporters whom mail does not reach, by a hash of the address: another address is another chance. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UnreachableReporters {

    private static final String PURPOSE = "mail-address";

    private final JdbcClient jdbc;
    private final ReporterContacts contacts;
    private final KeyedHash hash;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnreachableReporters(
            JdbcClient jdbc,
            ReporterContacts contacts,
            KeyedHash hash,
            Timeline timeline,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.hash = hash;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** Notes it, in the timeline too, and tells anyone who listens; what was known of this address changes nothing. */
    public void note(UUID dossier, String address, Unreachable why) {
        int known = jdbc.sql("insert into schakel.reporter_unreachable (dossier_id, address_hash, why, at)"
                        + " values (?, ?, ?, ?) on conflict (dossier_id) do update set address_hash = excluded.address_hash,"
                        + " why = excluded.why, at = excluded.at"
                        + " where reporter_unreachable.address_hash <> excluded.address_hash")
                .params(dossier, hash(address), why.code(), Timestamp.from(clock.instant()))
                .update();
        if (known > 0) {
            timeline.bySystem(dossier, "mail-onbereikbaar", why.code());
            events.publishEvent(new ReporterUnreachable(dossier, true));
        }
    }

    /** Why mail to the address that the reporter has now does not arrive, if that is known. */
    @Transactional(readOnly = true)
    public Optional<Unreachable> why(UUID dossier) {
        return contacts.safeEmail(dossier).flatMap(address -> why(dossier, address));
    }

    /** The same for this address. */
    public Optional<Unreachable> why(UUID dossier, String address) {
        return jdbc.sql("select why from schakel.reporter_unreachable where dossier_id = ? and address_hash = ?")
                .params(dossier, hash(address))
                .query(String.class)
                .optional()
                .map(code -> Coded.of(Unreachable.class, code).orElseThrow());
    }

    private String hash(String address) {
        return hash.hmac(PURPOSE, address);
    }
}
