package nl.schakel.piket.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.piket.call.TakenCallTest;
import nl.schakel.placement.Invented;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A taken call, and a house with one bed that fits. */
public abstract class ShelterCalledTest extends TakenCallTest {

    @Autowired
    Matching matching;

    public Invented.House house;
    public UUID bed;

    @BeforeEach
    void aHouseThatFits() {
        house = night.house();
        bed = night.invented.bed(house, 1);
    }

    NewAttempt says(AttemptOutcome outcome, String criterion, Instant until) {
        return new NewAttempt(UUID.randomUUID(), bed, null, outcome, criterion, until);
    }

    static NewAttempt says(UUID bed, AttemptOutcome outcome) {
        return new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, null);
    }

    boolean offered(UUID bed) {
        return search.view(call, night.first).places().stream()
                .anyMatch(place -> place.bed().id().equals(bed));
    }

    Fit fit() {
        return matching.match(placement()).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .map(BedFit::fit)
                .findFirst()
                .orElseThrow();
    }

    /** What is counted of who kept this person out. */
    List<String> refusals() {
        return jdbc.sql("select organisation || ' ' || coalesce(criterion, 'null') || ' ' || whose"
                        + " from schakel.refusal where placement = ? and whose <> 'toets' order by at")
                .param(placement())
                .query(String.class)
                .list();
    }
}
