package nl.schakel.piket.rota;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
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
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{6,24}");
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

    /** Keeps how somebody is reached; at least one of the two. */
    @Transactional
    public void keep(UUID person, String phone, String email) {
        String number = blankToNull(phone);
        String address = blankToNull(email);
        check(number, address);
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

    public static void checkPhone(InputCheck check, String field, String phone) {
        if (!isPhone(phone)) {
            check.error(field, "geen-telefoonnummer", "fout.telefoon.geen-telefoonnummer");
        }
    }

    private static boolean isPhone(String phone) {
        long digits = phone.chars().filter(Character::isDigit).count();
        return PHONE.matcher(phone).matches() && digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
