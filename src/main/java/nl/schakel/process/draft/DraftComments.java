package nl.schakel.process.draft;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the directors of a region say something about an element of a draft, and tick off what is done. Who only
 * says something did not write in the draft.
 */
@Service
@Transactional
public class DraftComments {

    /** The longest comment, in characters. */
    public static final int LONGEST = 500;

    private static final int LONGEST_ELEMENT = 200;

    private final DraftCommentTable table;
    private final ModelDrafts drafts;
    private final Clock clock;

    DraftComments(DraftCommentTable table, ModelDrafts drafts, Clock clock) {
        this.table = table;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What was said about a draft, the oldest first; also what was ticked off. */
    @Transactional(readOnly = true)
    public List<DraftComment> of(UUID draft, Viewer viewer) {
        drafts.find(draft, viewer);
        return table.of(draft);
    }

    /**
     * Says something about an element.
     *
     * @param element may be empty: about the whole file
     * @return its number
     */
    public long add(UUID draft, String file, String element, String text, Viewer viewer) {
        drafts.file(draft, file, viewer);
        new InputCheck()
                .text("element", element, LONGEST_ELEMENT)
                .required("tekst", text, LONGEST, "fout.concept.opmerking")
                .done();
        return table.insert(
                draft, file, element == null ? "" : element, text.strip(), viewer.personId(), clock.instant());
    }

    /** Ticks off what is done; what was ticked off stays so. */
    public void resolve(UUID draft, long number, Viewer viewer) {
        drafts.find(draft, viewer);
        if (table.of(draft).stream().noneMatch(comment -> comment.number() == number)) {
            throw new NotVisible();
        }
        table.resolve(draft, number, viewer.personId(), clock.instant());
    }
}
