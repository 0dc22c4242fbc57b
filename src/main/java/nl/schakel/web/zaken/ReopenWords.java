package nl.schakel.web.zaken;

import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.routes.meldroute.ReopenCommands.ReopenResult;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: says who opened a case again before. */
@Component
class ReopenWords {

    private final Directory directory;
    private final Words words;

    ReopenWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    /** The sentence for who came second, or for a case that was never closed. */
    String who(ReopenResult.WasOpen open) {
        if (open.by() == null) {
            return words.say("heropenen.niet-afgesloten");
        }
        String name =
                directory.person(open.by()).map(Person::displayName).orElseGet(() -> words.say("heropenen.iemand"));
        return words.say("heropenen.ander", name, DutchTime.full(open.at()));
    }
}
