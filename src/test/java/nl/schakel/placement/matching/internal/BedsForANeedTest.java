package nl.schakel.placement.matching.internal;

import static nl.schakel.placement.matching.internal.TrialMatching.APELDOORN;
import static nl.schakel.placement.matching.internal.TrialMatching.HOUSE;
import static nl.schakel.placement.matching.internal.TrialMatching.board;
import static nl.schakel.placement.matching.internal.TrialMatching.easy;
import static nl.schakel.placement.matching.internal.TrialMatching.entry;
import static nl.schakel.placement.matching.internal.TrialMatching.house;
import static nl.schakel.placement.matching.internal.TrialMatching.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.BestQuestion;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.HouseOfBed;
import org.junit.jupiter.api.Test;

/** All free beds against one need: which are shown, in which order, and which question helps most. */
class BedsForANeedTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(20));

    private final Matcher matcher = TrialMatching.matcher();

    @Test
    void onlyBedsThatAreFreeAndThatNobodyHasAreShown() {
        BedBoard.Board board = board(
                entry(1, HOUSE, BedStatus.VRIJ, NOW),
                entry(2, HOUSE, BedStatus.GESLOTEN, NOW),
                entry(3, HOUSE, BedStatus.BEZET, NOW),
                entry(4, HOUSE, BedStatus.VRIJ, NOW));

        MatchResult match = matcher.match(TrialMatching.TABLE, board, Set.of(id(4)), easy(), Facts.NONE, NOW);

        assertThat(beds(match)).containsExactly(1);
        assertThat(match.at()).isEqualTo(NOW);
        assertThat(match.beds().get(0).fit()).isEqualTo(Fit.PAST);
        assertThat(match.bestQuestion()).isEmpty();
    }

    @Test
    void whatFitsGoesFirstThenTheFreshestWordThenAsTheyStandOnTheBoard() {
        HouseOfBed noInterpreter = says(HOUSE, "taal", AcceptancePolicy.ONDERHANDELBAAR);
        BedBoard.Board board = board(
                entry(1, noInterpreter, BedStatus.VRIJ, NOW),
                entry(2, HOUSE, BedStatus.VRIJ, YESTERDAY),
                entry(3, HOUSE, BedStatus.VRIJ, NOW),
                entry(4, HOUSE, BedStatus.VRIJ, NOW));

        MatchResult match = matcher.match(TrialMatching.TABLE, board, Set.of(), easy("taal", "ja"), Facts.NONE, NOW);

        assertThat(beds(match)).containsExactly(3, 4, 2, 1);
        assertThat(match.beds()).extracting(BedFit::fit).containsExactly(Fit.PAST, Fit.PAST, Fit.PAST, Fit.PAST_MITS);
    }

    @Test
    void theKindOfPlaceDecidesBetweenBedsThatFitAsWell() {
        BedBoard.Board board = board(
                entry(1, house("opvang-hotel", ShelterKind.HOTEL, APELDOORN), BedStatus.VRIJ, NOW),
                entry(2, HOUSE, BedStatus.VRIJ, NOW));

        assertThat(beds(matcher.match(TrialMatching.TABLE, board, Set.of(), easy(), Facts.NONE, NOW)))
                .containsExactly(2, 1);
    }

    @Test
    void aBedThatWasAskedForInVainDoesNotFitAnyMoreAndSaysWhyFirst() {
        HouseOfBed noInterpreter = says(HOUSE, "taal", AcceptancePolicy.ONDERHANDELBAAR);
        BedBoard.Board board =
                board(entry(1, noInterpreter, BedStatus.VRIJ, NOW), entry(2, noInterpreter, BedStatus.VRIJ, YESTERDAY));
        Facts facts = new Facts(Set.of(), Set.of(), Map.of(id(1), Facts.Declined.of("afgewezen", "opvang", null)));

        MatchResult match = matcher.match(TrialMatching.TABLE, board, Set.of(), easy("taal", "ja"), facts, NOW);

        assertThat(beds(match)).containsExactly(2, 1);
        BedFit declined = match.beds().get(1);
        assertThat(declined.fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(declined.reasons())
                .extracting(Reason::criterion, Reason::explanation)
                .first()
                .isEqualTo(org.assertj.core.groups.Tuple.tuple(
                        "eerder-geweigerd", "Deze opvang zei voor deze persoon al nee."));
        assertThat(declined.reasons()).hasSize(2);
    }

    @Test
    void whoSaidNoAndAboutWhatIsKept() {
        assertThat(Facts.Declined.of("afgewezen", "persoon", null))
                .isEqualTo(new Facts.Declined("eigen-wens", "persoon"));
        assertThat(Facts.Declined.of("afgewezen", "opvang", "huisdier"))
                .isEqualTo(new Facts.Declined("huisdier", "opvang"));
        assertThat(Facts.Declined.of("geen-antwoord", null, null))
                .isEqualTo(new Facts.Declined("eerder-geweigerd", "geen-antwoord"));
    }

    @Test
    void aShelterThatDidNotAnswerItsTaskCanStillBeCalledAtNight() {
        Facts facts = new Facts(
                Set.of(id(9)),
                Set.of("opvang-a"),
                Map.of(
                        id(1), Facts.Declined.of("geen-antwoord", null, null),
                        id(2), Facts.Declined.of("afgewezen", "opvang", null)));

        Facts night = facts.withoutSilence();

        assertThat(night.declined()).containsOnlyKeys(id(2));
        assertThat(night.knownAt()).isEqualTo(facts.knownAt());
        assertThat(night.refusedBy()).isEqualTo(facts.refusedBy());
    }

    @Test
    void theBestQuestionIsTheOneWhoseAnswerAloneOpensMostBeds() {
        HouseOfBed noPets = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed noInterpreter = says(HOUSE, "taal", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed neither = says(noPets, "taal", AcceptancePolicy.UITGESLOTEN);
        BedBoard.Board board = board(
                entry(1, noInterpreter, BedStatus.VRIJ, NOW),
                entry(2, noPets, BedStatus.VRIJ, NOW),
                entry(3, noPets, BedStatus.VRIJ, NOW),
                entry(4, neither, BedStatus.VRIJ, NOW));

        assertThat(best(board, easy("huisdier", "onbekend", "taal", "onbekend")))
                .isEqualTo(new BestQuestion("huisdier", "Hoe zit het met huisdier?", 2, 3));
    }

    @Test
    void theFirstQuestionOfTheListMayBeTheBest() {
        HouseOfBed noMinors = says(HOUSE, "minderjarig", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed noPets = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);
        BedBoard.Board board = board(
                entry(1, noMinors, BedStatus.VRIJ, NOW),
                entry(2, noMinors, BedStatus.VRIJ, NOW),
                entry(3, noPets, BedStatus.VRIJ, NOW));

        assertThat(best(board, easy("minderjarig", "onbekend", "huisdier", "onbekend"))
                        .criterion())
                .isEqualTo("minderjarig");
    }

    @Test
    void whenNoQuestionAloneOpensABedTheOneForWhichMostBedsWaitGoesFirst() {
        HouseOfBed petsOrInterpreter =
                says(says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN), "taal", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed petsOrMedicine =
                says(says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN), "medicatie", AcceptancePolicy.UITGESLOTEN);
        BedBoard.Board board =
                board(entry(1, petsOrInterpreter, BedStatus.VRIJ, NOW), entry(2, petsOrMedicine, BedStatus.VRIJ, NOW));

        BestQuestion best = best(board, easy("huisdier", "onbekend", "taal", "onbekend", "medicatie", "onbekend"));

        assertThat(best).isEqualTo(new BestQuestion("huisdier", "Hoe zit het met huisdier?", 0, 2));
    }

    @Test
    void betweenQuestionsThatHelpAsMuchTheOneThatIsAskedFirstGoesFirst() {
        HouseOfBed noPets = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed noInterpreter = says(HOUSE, "taal", AcceptancePolicy.UITGESLOTEN);
        BedBoard.Board board =
                board(entry(1, noPets, BedStatus.VRIJ, NOW), entry(2, noInterpreter, BedStatus.VRIJ, NOW));

        assertThat(best(board, easy("huisdier", "onbekend", "taal", "onbekend")).criterion())
                .isEqualTo("taal");
    }

    @Test
    void aQuestionThatWouldOpenABedThatIsLostAnywayIsNotAsked() {
        HouseOfBed noPets = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);
        HouseOfBed noPetsNoChildren = says(noPets, "taal", AcceptancePolicy.UITGESLOTEN);
        BedBoard.Board board = board(entry(1, noPetsNoChildren, BedStatus.VRIJ, NOW));

        MatchResult match = matcher.match(
                TrialMatching.TABLE, board, Set.of(), easy("huisdier", "onbekend", "taal", "ja"), Facts.NONE, NOW);

        assertThat(match.bestQuestion()).isEmpty();
    }

    @Test
    void twoSpellingsOfANameAreOnePerson() {
        assertThat(named("  José  de   Vriès ").plainName())
                .isPresent()
                .isEqualTo(named("jose de vries").plainName())
                .isNotEqualTo(named("jose de vrees").plainName());
        assertThat(named("   ").plainName()).isEmpty();
        assertThat(named(null).plainName()).isEmpty();
    }

    private BestQuestion best(BedBoard.Board board, NewNeed need) {
        return matcher.match(TrialMatching.TABLE, board, Set.of(), need, Facts.NONE, NOW)
                .bestQuestion()
                .orElseThrow();
    }

    private static List<Integer> beds(MatchResult match) {
        return match.beds().stream()
                .map(fit -> (int) fit.bed().id().getLeastSignificantBits())
                .toList();
    }

    private static PersonNeed named(String name) {
        return new PersonNeed(name, false, Map.of());
    }

    private static UUID id(int number) {
        return new UUID(2, number);
    }
}
