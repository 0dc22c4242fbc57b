package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.placement.matching.Fit;
import org.junit.jupiter.api.Test;

/** A shelter says no on the phone: counted once, and not called about this person again tonight. */
class RefusedByPhoneTest extends ShelterCalledTest {

    @Test
    void aNoCountsWhereRefusalsAreCountedAndTheBedIsNotOfferedAgain() {
        assertThat(offered(bed)).isTrue();
        search.attempt(call, says(AttemptOutcome.NEE, "huisdier", null), night.first)
                .result();

        assertThat(refusals()).containsExactly(house.shelter() + " huisdier opvang");
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(offered(bed)).isFalse();
    }

    @Test
    void aShelterThatSaysNoAsAWholeIsNotCalledAboutAnotherBed() {
        UUID other = night.invented.bed(house, 2);
        NewAttempt no = new NewAttempt(UUID.randomUUID(), null, house.shelter(), AttemptOutcome.NEE, "dreiging", null);

        search.attempt(call, no, night.first).result();

        assertThat(offered(bed)).isFalse();
        assertThat(offered(other)).isFalse();
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
    }

    @Test
    void fullAfterAllSaysNothingAboutThePerson() {
        search.attempt(call, says(AttemptOutcome.NEE, "vol", null), night.first).result();

        assertThat(refusals()).isEmpty();
        assertThat(fit()).isEqualTo(Fit.PAST);
        assertThat(offered(bed)).as("not called again tonight").isFalse();
    }

    @Test
    void aNoWithoutAReasonIsCountedAsOne() {
        search.attempt(call, says(AttemptOutcome.NEE, null, null), night.first).result();

        assertThat(refusals()).containsExactly(house.shelter() + " null opvang");
    }

    @Test
    void whenAllSaidNoNothingIsLeftAndEveryNoIsThere() {
        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first)
                .result();
        UUID other = night.invented.bed(night.house(), 1);
        search.attempt(call, says(other, AttemptOutcome.NEE), night.first).result();

        SearchView view = search.view(call, night.first);
        assertThat(view.places()).extracting(one -> one.bed().id()).doesNotContain(bed, other);
        assertThat(view.attempts()).extracting(Attempt::bed).containsExactly(other, bed);
        assertThat(view.call().open()).isTrue();
    }
}
