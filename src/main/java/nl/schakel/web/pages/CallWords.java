package nl.schakel.web.pages;

import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.Call;
import org.springframework.stereotype.Component;

/** How people and places of a call are named to who may see it. */
@Component
public class CallWords {

    private final Directory directory;
    private final Words words;

    CallWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    /** How a person is called; null for nobody, and for the application itself. */
    public String name(UUID person) {
        return person == null
                ? null
                : directory.person(person).map(Person::displayName).orElse(null);
    }

    /** Where the person is, as far as known. */
    String where(Call call) {
        return call.municipality() == null
                ? words.say("piket.plaats-onbekend")
                : directory
                        .municipality(call.municipality())
                        .map(place -> place.name())
                        .orElse(words.say("piket.plaats-onbekend"));
    }
}
