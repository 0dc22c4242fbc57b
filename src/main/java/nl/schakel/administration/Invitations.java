package nl.schakel.administration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.InvitationTable;
import nl.schakel.notification.LinkSecrets;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: lets somebody choose a first or a new password with a mail that works once. The secret is made from the
 * key of this installation when the mail goes out: it stands in no table, and in no address that a server sees.
 */
@Service
public class Invitations implements LinkSecrets {

    /** How long a mail works. Public material advises a short time; a week holds a holiday. */
    public static final Duration VALID = Duration.ofDays(7);

    /** Who asks for a new password again and again fills nobody's mailbox. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(10);

    public static final int SHORTEST_PASSWORD = 12;
    public static final int LONGEST_PASSWORD = 200;

    private static final String PAGE = "/uitnodiging";
    private static final String PURPOSE = "uitnodiging";
    private static final int SIGNATURE = 32;
    private static final Pattern SECRET = Pattern.compile("([0-9a-f]{32})([0-9a-f]{" + SIGNATURE + "})");

    private final InvitationTable table;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Directory directory;
    private final People people;
    private final Outbox outbox;
    private final KeyedHash hash;
    private final Clock clock;

    Invitations(
            InvitationTable table,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Directory directory,
            People people,
            Outbox outbox,
            KeyedHash hash,
            Clock clock) {
        this.table = table;
        this.turn = turn;
        this.changes = changes;
        this.directory = directory;
        this.people = people;
        this.outbox = outbox;
        this.hash = hash;
        this.clock = clock;
    }

    /** Sends somebody a mail to choose a password with; an earlier one works no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(UUID person, UUID by) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        table.withdraw(person, now);
        table.insert(id, person, by, now, now.plus(VALID));
        outbox.toPerson(person, Template.UITNODIGING, "uitnodiging-" + id, PAGE + "/" + plain(id));
    }

    /**
     * Somebody forgot their password and says which address is theirs. Nobody hears whether an account has it; who has it and
     * whose account is open gets a mail, and no second one for a while, however often it is asked. The password of now goes on.
     */
    @Transactional
    public void sendForgotten(String email) {
        Optional<UUID> person = directory
                .byEmail(email.strip())
                .filter(Person::active)
                .map(Person::id)
                .filter(people::choosesPassword);
        if (person.isEmpty()) {
            return;
        }
        turn.take();
        boolean sentLately = table.lastMade(person.get())
                .filter(made -> made.isAfter(clock.instant().minus(NOT_AGAIN_WITHIN)))
                .isPresent();
        if (!sentLately) {
            send(person.get(), person.get());
        }
    }

    /** Takes back what somebody has open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID person) {
        table.withdraw(person, clock.instant());
    }

    /** Whether somebody has an invitation that still works. */
    @Transactional(readOnly = true)
    public boolean awaits(UUID person) {
        return Optional.ofNullable(table.open().get(person))
                .filter(until -> until.isAfter(clock.instant()))
                .isPresent();
    }

    /** Everybody who has an invitation that still works. */
    @Transactional(readOnly = true)
    public Set<UUID> awaited() {
        Instant now = clock.instant();
        return table.open().entrySet().stream()
                .filter(open -> open.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public String sealed(String link) {
        String id = link.substring(link.lastIndexOf('/') + 1);
        return link.substring(0, link.lastIndexOf('/')) + "#" + id + signature(id);
    }

    /**
     * Keeps the password that somebody chose, which opens the account.
     *
     * @param secret as the mail had it
     * @return the user name
     * @throws InvalidInput when the secret is none, was used, or its time is over; when the password cannot be one
     */
    @Transactional
    public String accept(String secret, String password, String repeated) {
        UUID id = opened(secret).orElseThrow(Invitations::useless);
        InvitationTable.Row invitation = table.find(id).orElseThrow(Invitations::useless);
        InputCheck check = new InputCheck();
        checkPassword(check, password, repeated);
        check.done();
        turn.take();
        if (!table.use(id, clock.instant())) {
            throw useless();
        }
        people.setPassword(invitation.person(), password);
        changes.add(invitation.person(), ChangeKind.WACHTWOORD_GEKOZEN, invitation.person(), null, null);
        return directory.person(invitation.person()).map(Person::username).orElseThrow(Invitations::useless);
    }

    /** What a password must be: long, and no longer than what is read of it. */
    static void checkPassword(InputCheck check, String password, String repeated) {
        int length = password.getBytes(StandardCharsets.UTF_8).length;
        if (InputCheck.length(password) < SHORTEST_PASSWORD) {
            check.error("wachtwoord", "te-kort", "fout.wachtwoord.te-kort", SHORTEST_PASSWORD);
        } else if (length > LONGEST_PASSWORD) {
            check.error("wachtwoord", "te-lang", "fout.wachtwoord.te-lang", LONGEST_PASSWORD);
        } else if (GuessedPasswords.isEasy(password)) {
            check.error("wachtwoord", "te-eenvoudig", "fout.wachtwoord.te-eenvoudig");
        } else if (!password.equals(repeated)) {
            check.error("herhaling", "verschilt", "fout.wachtwoord.verschilt");
        }
    }

    private Optional<UUID> opened(String typed) {
        // the whole link is as good: whoever has no script copies it from the mail
        String secret =
                typed == null ? "" : typed.substring(typed.lastIndexOf('#') + 1).strip();
        Matcher parts = SECRET.matcher(secret);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean ours = MessageDigest.isEqual(
                signature(parts.group(1)).getBytes(StandardCharsets.US_ASCII),
                parts.group(2).getBytes(StandardCharsets.US_ASCII));
        return ours ? Optional.of(id(parts.group(1))) : Optional.empty();
    }

    private String signature(String id) {
        return hash.hmac(PURPOSE, id).substring(0, SIGNATURE);
    }

    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }

    private static UUID id(String plain) {
        return UUID.fromString(plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static InvalidInput useless() {
        return InvalidInput.of("code", "werkt-niet", "fout.uitnodiging.werkt-niet");
    }
}
