package nl.schakel.piket.call.internal;

import java.util.Collection;
import java.util.UUID;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import org.springframework.stereotype.Component;

/**
 * Message sender: messages about a call, by every way in which somebody can be reached; taken back when they come too
 * late.
 */
@Component
public class NightMessages {

    /** In keys: nobody has the call. */
    public static final String WAITING = "oproep:";

    /** In keys: somebody has it, and nothing happens. */
    public static final String SILENT = "stil-";

    /** In keys: a shelter is asked. */
    public static final String DESK = "vraag:";

    private final Outbox outbox;
    private final DutyMail mail;
    private final Directory directory;

    NightMessages(Outbox outbox, DutyMail mail, Directory directory) {
        this.outbox = outbox;
        this.mail = mail;
        this.directory = directory;
    }

    /** How the keys of all messages about a call begin. */
    public String start(UUID call) {
        return "piket:" + call + ":";
    }

    /** @return how many of these people can be reached by some way */
    public int send(Collection<UUID> people, Template template, String key, String link) {
        return (int) people.stream()
                .distinct()
                .filter(person -> send(person, template, key, link))
                .count();
    }

    private boolean send(UUID person, Template template, String key, String link) {
        if (directory.person(person).filter(Person::active).isEmpty()) {
            return false;
        }
        boolean bySms = template.atNight() && outbox.smsToPerson(person, template, key, link);
        boolean byMail =
                mail.ofPerson(person).or(() -> directory.emailOf(person)).isPresent();
        if (byMail) {
            outbox.toPerson(person, template, key, link);
        }
        return bySms || byMail;
    }

    /** Somebody has it: whoever has not been woken yet may sleep on. */
    public void taken(UUID call) {
        outbox.withdraw(start(call) + WAITING);
    }

    /** Whoever has it did something, or a colleague has it now: nobody has to ask whether it goes on. */
    public void active(UUID call) {
        outbox.withdraw(start(call) + SILENT);
    }

    /** There is a bed: a shelter that was not told of a question yet need not wake. */
    public void placeFound(UUID call) {
        outbox.withdraw(start(call) + DESK);
    }

    /** The call goes on no more. */
    public void over(UUID call) {
        outbox.withdraw(start(call));
    }
}
