package nl.schakel.process.internal.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Criteria;
import nl.schakel.placement.Criterion;
import nl.schakel.placement.Fit;
import nl.schakel.placement.Stance;
import nl.schakel.placement.Touch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What matching remembers of the table is what the table says. */
@SchakelTest
class DmnPolicyTest {

    private static final int PAIRS = 10_000;

    @Autowired
    private DmnPolicy policy;

    @Autowired
    private Criteria criteria;

    @Test
    void tenThousandRandomPairsComeToTheSameInMemoryAsInTheTable() {
        Random random = new Random(4711);
        List<Criterion> all = criteria.all();
        for (int i = 0; i < PAIRS; i++) {
            Criterion criterion = all.get(random.nextInt(all.size()));
            Stance stance = Stance.values()[random.nextInt(Stance.values().length)];
            Touch touch = Touch.values()[random.nextInt(Touch.values().length)];

            Fit fast = policy.decide(criterion.code(), criterion.kind(), stance, touch);

            assertThat(fast)
                    .as("%s %s %s", criterion.code(), stance, touch)
                    .isEqualTo(policy.evaluated(criterion.code(), criterion.kind(), stance, touch));
        }
    }

    @Test
    void bindingWithAnotherRegionNeverBlocksANight() {
        Criterion binding = criteria.of("regiobinding");
        for (Stance stance : Stance.values()) {
            for (Touch touch : Touch.values()) {
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
