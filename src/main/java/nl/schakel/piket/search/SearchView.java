package nl.schakel.piket.search;

import java.util.List;
import java.util.Optional;
import nl.schakel.piket.call.Call;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Proposal;

/**
 * Value: the search of a night.
 *
 * @param places the best first, at most as many as fit a screen
 * @param possible how many free places may fit
 * @param notFitting how many free places do not
 * @param attempts what was tried, newest first
 * @param asked requests that lie with shelters, answered ones too
 */
public record SearchView(
        Call call,
        List<NightPlace> places,
        int possible,
        int notFitting,
        List<Attempt> attempts,
        Optional<BedAllocation> promise,
        List<Proposal> asked) {

    public SearchView {
        places = List.copyOf(places);
        attempts = List.copyOf(attempts);
        asked = List.copyOf(asked);
    }
}
