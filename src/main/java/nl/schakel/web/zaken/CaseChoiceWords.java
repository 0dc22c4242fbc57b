package nl.schakel.web.zaken;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.process.tasks.SavedSelections.Saved;
import nl.schakel.signal.CaseSort;
import nl.schakel.web.frame.KeptChoice;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: what somebody chose of the list of cases, in words. */
@Component
class CaseChoiceWords {

    private final Directory directory;
    private final Words words;

    CaseChoiceWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    KeptChoice of(Saved saved, CaseFilter shown) {
        CaseFilter filter = CaseFilter.of(saved.choice());
        return new KeptChoice(
                saved.id(),
                name(filter),
                filter.address(null),
                shown.keepable() && shown.choice().equals(saved.choice()));
    }

    private String name(CaseFilter filter) {
        List<String> parts = new ArrayList<>();
        if (!filter.status().isEmpty()) {
            parts.add(words.of("status", filter.status()));
        }
        if (!filter.gemeente().isEmpty()) {
            parts.add(directory
                    .municipality(filter.gemeente())
                    .map(Municipality::name)
                    .orElse(filter.gemeente()));
        }
        if (filter.sort() != CaseSort.NIEUWSTE || parts.isEmpty()) {
            parts.add(words.of("zaken.sorteer", filter.sort().code()));
        }
        return String.join(", ", parts);
    }
}
