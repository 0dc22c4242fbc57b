package nl.schakel.web.beheer;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.administration.DirectoryChanges.Change;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts changes of the directory into Dutch. */
@Component
class ChangeWords {

    /** One change: when, who, and what. */
    record ChangeLine(String when, String who, String what) {}

    private final Directory directory;
    private final Providers providers;
    private final Words words;

    ChangeWords(Directory directory, Providers providers, Words words) {
        this.providers = providers;
        this.directory = directory;
        this.words = words;
    }

    List<ChangeLine> of(List<Change> changes) {
        return changes.stream()
                .map(change -> new ChangeLine(
                        DutchTime.full(change.at()),
                        name(change.by()),
                        words.say(
                                "wijziging." + change.what(),
                                change.person() == null ? "" : name(change.person()),
                                change.role() == null ? "" : directory.label(Role.of(change.role())),
                                change.organisation() == null
                                        ? words.say("wijziging.niemand")
                                        : directory.labelOf(change.organisation()))))
                .toList();
    }

    /** How somebody is called, also after their account was closed. */
    String name(UUID person) {
        return person.equals(Viewer.SYSTEM.personId())
                ? words.say("toegang.schakel")
                : directory
                        .person(person)
                        .map(Person::displayName)
                        .or(() -> providers
                                .ofSystem(person)
                                .map(system -> words.say("scim.naam", directory.labelOf(system.organisation()))))
                        .orElse(words.say("toegang.onbekend"));
    }
}
