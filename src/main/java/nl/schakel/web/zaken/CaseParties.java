package nl.schakel.web.zaken;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.zaken.CaseView.Folded;
import nl.schakel.web.zaken.CaseView.Involved;
import org.springframework.stereotype.Component;

/**
 * View factory: who sees a case, each group once: a group that takes part for several steps sees the case from the
 * first of them.
 */
@Component
class CaseParties {

    private final Parties parties;
    private final Directory directory;

    CaseParties(Parties parties, Directory directory) {
        this.parties = parties;
        this.directory = directory;
    }

    Folded<Involved> of(UUID dossier, NeedToKnow known) {
        Map<GroupId, List<Party>> groups = new LinkedHashMap<>();
        for (Party party : parties.of(dossier)) {
            if (known.party(party.step(), party.group())) {
                groups.computeIfAbsent(party.group(), any -> new ArrayList<>()).add(party);
            }
        }
        List<Involved> now = new ArrayList<>();
        List<Involved> before = new ArrayList<>();
        groups.forEach((group, parts) -> {
            List<Party> open = parts.stream().filter(p -> p.until() == null).toList();
            if (open.isEmpty()) {
                before.add(past(group, parts));
            } else {
                now.add(present(group, open));
            }
        });
        return Folded.of(now, before);
    }

    private Involved present(GroupId group, List<Party> open) {
        boolean question = open.stream().allMatch(p -> p.scope().oneQuestion());
        return new Involved(directory.label(group), first(open), null, question);
    }

    private Involved past(GroupId group, List<Party> parts) {
        Instant end =
                parts.stream().map(Party::until).max(Comparator.naturalOrder()).orElseThrow();
        return new Involved(directory.label(group), first(parts), DutchTime.date(end), false);
    }

    private static String first(List<Party> parts) {
        return DutchTime.date(
                parts.stream().map(Party::since).min(Comparator.naturalOrder()).orElseThrow());
    }
}
