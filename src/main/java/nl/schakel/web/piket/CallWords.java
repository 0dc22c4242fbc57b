package nl.schakel.web.piket;

import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.Calls;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: how people and places of a call are named to who may see it. */
@Component
public class CallWords {

    private final Calls calls;
    private final Directory directory;
    private final Words words;

    CallWords(Calls calls, Directory directory, Words words) {
        this.calls = calls;
        this.directory = directory;
        this.words = words;
    }

    /** How a person is called; null for nobody, and for the application itself. */
    public String name(UUID person) {
        return person == null
                ? null
                : directory.person(person).map(Person::displayName).orElse(null);
    }

    /** Where the search stands, and whether the document of the night lies ready beside it. */
    String status(Call call) {
        String search = search(call);
        return call.status() == CallStatus.OVERDRACHT ? words.say("piket.status.ook-overdracht", search) : search;
    }

    /** Where the search stands, for who follows the call. */
    String search(Call call) {
        return words.of("piket.status", calls.search(call).code());
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
