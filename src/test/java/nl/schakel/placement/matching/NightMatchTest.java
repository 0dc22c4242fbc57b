package nl.schakel.placement.matching;

import static nl.schakel.placement.matching.internal.TrialMatching.APELDOORN;
import static nl.schakel.placement.matching.internal.TrialMatching.HOUSE;
import static nl.schakel.placement.matching.internal.TrialMatching.NIJKERK;
import static nl.schakel.placement.matching.internal.TrialMatching.board;
import static nl.schakel.placement.matching.internal.TrialMatching.easy;
import static nl.schakel.placement.matching.internal.TrialMatching.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.matching.internal.Facts;
import nl.schakel.placement.matching.internal.SystemChecks;
import nl.schakel.placement.matching.internal.TrialMatching;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.internal.BedBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search for a bed is shown by day and at night; without a database. */
class NightMatchTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID SEARCH = new UUID(1, 1);
    private static final UUID FREE = new UUID(2, 1);
    private static final UUID PROMISED = new UUID(2, 2);

    private final PlacementTable placements = mock(PlacementTable.class);
    private final NeedStore needs = mock(NeedStore.class);
    private final BedBoard board = mock(BedBoard.class);
    private final AllocationTable promises = mock(AllocationTable.class);
    private final SystemChecks checks = mock(SystemChecks.class);
    private final Matching matching = new Matching(
            placements,
            needs,
            board,
            promises,
            checks,
            TrialMatching.matcher(),
            dossier -> TrialMatching.TABLE,
            TrialMatching.distances(),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoBedsOfWhichOneIsPromised() {
        PlacementTable.Row search =
                new PlacementTable.Row(SEARCH, new UUID(1, 2), "M-2026-TEST", NIJKERK, NOW, null, null, null);
        when(placements.get(SEARCH)).thenReturn(search);
        when(board.at(NOW))
                .thenReturn(board(entry(1, HOUSE, BedStatus.VRIJ, NOW), entry(2, HOUSE, BedStatus.VRIJ, NOW)));
        when(promises.all())
                .thenReturn(Map.of(
                        PROMISED, new BedAllocation(new UUID(3, 1), PROMISED, SEARCH, AllocationState.HELD, NOW, NOW)));
        when(checks.facts(search, NOW)).thenReturn(Facts.NONE);
        told(easy());
    }

    @Test
    void whatIsPromisedToSomebodyIsNotOffered() {
        assertThat(matching.match(SEARCH).beds())
                .extracting(fit -> fit.bed().id())
                .containsExactly(FREE);
    }

    @Test
    void whileNothingWasAskedNothingFits() {
        when(needs.latest(SEARCH)).thenReturn(Optional.empty());

        assertThat(matching.match(SEARCH).beds()).extracting(BedFit::fit).containsExactly(Fit.ONBEKEND);
        assertThat(matching.fit(SEARCH, PROMISED)).map(BedFit::fit).contains(Fit.ONBEKEND);
    }

    @Test
    void theBedThatIsPromisedToTheSearchItselfCanStillBeExplained() {
        assertThat(matching.fit(SEARCH, PROMISED)).map(fit -> fit.bed().id()).contains(PROMISED);
        assertThat(matching.fit(SEARCH, FREE)).map(fit -> fit.bed().id()).contains(FREE);
        assertThat(matching.fit(SEARCH, new UUID(2, 9))).isEmpty();
    }

    @Test
    void aShelterThatDidNotAnswerByDayIsCalledAtNight() {
        PlacementTable.Row search = placements.get(SEARCH);
        when(checks.facts(search, NOW))
                .thenReturn(new Facts(
                        Set.of(), Set.of(), Map.of(FREE, new Facts.Declined("eerder-geweigerd", "geen-antwoord"))));

        assertThat(matching.match(SEARCH).beds()).extracting(BedFit::fit).containsExactly(Fit.PAST_NIET);
        assertThat(matching.forNight(SEARCH).match().beds())
                .extracting(BedFit::fit)
                .containsExactly(Fit.PAST);
    }

    @Test
    void atNightOneSeesHowFarABedIsFromTheAreaToAvoidAndWhatIsNotToBeAsked() {
        told(easy("mijdgebied", NIJKERK, "taal", "liever-niet"));

        NightMatch night = matching.forNight(SEARCH);

        assertThat(night.kilometres()).containsOnly(Map.entry(APELDOORN, 33));
        assertThat(night.ratherNot()).containsExactly("taal");
    }

    @Test
    void withNothingToAvoidThereIsNoDistance() {
        assertThat(matching.forNight(SEARCH).kilometres()).isEmpty();
    }

    private void told(NewNeed need) {
        when(needs.latest(SEARCH)).thenReturn(Optional.of(new NeedStore.StoredNeed(need, 1, NOW)));
    }
}
