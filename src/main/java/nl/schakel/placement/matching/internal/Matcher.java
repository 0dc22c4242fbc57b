package nl.schakel.placement.matching.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.BestQuestion;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.HouseOfBed;
import org.springframework.stereotype.Component;

/**
 * Calculation of a match: puts all free beds in order for one need. Each house is assessed once; beds of the same
 * house share what came of it, so that the work grows with the number of different profiles, not with the number of
 * beds.
 */
@Component
public class Matcher {

    private static final class Judged {

        private final Assessment.FitVerdict verdict;
        private final long rank;
        private int beds;

        Judged(Assessment.FitVerdict verdict, long rank) {
            this.verdict = verdict;
            this.rank = rank;
        }
    }

    private final Criteria criteria;
    private final Explanations words;
    private final Distances distances;

    Matcher(Criteria criteria, Explanations words, Distances distances) {
        this.criteria = criteria;
        this.words = words;
        this.distances = distances;
    }

    /** @param taken beds that somebody has now */
    public MatchResult match(
            ContraIndicationPolicy policy,
            BedBoard.Board board,
            Set<UUID> taken,
            NewNeed need,
            Facts facts,
            Instant at) {
        List<Criterion> asked = criteria.all();
        Answers answers = new Answers(need);
        Assessment assessment = new Assessment(asked, new RememberedPolicy(policy), words, answers, facts);
        Ranking ranking = new Ranking(answers, distances, at);
        Map<HouseOfBed, Judged> judged = new IdentityHashMap<>();
        Questions questions = new Questions(asked);

        List<BedBoard.Entry> entries = board.entries();
        BedFit[] fits = new BedFit[entries.size()];
        long[] order = new long[entries.size()];
        int free = 0;
        for (BedBoard.Entry entry : entries) {
            Bed bed = entry.bed();
            if (bed.status() != BedStatus.VRIJ || taken.contains(bed.id())) {
                continue;
            }
            Judged house = judged.computeIfAbsent(entry.house(), one -> {
                Assessment.FitVerdict verdict = assessment.of(one);
                return new Judged(verdict, ranking.ofHouse(one, verdict));
            });
            BedFit fit = fit(bed, house.verdict, facts.declined().get(bed.id()));
            house.beds += fit.fit() == Fit.ONBEKEND ? 1 : 0;
            // the place in the list makes each number different, and the order of equals the same every time
            order[free] = ranking.of(fit.fit(), bed, house.rank) << 32 | free;
            fits[free++] = fit;
        }
        judged.values().forEach(house -> questions.count(house.verdict, house.beds));
        Arrays.sort(order, 0, free);
        List<BedFit> ranked = new ArrayList<>(free);
        for (int i = 0; i < free; i++) {
            ranked.add(fits[(int) order[i]]);
        }
        return new MatchResult(at, List.copyOf(ranked), questions.best());
    }

    private BedFit fit(Bed bed, Assessment.FitVerdict verdict, Facts.Declined declined) {
        if (declined == null) {
            return new BedFit(bed, verdict.fit(), verdict.reasons());
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(words.declined(declined));
        reasons.addAll(verdict.reasons());
        return new BedFit(bed, Fit.PAST_NIET, List.copyOf(reasons));
    }

    /** Counts which question helps most; one that somebody would rather not answer is not asked again. */
    private static final class Questions {

        private final List<Criterion> criteria;
        private final int[] opens;
        private final int[] waiting;

        Questions(List<Criterion> criteria) {
            this.criteria = criteria;
            this.opens = new int[criteria.size()];
            this.waiting = new int[criteria.size()];
        }

        void count(Assessment.FitVerdict verdict, int beds) {
            for (int i = 0; i < opens.length; i++) {
                if (verdict.open().contains(criteria.get(i).code())) {
                    waiting[i] += beds;
                    opens[i] += verdict.unknown() == 1 ? beds : 0;
                }
            }
        }

        Optional<BestQuestion> best() {
            int best = -1;
            for (int i = 0; i < opens.length; i++) {
                boolean better =
                        best < 0 || opens[i] > opens[best] || opens[i] == opens[best] && waiting[i] > waiting[best];
                best = waiting[i] > 0 && better ? i : best;
            }
            if (best < 0) {
                return Optional.empty();
            }
            Criterion criterion = criteria.get(best);
            return Optional.of(new BestQuestion(criterion.code(), criterion.question(), opens[best], waiting[best]));
        }
    }
}
