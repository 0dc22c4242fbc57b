package nl.schakel.process.terms;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.notification.TaskNews;
import nl.schakel.notification.Template;
import org.springframework.stereotype.Component;

/**
 * Adapter for the outbox: what a message about a task says at the moment that it goes. After an outage much is overtaken: a
 * step that is done, a task that somebody took in hand, a reminder of a term that has passed.
 */
@Component
class CurrentTaskNews implements TaskNews {

    private static final Pattern NEW_TASK = Pattern.compile("taak-([A-Za-z0-9-]{36})(?:-.*)?");
    private static final Pattern RUNG = Pattern.compile("termijn-([A-Za-z0-9-]{36})-([a-z-]+)-(\\d{14})");

    private final WatchedTasks tasks;
    private final Clock clock;

    CurrentTaskNews(WatchedTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Optional<Template> now(Template template, String key) {
        Matcher rung = RUNG.matcher(key);
        if (rung.matches()) {
            return tasks.open(rung.group(1))
                    .flatMap(task -> now(template, Rung.of(rung.group(2)), rung.group(3), task));
        }
        Matcher fresh = NEW_TASK.matcher(key);
        return !fresh.matches() || tasks.open(fresh.group(1)).isPresent() ? Optional.of(template) : Optional.empty();
    }

    private Optional<Template> now(Template template, Rung rung, String moment, WatchedTask task) {
        if (rung.aboutPickUp() && task.assignee() != null) {
            return Optional.empty();
        }
        if (!moment.equals(Ladder.moment(rung, task))) {
            // the term was moved since
            return Optional.empty();
        }
        boolean past = rung == Rung.HERINNERING && task.due().isBefore(clock.instant());
        return Optional.of(past ? Rung.TERMIJN.template(task.key()) : template);
    }
}
