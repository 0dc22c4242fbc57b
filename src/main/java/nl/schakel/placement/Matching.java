package nl.schakel.placement;

import java.util.UUID;
import org.springframework.stereotype.Service;

/** Which bed fits whom, and why. */
@Service
public class Matching {

    /** All free beds against what is needed now. */
    public MatchResult match(UUID placement) {
        throw new UnsupportedOperationException("not built yet");
    }
}
