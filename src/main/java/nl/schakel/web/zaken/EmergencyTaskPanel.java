package nl.schakel.web.zaken;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.EmergencyUse;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** View factory: what the chain director reads of a use of emergency access before judging it. */
@Component
public class EmergencyTaskPanel {

    private final EmergencyAccess emergency;
    private final Directory directory;
    private final Words words;

    EmergencyTaskPanel(EmergencyAccess emergency, Directory directory, Words words) {
        this.emergency = emergency;
        this.directory = directory;
        this.words = words;
    }

    /** One use in words. */
    public record Use(String who, String reason, String opened, String ended, String parts, List<LookedAt> looks) {}

    /** One look in words. */
    public record LookedAt(String when, String what, String parts) {}

    public void addTo(Model model, TaskPage page, Viewer viewer) {
        if (page.emergency() != null) {
            model.addAttribute("emergency", said(emergency.use(page.emergency(), viewer)));
        }
    }

    private Use said(EmergencyUse use) {
        return new Use(
                directory.person(use.person()).map(Person::displayName).orElse(words.say("toegang.onbekend")),
                use.reason(),
                DutchTime.full(use.opened()),
                ended(use),
                parts(use.parts()),
                use.looks().stream()
                        .filter(look -> !look.why().equals("openen"))
                        .map(look ->
                                new LookedAt(DutchTime.time(look.at()), words.why(look.why()), parts(look.parts())))
                        .toList());
    }

    private String ended(EmergencyUse use) {
        if (use.ended() != null) {
            return words.say("noodtoegang.gebruik.einde." + use.endedHow(), DutchTime.full(use.ended()));
        }
        String until = DutchTime.full(use.until());
        return words.say(use.running() ? "noodtoegang.gebruik.loopt" : "noodtoegang.gebruik.einde.vanzelf", until);
    }

    private String parts(Collection<Part> parts) {
        return parts.stream()
                .sorted()
                .map(part -> words.of("deel", part.name()))
                .collect(Collectors.joining(", "));
    }
}
