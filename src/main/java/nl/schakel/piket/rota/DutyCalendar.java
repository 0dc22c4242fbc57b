package nl.schakel.piket.rota;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.network.Addresses;
import nl.schakel.support.text.Sentences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the duties of one person for the calendar of their phone, behind an address that only that person
 * knows and can take back. It holds times and the name of the rota, never anything of a case.
 */
@Service
public class DutyCalendar {

    private static final String PURPOSE = "piket-agenda";
    private static final Sentences WORDS = Sentences.of("piket-messages");
    private static final int SECRET_BYTES = 32;
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final FailedAttempts attempts;
    private final Rota rota;
    private final DutyAreas areas;
    private final Directory directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DutyCalendar(
            JdbcClient jdbc,
            KeyedHash hash,
            FailedAttempts attempts,
            Rota rota,
            DutyAreas areas,
            Directory directory,
            Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.attempts = attempts;
        this.rota = rota;
        this.areas = areas;
        this.directory = directory;
        this.clock = clock;
    }

    /** A new secret, told this once; an earlier one stops working. */
    @Transactional
    public String renew(UUID person) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into schakel.duty_agenda (person, secret_hash, made_at) values (?, ?, ?)"
                        + " on conflict (person) do update set secret_hash = excluded.secret_hash,"
                        + " made_at = excluded.made_at")
                .params(person, hash.hmac(PURPOSE, secret), Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    /** From now on there is no address. */
    @Transactional
    public void revoke(UUID person) {
        jdbc.sql("delete from schakel.duty_agenda where person = ?")
                .param(person)
                .update();
    }

    /** Whether somebody has an address. */
    public boolean has(UUID person) {
        return jdbc.sql("select exists (select 1 from schakel.duty_agenda where person = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /**
     * The calendar behind a secret, as iCalendar text. Empty for an unknown secret and for a closed account.
     *
     * @param clientAddress where the request came from; kept as a keyed hash only
     * @throws TooManyAttempts when the secret is unknown, and this network tried too many
     */
    public Optional<String> read(String secret, String clientAddress) {
        Optional<UUID> person = jdbc.sql("select person from schakel.duty_agenda where secret_hash = ?")
                .param(hash.hmac(PURPOSE, secret))
                .query(UUID.class)
                .optional()
                .filter(found -> directory.person(found).filter(Person::active).isPresent());
        if (person.isEmpty()) {
            attempts.wrongCode(PURPOSE, Addresses.networkOf(clientAddress));
        }
        return person.map(this::write);
    }

    private String write(UUID person) {
        Instant now = clock.instant();
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Schakel//Piket//NL"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        rota.shiftsOf(person, new Span(now.minus(BACK), now.plus(AHEAD))).forEach(shift -> calendar.add(event(shift)));
        return calendar.toString();
    }

    /** Moments in UTC: each phone shows them in its own time, and no time zone has to be described. */
    private VEvent event(Shift shift) {
        String area = areas.of(shift.area()).map(DutyArea::name).orElse("");
        VEvent event = new VEvent(
                shift.span().from(),
                shift.span().until(),
                WORDS.say("agenda.dienst", shift.line().code(), area));
        event.add(new Uid(shift.id() + "@schakel"));
        return event;
    }
}
