package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import org.junit.jupiter.api.Test;

/** Several shelters are asked at once in their own task lists, while the coordinator goes on calling. */
class AskedAtOnceTest extends ShelterCalledTest {

    @Test
    void severalAreAskedAtOnceAndAYesByPhoneEndsThemAll() {
        Invented.House second = night.house();
        Invented.House third = night.house();
        UUID secondBed = night.invented.bed(second, 1);
        UUID thirdBed = night.invented.bed(third, 1);
        UUID key = UUID.randomUUID();

        List<Proposal> asked =
                search.ask(call, List.of(bed, secondBed), key, night.first).result();
        List<Proposal> again =
                search.ask(call, List.of(bed, secondBed), key, night.first).result();
        List<Proposal> more = search.ask(call, List.of(secondBed, thirdBed), UUID.randomUUID(), night.first)
                .result();

        assertThat(asked).extracting(one -> one.bed().id()).containsExactly(bed, secondBed);
        assertThat(again).extracting(Proposal::id).containsExactlyElementsOf(ids(asked));
        assertThat(more)
                .as("who is asked already is not asked again")
                .extracting(one -> one.bed().id())
                .containsExactly(thirdBed);
        assertThat(codes().stream().filter("gevraagd"::equals)).hasSize(3);

        UUID byPhone = night.invented.bed(night.house(), 1);
        search.attempt(call, says(byPhone, AttemptOutcome.JA), night.first).result();

        assertThat(proposals.all(placement()))
                .extracting(Proposal::state)
                .containsOnly(ProposalState.INGETROKKEN)
                .hasSize(3);
    }

    @Test
    void aShelterOfAnEarlierRoundThatSaysYesEndsTheLaterRoundsToo() {
        UUID secondBed = night.invented.bed(night.house(), 1);
        Proposal early = search.ask(call, List.of(bed), UUID.randomUUID(), night.first)
                .result()
                .get(0);
        Proposal late = search.ask(call, List.of(secondBed), UUID.randomUUID(), night.first)
                .result()
                .get(0);

        calls.follow(proposals
                .accept(early.id(), null, clock.instant().plus(Duration.ofHours(6)), Invented.of(house))
                .happened());

        assertThat(proposals.get(early.id()).state()).isEqualTo(ProposalState.TOEGEZEGD);
        assertThat(proposals.get(late.id()).state()).isEqualTo(ProposalState.INGETROKKEN);
        assertThat(calls.get(call).status()).as("the call follows").isEqualTo(CallStatus.PLEK);
    }

    @Test
    void aYesByPhoneOfWhoWasAskedAnswersTheRequest() {
        Proposal asked = search.ask(call, List.of(bed), UUID.randomUUID(), night.first)
                .result()
                .get(0);

        assertThat(search.attempt(call, says(AttemptOutcome.JA, null, null), night.first)
                        .result())
                .isInstanceOf(AttemptResult.Held.class);
        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.TOEGEZEGD);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first)
                .result();
        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.INGETROKKEN);
        assertThat(placements.promise(placement())).isEmpty();
    }

    @Test
    void aNoByPhoneOfWhoWasAskedAnswersTheRequest() {
        Proposal asked = search.ask(call, List.of(bed), UUID.randomUUID(), night.first)
                .result()
                .get(0);

        search.attempt(call, says(AttemptOutcome.NEE, "taal", null), night.first)
                .result();

        assertThat(proposals.get(asked.id()).state()).isEqualTo(ProposalState.AFGEWEZEN);
        assertThat(refusals()).containsExactly(house.shelter() + " taal opvang");
    }

    private static List<UUID> ids(List<Proposal> some) {
        return some.stream().map(Proposal::id).toList();
    }
}
