package nl.schakel.web.zaken;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.access.Presence;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * View factory: who else has a case open, in words, as far as its reader may know of the party that they are of. Who sees no
 * parties sees the own team.
 */
@Component
public class CasePresence {

    private final Presence presence;
    private final Parties parties;
    private final Directory directory;
    private final Words words;

    CasePresence(Presence presence, Parties parties, Directory directory, Words words) {
        this.presence = presence;
        this.parties = parties;
        this.directory = directory;
        this.words = words;
    }

    /** Notes that this reader has it open, and adds who else has. */
    public void addTo(Model model, UUID dossier, boolean seesParties, NeedToKnow known, Viewer viewer) {
        presence.here(dossier, viewer);
        model.addAttribute("presentIn", dossier);
        model.addAttribute("present", others(dossier, seesParties, known, viewer));
    }

    void addTo(Model model, Grant grant, NeedToKnow known, Viewer viewer) {
        addTo(model, grant.dossier(), grant.sees(Part.TIJDLIJN), known, viewer);
    }

    private List<String> others(UUID dossier, boolean seesParties, NeedToKnow known, Viewer viewer) {
        List<Presence.Here> here = presence.others(dossier, viewer);
        if (here.isEmpty()) {
            return List.of();
        }
        List<Party> visible = parties.of(dossier).stream()
                .filter(party -> party.until() == null)
                .filter(party -> viewer.groups().contains(party.group())
                        || seesParties && known.party(party.step(), party.group()))
                .toList();
        return here.stream().flatMap(one -> line(one, visible).stream()).toList();
    }

    private Optional<String> line(Presence.Here here, List<Party> visible) {
        return directory
                .person(here.person())
                .filter(Person::active)
                .flatMap(person -> visible.stream()
                        .map(Party::group)
                        .filter(person.groups()::contains)
                        .findFirst()
                        .map(group -> words.say(
                                "zaak.geopend-door",
                                person.displayName(),
                                directory.label(group),
                                DutchTime.time(here.since()))));
    }
}
