package nl.schakel.signal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.signal.internal.FactTable;
import nl.schakel.signal.internal.SealedNames;
import nl.schakel.support.text.PlainName;
import org.springframework.stereotype.Service;

/**
 * Read model: in which cases something typed is part of a name, however it is written. It opens the names of each case it
 * looks in, so it is asked about few: those of one person's own list, of which that person may see the names.
 */
@Service
public class NamesInCases {

    private static final int SHORTEST = 2;

    private final SealedNames names;
    private final FactTable facts;

    NamesInCases(SealedNames names, FactTable facts) {
        this.names = names;
        this.facts = facts;
    }

    /** Those of the cases with such a name, as it is now or as it was before it was corrected. */
    public Set<UUID> with(String typed, Collection<UUID> cases) {
        Optional<String> key = PlainName.of(typed).filter(plain -> plain.length() >= SHORTEST);
        if (key.isEmpty() || cases.isEmpty()) {
            return Set.of();
        }
        Set<UUID> found = new HashSet<>();
        names.of(cases).forEach((dossier, known) -> add(found, dossier, known, key.get()));
        facts.all(ChangedFact.NAAM, cases).forEach((dossier, known) -> add(found, dossier, known, key.get()));
        return found;
    }

    private static void add(Set<UUID> found, UUID dossier, Collection<String> known, String key) {
        if (known.stream().flatMap(name -> PlainName.of(name).stream()).anyMatch(name -> name.contains(key))) {
            found.add(dossier);
        }
    }
}
