package nl.schakel.piket;

import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** What was told with a call, for who looks for a bed. */
@Service
public class CallReading {

    public CallDetails of(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
