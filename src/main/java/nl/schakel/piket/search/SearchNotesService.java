package nl.schakel.piket.search;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.search.internal.SearchNotesTable;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: what the coordinator writes while searching. Whoever writes in two tabs loses nothing in either. */
@Service
@Transactional
public class SearchNotesService {

    private final CallTable calls;
    private final SearchNotesTable notes;
    private final CallAccess access;
    private final Calls followed;
    private final Clock clock;

    SearchNotesService(CallTable calls, SearchNotesTable notes, CallAccess access, Calls followed, Clock clock) {
        this.calls = calls;
        this.notes = notes;
        this.access = access;
        this.followed = followed;
        this.clock = clock;
    }

    /** The notes as they are; the look is written down. @throws NotVisible for who does not search */
    public SearchNotes read(UUID call, Viewer viewer) {
        access.openForSearch(viewer, calls.get(call));
        return notes.of(call);
    }

    /**
     * Keeps the notes. When somebody wrote in between, nothing is overwritten and both texts come back. The same text
     * twice is no conflict: the first answer may have been lost.
     *
     * @param basedOn the version that was read; 0 when there was nothing
     * @throws NotVisible for who does not search
     * @throws InvalidInput when the text is too long, or the call is over
     */
    public SaveResult save(UUID call, String text, long basedOn, Viewer viewer) {
        Call found = calls.get(call);
        access.mustSearch(viewer, found);
        if (!found.open()) {
            throw InvalidInput.of("oproep", "voorbij", "fout.oproep.voorbij");
        }
        String written = text == null ? "" : text;
        new InputCheck().text("notities", written, InputCheck.MAX_TEXT).done();
        if (notes.save(call, written, basedOn, viewer.personId(), clock.instant())) {
            return new SaveResult.Saved(basedOn + 1, followed.touched(call));
        }
        SearchNotes theirs = notes.of(call);
        if (written.equals(theirs.text())) {
            return new SaveResult.Saved(theirs.version(), List.of());
        }
        access.openForSearch(viewer, found);
        return new SaveResult.ChangedMeanwhile(theirs, written);
    }
}
