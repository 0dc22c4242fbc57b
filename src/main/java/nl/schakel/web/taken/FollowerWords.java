package nl.schakel.web.taken;

import nl.schakel.organisation.Directory;
import nl.schakel.process.tasks.TaskCommands.Follower;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: who gets which step next, in words. */
@Component
class FollowerWords {

    private final Directory directory;
    private final Words words;

    FollowerWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    String of(Follower follower) {
        return words.say("taak.krijgt", directory.label(follower.group()), follower.name());
    }
}
