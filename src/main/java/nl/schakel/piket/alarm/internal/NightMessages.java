package nl.schakel.piket.alarm.internal;

import java.util.Collection;
import java.util.UUID;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.CallEvents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Messages about a call, by every way in which somebody can be reached; taken back when they come too late. */
@Component
public class NightMessages {

    /** In keys: nobody has the call. */
    public static final String WAITING = "oproep:";

    /** In keys: somebody has it, and nothing happens. */
    public static final String SILENT = "stil-";

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
    @EventListener
    void taken(CallEvents.CallTaken event) {
        outbox.withdraw(start(event.call()) + WAITING);
    }

    @EventListener
    void takenOver(CallEvents.CallTakenOver event) {
        outbox.withdraw(start(event.call()) + SILENT);
    }

    @EventListener
    void active(CallEvents.CallActive event) {
        outbox.withdraw(start(event.call()) + SILENT);
    }

    @EventListener
    void withdrawn(CallEvents.CallWithdrawn event) {
        outbox.withdraw(start(event.call()));
    }

    @EventListener
    void joined(CallEvents.CallJoined event) {
        outbox.withdraw(start(event.call()));
    }
}
