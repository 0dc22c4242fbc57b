package nl.schakel.process.routes.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.schakel.SchakelTest;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.process.bundle.LiveBundles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What matching remembers of the table is what the table says. */
@SchakelTest
class DmnPoliciesTest {

    private static final int PAIRS = 10_000;

    @Autowired
    private DmnPolicies policies;

    @Autowired
    private LiveBundles bundles;

    @Autowired
    private Criteria criteria;

    @Test
    void tenThousandRandomPairsComeToTheSameInMemoryAsInTheTable() {
        Random random = new Random(4711);
        ContraIndicationPolicy policy = policies.ofRegion(null);
        List<Criterion> all = criteria.all();
        // the table is slow to ask, and says the same when it is asked again
        Map<Pair, Fit> table = new HashMap<>();
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = new Pair(
                    all.get(random.nextInt(all.size())),
                    AcceptancePolicy.values()[random.nextInt(AcceptancePolicy.values().length)],
                    CriterionMatch.values()[random.nextInt(CriterionMatch.values().length)]);

            Fit fast = policy.decide(pair.criterion.code(), pair.criterion.kind(), pair.stance, pair.touch);

            assertThat(fast).as("%s", pair).isEqualTo(table.computeIfAbsent(pair, this::evaluated));
        }
        assertThat(table)
                .as("all there are")
                .hasSize(all.size() * AcceptancePolicy.values().length * CriterionMatch.values().length);
    }

    private Fit evaluated(Pair pair) {
        return TableItself.asked(policies, bundles)
                .decide(pair.criterion.code(), pair.criterion.kind(), pair.stance, pair.touch);
    }

    private record Pair(Criterion criterion, AcceptancePolicy stance, CriterionMatch touch) {}

    @Test
    void bindingWithAnotherRegionNeverBlocksANight() {
        Criterion binding = criteria.of("regiobinding");
        ContraIndicationPolicy policy = policies.ofRegion(null);
        for (AcceptancePolicy stance : AcceptancePolicy.values()) {
            for (CriterionMatch touch : CriterionMatch.values()) {
                assertThat(policy.decide(binding.code(), binding.kind(), stance, touch))
                        .isNotEqualTo(Fit.PAST_NIET);
            }
        }
    }

    @Test
    void thereAreTwentyFiveCriteriaInTheOrderOfTheField() {
        assertThat(criteria.all()).extracting(Criterion::position).isSorted().hasSize(25);
        assertThat(criteria.all()).first().extracting(Criterion::code).isEqualTo("minderjarig");
        assertThat(criteria.all()).last().extracting(Criterion::code).isEqualTo("eigen-wens");
    }
}
