package nl.schakel.placement;

import java.time.YearMonth;
import java.util.List;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** Who was kept out by what: the evidence of what the field lacks. */
@Service
public class Refusals {

    /** Per month, criterion and kind of shelter, both months included. */
    public List<RefusalRow> perCriterion(Viewer viewer, YearMonth from, YearMonth to) {
        throw new UnsupportedOperationException("not built yet");
    }
}
