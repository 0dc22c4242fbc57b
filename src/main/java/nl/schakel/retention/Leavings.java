package nl.schakel.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.retention.Retention.Leaving;
import nl.schakel.retention.internal.StandingRows;
import nl.schakel.retention.internal.StandingRows.Standing;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/** Read model: whether a case, or how its reporter is reached, may leave by the terms and the facts of now. */
@Component
class Leavings {

    private static final Leaving WORKED_ON = new Leaving(null, null, WhyItStays.LOOPT);

    private final StandingRows rows;
    private final RetentionTerms terms;
    private final List<HoldsCaseData> holders;
    private final Clock clock;

    Leavings(StandingRows rows, RetentionTerms terms, List<HoldsCaseData> holders, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.holders = holders;
        this.clock = clock;
    }

    /** Of the whole case; each case of the group by the terms of its own region would part what belongs together. */
    Leaving ofCase(UUID dossier) {
        List<Standing> group = rows.group(dossier);
        if (group.isEmpty() || group.stream().anyMatch(one -> atWork(one.dossier()))) {
            return WORKED_ON;
        }
        return Retention.of(rows.facts(group, today()), periods(group, dossier), today());
    }

    /** Of how its reporter is reached. */
    Leaving ofReporter(UUID dossier) {
        List<Standing> one = rows.one(dossier).stream().toList();
        if (one.isEmpty() || atWork(dossier)) {
            return WORKED_ON;
        }
        return Retention.ofReporter(rows.facts(one, today()).get(0), periods(one, dossier), today());
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Zones.AMSTERDAM));
    }

    /** By the terms of which region it is decided about this case. */
    String region(UUID dossier) {
        return region(rows.group(dossier), dossier);
    }

    private Map<RetentionRule, Period> periods(List<Standing> group, UUID dossier) {
        return terms.periods(region(group, dossier));
    }

    /** That of the case at the head of the group, so that all of it gets one answer. */
    private static String region(List<Standing> group, UUID dossier) {
        return group.stream()
                .filter(one -> one.above() == null)
                .findFirst()
                .or(() -> group.stream()
                        .filter(one -> one.dossier().equals(dossier))
                        .findFirst())
                .map(Standing::region)
                .orElseThrow();
    }

    private boolean atWork(UUID dossier) {
        return holders.stream().anyMatch(holder -> holder.atWork(dossier));
    }
}
