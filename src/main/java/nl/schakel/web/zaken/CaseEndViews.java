package nl.schakel.web.zaken;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: the ends that a case had before it was opened again, as far as its reader may know. */
@Component
class CaseEndViews {

    /**
     * One end that was not the last.
     *
     * @param proposer who proposed it, or null
     * @param reader who read it a second time; null when there was nobody, or that is not for this reader
     * @param text why it was opened again, in own words; null when the reporter asked, or it is not for this reader
     */
    public record EndLine(
            String outcome,
            String ended,
            String proposer,
            String reader,
            String reopened,
            String reason,
            String reopenedBy,
            String text) {}

    private final CaseEnds ends;
    private final Directory directory;
    private final Words words;

    CaseEndViews(CaseEnds ends, Directory directory, Words words) {
        this.ends = ends;
        this.directory = directory;
        this.words = words;
    }

    /** The newest first; nothing for who does not see the timeline. */
    List<EndLine> of(Grant grant, NeedToKnow known) {
        return past(grant).stream()
                .sorted((one, other) -> other.number() - one.number())
                .map(end -> new EndLine(
                        words.of("uitkomst", end.outcome().code()),
                        DutchTime.full(end.at()),
                        name(end.proposer()),
                        known.everyStep() ? name(end.reader()) : null,
                        DutchTime.full(end.reopenedAt()),
                        words.of("heropenen", end.reason().code()),
                        name(end.reopenedBy()),
                        end.text()))
                .toList();
    }

    /** The same for other programs, the oldest first; the words of who opened it again only for who reads answers. */
    List<CaseEnds.PastEnd> past(Grant grant) {
        if (!grant.sees(Part.TIJDLIJN)) {
            return List.of();
        }
        boolean reads = grant.sees(Part.ANTWOORDEN);
        return ends.of(grant.dossier()).stream()
                .map(end -> reads ? end : end.withoutText())
                .toList();
    }

    private String name(UUID person) {
        return person == null
                ? null
                : directory.person(person).map(Person::displayName).orElse(null);
    }
}
