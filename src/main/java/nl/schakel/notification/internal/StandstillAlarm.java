package nl.schakel.notification.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.PeopleOnDuty;
import nl.schakel.notification.Standstills.StandstillPart;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Alarm: tells who is on duty, and role {@code beheer}, that something stands still, by the ways that still go. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StandstillAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(StandstillAlarm.class);
    private static final String PAGE = "/piket";

    private final Outbox outbox;
    private final Directory directory;
    private final ObjectProvider<PeopleOnDuty> duty;

    StandstillAlarm(Outbox outbox, Directory directory, ObjectProvider<PeopleOnDuty> duty) {
        this.outbox = outbox;
        this.directory = directory;
        this.duty = duty;
    }

    /**
     * Puts the messages in the outbox.
     *
     * @param key the same for one round of messages
     * @param by what still goes; who cannot be reached by that is told by the rest all the same
     */
    public void ring(StandstillPart part, String key, Set<DeliveryChannel> by) {
        outbox.toGroup(GroupId.CARETAKERS, Template.INCIDENT, key, "/storingen");
        if (part.ofAlarms()) {
            wake(part, key, by);
        }
    }

    private void wake(StandstillPart part, String key, Set<DeliveryChannel> by) {
        Template template = template(part);
        PeopleOnDuty known = duty.getIfAvailable();
        Set<UUID> people = known == null ? Set.of() : known.now();
        if (people.isEmpty()) {
            LOG.error("STILSTAND-{}: er is niemand van de piketdienst om te bellen", part);
        }
        people.forEach(person -> tell(person, template, key, by));
        List<UUID> caretakers =
                directory.members(GroupId.CARETAKERS).stream().map(Person::id).toList();
        if (by.contains(DeliveryChannel.SMS)) {
            Set<UUID> others = new LinkedHashSet<>(caretakers);
            others.removeAll(people);
            others.forEach(person -> outbox.smsToPerson(person, template, key, PAGE));
        }
    }

    private void tell(UUID person, Template template, String key, Set<DeliveryChannel> by) {
        boolean bySms = by.contains(DeliveryChannel.SMS) && outbox.smsToPerson(person, template, key, PAGE);
        if (by.contains(DeliveryChannel.MAIL) || !bySms) {
            outbox.toPerson(person, template, key, PAGE);
        }
    }

    /** It goes again: anyone who has not heard yet does not have to. */
    public void takeBack(String keyStart) {
        outbox.withdraw(keyStart);
    }

    private static Template template(StandstillPart part) {
        return switch (part) {
            case MAIL -> Template.MAIL_STIL;
            case SMS -> Template.SMS_STIL;
            case STAPPEN -> Template.ALARM_STIL;
            case BESTANDEN -> throw new IllegalArgumentException("nobody is woken for a file");
        };
    }
}
