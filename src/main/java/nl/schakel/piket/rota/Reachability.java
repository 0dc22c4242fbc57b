package nl.schakel.piket.rota;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.PhoneText;
import nl.schakel.support.input.StaleChange;
import nl.schakel.support.mail.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how coordinators are reached at night. Each keeps their own; without it nobody comes on the rota.
 */
@Service
public class Reachability {

    private static final SealedColumn PHONE_COLUMN = new SealedColumn("duty_contact", "phone_enc");
    private static final SealedColumn EMAIL_COLUMN = new SealedColumn("duty_contact", "email_enc");
    private static final int LONGEST_PHONE = 200;
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    Reachability(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What this person gave, if anything. */
    public Optional<ContactDetails> of(UUID person) {
        return jdbc.sql("select phone_enc, email_enc from schakel.duty_contact where person = ?")
                .param(person)
                .query((row, n) -> new ContactDetails(
                        cipher.decrypt(row.getBytes("phone_enc"), PHONE_COLUMN.at(person)),
                        cipher.decrypt(row.getBytes("email_enc"), EMAIL_COLUMN.at(person))))
                .optional();
    }

    /** Whether this person can be on the rota. */
    public boolean reachable(UUID person) {
        return jdbc.sql("select exists (select 1 from schakel.duty_contact where person = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** @throws InvalidInput with what to do, when this person cannot be on the rota */
    public void demand(UUID person) {
        if (!reachable(person)) {
            throw InvalidInput.of("wie", "niet-bereikbaar", "fout.collega.niet-bereikbaar");
        }
    }

    /** The version of what this person gave; 0 when that is nothing. */
    public long version(UUID person) {
        return jdbc.sql("select revision from schakel.duty_contact where person = ?")
                .param(person)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Keeps how somebody is reached, whatever was there. @see #keep(UUID, String, String, Long) */
    @Transactional
    public void keep(UUID person, String phone, String email) {
        keep(person, phone, email, null);
    }

    /**
     * Keeps how somebody is reached; at least one of the two.
     *
     * @param seen the version that this person saw, 0 for none; null for who looked at none
     * @throws StaleChange when it is not as this person saw it
     */
    @Transactional
    public void keep(UUID person, String phone, String email, Long seen) {
        String number = blankToNull(phone);
        String address = blankToNull(email);
        check(number, address);
        ClusterLock.CONTACT.await(jdbc, person.toString());
        if (seen != null && seen != version(person)) {
            throw new StaleChange("telefoon", "fout.versie.bereikbaar", said(person));
        }
        jdbc.sql("insert into schakel.duty_contact (person, phone_enc, email_enc, changed_at) values (?, ?, ?, ?)"
                        + " on conflict (person) do update set phone_enc = excluded.phone_enc,"
                        + " email_enc = excluded.email_enc, changed_at = excluded.changed_at")
                .params(
                        person,
                        cipher.encrypt(number, PHONE_COLUMN.at(person)),
                        cipher.encrypt(address, EMAIL_COLUMN.at(person)),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private String said(UUID person) {
        return of(person).stream()
                .flatMap(now -> Stream.of(now.phone(), now.email()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static void check(String phone, String email) {
        InputCheck check = new InputCheck();
        if (phone == null && email == null) {
            check.error("telefoon", "verplicht", "fout.bereikbaar.verplicht");
        }
        if (phone != null) {
            checkPhone(check, "telefoon", phone);
        }
        if (email != null && MailAddress.of(email).isEmpty()) {
            check.error("mail", "geen-mailadres", "fout.mail.geen-mailadres");
        }
        check.done();
    }

    /** Refuses what no alarm can be sent to; how a number is written does not matter, nor what stands beside it. */
    public static void checkPhone(InputCheck check, String field, String phone) {
        check.text(field, phone, LONGEST_PHONE);
        if (!isPhone(phone)) {
            check.error(field, "geen-telefoonnummer", "fout.telefoon.geen-telefoonnummer");
        }
    }

    private static boolean isPhone(String phone) {
        long digits = PhoneText.dialable(phone)
                .orElse("")
                .chars()
                .filter(Character::isDigit)
                .count();
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
