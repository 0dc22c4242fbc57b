package nl.schakel.piket;

import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** The notes of a night. */
@Service
public class NightNotes {

    public Note read(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public SaveResult save(UUID call, String text, long basedOn, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
