package nl.schakel.process.terms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.notification.Outbox;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Message sender: tells the right people that a task reached a rung (R6). The task stays with its owner. One message
 * per rung, receiver and due date: the key of the outbox sees to that, also when a timer fires twice.
 */
@Component
class Ladder {

    /** Purpose under which somebody who is told about a late task takes part in the case. */
    static final String PURPOSE = "termijnbewaking";

    private static final DateTimeFormatter KEY_MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter KEY_DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(Zones.AMSTERDAM);

    private final Directory directory;
    private final Outbox outbox;
    private final Parties parties;
    private final ApplicationEventPublisher events;

    Ladder(Directory directory, Outbox outbox, Parties parties, ApplicationEventPublisher events) {
        this.directory = directory;
        this.outbox = outbox;
        this.parties = parties;
        this.events = events;
    }

    /** The task stands on this rung now. */
    void climb(WatchedTask task, Rung rung, TermRow row) {
        Instant due = due(rung, task);
        String key = key(rung, task, due);
        switch (rung) {
            case OPPAKKEN -> {
                if (colleagues(task).isEmpty()) {
                    tellAbove(task, rung, key);
                }
                tellOwner(task, rung, key);
            }
            case HERINNERING -> tellOwner(task, rung, key);
            case TERMIJN -> tell(row.after100(), task, rung, key);
            case OPPAKKEN_ESCALATIE, ESCALATIE -> tell(row.after150(), task, rung, key);
        }
        events.publishEvent(new TermRungReached(task.dossier(), task.id(), task.step(), rung.code(), due));
    }

    /** What waits for a role that nobody holds is one message a day and rung, however many tasks that are. */
    private static String key(Rung rung, WatchedTask task, Instant due) {
        return task.vacancy() == null
                ? "termijn-" + task.id() + "-" + rung.code() + "-" + moment(rung, task)
                : "vacature-" + task.vacancy() + "-" + rung.code() + "-" + KEY_DAY.format(due);
    }

    /** The end of the key of a message: one for each moment that a task has to be done. */
    static String moment(Rung rung, WatchedTask task) {
        Instant due = due(rung, task);
        return due == null ? "" : KEY_MOMENT.format(due);
    }

    private static Instant due(Rung rung, WatchedTask task) {
        return rung.aboutPickUp() ? task.pickUpDue() : task.due();
    }

    private void tell(EscalationTarget who, WatchedTask task, Rung rung, String key) {
        switch (who) {
            case COLLEGAS -> tellColleagues(task, rung, key);
            case KETENREGISSEUR -> tellAbove(task, rung, key);
            case LANDELIJK -> tellOutsiders(Directory.NATIONAL, task, rung, key);
        }
    }

    /** The person who has the task in hand; as long as nobody has, the whole group. */
    private void tellOwner(WatchedTask task, Rung rung, String key) {
        Optional<Person> assignee = Optional.ofNullable(task.assignee())
                .flatMap(directory::byUsername)
                .filter(Person::active);
        if (assignee.isPresent()) {
            outbox.toPerson(assignee.get().id(), rung.template(task.key()), key, page(task));
        } else if (isReporters(task) || outbox.toGroup(task.group(), rung.template(task.key()), key, page(task)) == 0) {
            tellAbove(task, rung, key);
        }
    }

    /** Reporters of one counter are no team: they do not know of each other's reports. */
    private static boolean isReporters(WatchedTask task) {
        return task.group().role() == Role.MELDER;
    }

    private void tellColleagues(WatchedTask task, Rung rung, String key) {
        List<Person> colleagues = colleagues(task);
        if (colleagues.isEmpty()) {
            tellAbove(task, rung, key);
        }
        colleagues.forEach(person -> outbox.toPerson(person.id(), rung.template(task.key()), key, page(task)));
    }

    /**
     * Who could step in: the rest of the group; as long as nobody has the task, everybody, unless that is one person
     * who was told before.
     */
    private List<Person> colleagues(WatchedTask task) {
        if (isReporters(task)) {
            return List.of();
        }
        List<Person> members = directory.present(task.group());
        if (task.assignee() == null) {
            return members.size() > 1 ? members : List.of();
        }
        return members.stream()
                .filter(person -> !person.username().equals(task.assignee()))
                .toList();
    }

    /** The chain director of the region; for a task of the chain director, the national team. */
    private void tellAbove(WatchedTask task, Rung rung, String key) {
        GroupId director = directory.groupFor(Role.KETENREGISSEUR, task.municipality());
        tellOutsiders(director.equals(task.group()) ? Directory.NATIONAL : director, task, rung, key);
    }

    /** People who do not have the task themselves; they see the case, since a warning that leads nowhere helps nobody. */
    private void tellOutsiders(GroupId group, WatchedTask task, Rung rung, String key) {
        if (group.equals(task.group())) {
            outbox.toGroup(group, rung.template(task.key()), key, page(task));
        } else if (outbox.toGroup(group, rung.template(task.key()), key, caseOf(task)) > 0) {
            parties.join(task.dossier(), group, Scope.VRAAG, PURPOSE);
        } else {
            // nobody at all to hear of it is a fault of the set-up, and never silent
            outbox.toGroup(GroupId.CARETAKERS, rung.template(task.key()), key, "/storingen");
        }
    }

    private static String page(WatchedTask task) {
        return "/taken/" + (task.vacancy() == null ? task.id() : "vacatures/" + task.vacancy());
    }

    /** Of several cases at once the list. */
    private static String caseOf(WatchedTask task) {
        return task.vacancy() == null ? "/zaken/" + task.dossier() : "/zaken";
    }
}
