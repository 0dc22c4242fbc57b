package nl.schakel.notification.internal;

import java.util.List;
import nl.schakel.notification.TaskNews;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Check: leaves out of a message what has been overtaken since it was put in the outbox, and says what is so now. */
@Component
class MessageTruth {

    private final ObjectProvider<TaskNews> tasks;

    MessageTruth(ObjectProvider<TaskNews> tasks) {
        this.tasks = tasks;
    }

    /** The lines of the message that still say something. */
    List<MessageLine> of(WaitingMessage message) {
        TaskNews news = tasks.getIfAvailable();
        if (news == null || message.to() != WaitingMessage.Receiver.PERSOON) {
            return message.lines();
        }
        return message.lines().stream()
                .flatMap(line -> news.now(line.template(), line.key()).map(line::saying).stream())
                .toList();
    }
}
