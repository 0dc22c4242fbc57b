package nl.schakel.access.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.schakel.access.TraceContext;
import org.springframework.stereotype.Component;

/** Writer of the access log: makes rows of what was gathered: one for what was shown, or one for the refusal. */
@Component
public class GatheredLooks {

    private final AccessLog log;
    private final Polls polls;

    GatheredLooks(AccessLog log, Polls polls) {
        this.log = log;
        this.polls = polls;
    }

    /** Looks on this thread are gathered from now on. */
    public void begin(TraceContext trace) {
        Gathered.begin(trace);
    }

    /** No more. */
    public void end() {
        Gathered.end();
    }

    /** @param refused whether the answer is a refusal */
    public void write(boolean refused) {
        Map<Boolean, List<Look>> taken = Gathered.take().stream().collect(Collectors.partitioningBy(Look::refusal));
        List<Look> refusals = taken.get(true);
        if (refused && !refusals.isEmpty()) {
            log.writeApart(Look.oneRefusal(refusals, taken.get(false)));
            return;
        }
        // refused on the way to an answer that showed something else after all: both happened
        refusals.stream().distinct().forEach(log::writeApart);
        shown(taken.get(false));
    }

    private void shown(List<Look> looks) {
        List<Look> asked = looks.stream().filter(look -> look.poll() == null).collect(Collectors.toList());
        List<Look> polled =
                oneEach(looks.stream().filter(look -> look.poll() != null).toList());
        if (asked.isEmpty() && polled.size() == 1) {
            polls.write(polled.get(0));
            return;
        }
        polled.stream().filter(polls::fresh).forEach(asked::add);
        if (!asked.isEmpty()) {
            log.writeApart(Look.oneOf(asked));
        }
    }

    private static List<Look> oneEach(List<Look> polled) {
        Map<String, List<Look>> byName =
                polled.stream().collect(Collectors.groupingBy(Look::poll, LinkedHashMap::new, Collectors.toList()));
        List<Look> each = new ArrayList<>();
        byName.forEach((poll, looks) -> each.add(Look.oneOf(looks).polled(poll)));
        return each;
    }
}
