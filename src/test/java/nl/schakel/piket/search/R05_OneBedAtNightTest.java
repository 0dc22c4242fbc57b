package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.TakenCallTest;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Proposal;
import nl.schakel.process.routes.placement.PlacementCommands;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R5 at night: a yes by phone, a yes in a task list and another coordinator at the same moment; one bed, one person. */
class R05_OneBedAtNightTest extends TakenCallTest {

    private static final int CALLS = 20;

    /** With all that follows from a yes, as a shelter gives it. */
    @Autowired
    private PlacementCommands shelters;

    @Test
    void ofTwentyCallsThatGetTheSameBedByPhoneOneHasIt() throws Exception {
        UUID bed = night.invented.bed(night.house(), 1);
        List<Callable<AttemptResult>> deeds = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            UUID call = night.taken();
            deeds.add(() -> search.attempt(call, yes(bed), night.first).result());
        }

        List<AttemptResult> results = TrialNight.atOnce(deeds);

        assertThat(results).filteredOn(AttemptResult.Held.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(AttemptResult.Taken.class::isInstance)
                .hasSize(CALLS - 1)
                .allSatisfy(taken ->
                        assertThat(((AttemptResult.Taken) taken).until()).isAfter(clock.instant()));
        assertThat(lastingOn(bed)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void aHoldByPhoneAgainstAYesOfOtherSheltersAtTheSameMoment() throws Exception {
        UUID placement = placement();
        List<Invented.House> houses = new ArrayList<>();
        List<UUID> beds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            houses.add(night.house());
            beds.add(night.invented.bed(houses.get(i), 1));
        }
        List<Proposal> asked = new ArrayList<>(search.ask(call, beds.subList(0, 2), UUID.randomUUID(), night.first)
                .result());
        asked.addAll(search.ask(call, beds.subList(2, 3), UUID.randomUUID(), night.first)
                .result());
        List<Callable<Boolean>> deeds = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Proposal proposal = asked.get(i);
            Invented.House house = houses.get(i);
            deeds.add(() -> shelters.accept(proposal.id(), tonight(), Invented.of(house)) instanceof HoldResult.Held);
        }
        deeds.add(() -> search.attempt(call, yes(beds.get(3)), night.first).result() instanceof AttemptResult.Held);
        deeds.add(() -> search.attempt(call, yes(beds.get(0)), night.second).result() instanceof AttemptResult.Held);

        List<Boolean> held = TrialNight.atOnce(deeds);

        UUID bed = placements.promise(placement).orElseThrow().bed();
        // the first shelter may hear its own yes twice: on the phone and in its task list
        assertThat(held.stream().filter(one -> one).count()).isEqualTo(bed.equals(beds.get(0)) ? 2 : 1);
        assertThat(beds.stream().mapToInt(this::lastingOn).sum()).isEqualTo(1);
        assertThat(proposals.all(placement)).noneMatch(one -> one.state() == nl.schakel.placement.ProposalState.OPEN);
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.PLEK);
    }

    private NewAttempt yes(UUID bed) {
        return new NewAttempt(UUID.randomUUID(), bed, null, AttemptOutcome.JA, null, tonight());
    }

    private Instant tonight() {
        return clock.instant().plus(Duration.ofHours(8));
    }

    private int lastingOn(UUID bed) {
        return jdbc.sql("select count(*) from schakel.bed_promise where bed = ? and state in"
                        + " ('held', 'confirmed', 'occupied')")
                .param(bed)
                .query(Integer.class)
                .single();
    }
}
