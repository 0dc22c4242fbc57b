package nl.schakel.placement.matching.internal;

import static nl.schakel.placement.matching.internal.TrialMatching.CRITERIA;
import static nl.schakel.placement.matching.internal.TrialMatching.HOUSE;
import static nl.schakel.placement.matching.internal.TrialMatching.TABLE;
import static nl.schakel.placement.matching.internal.TrialMatching.easy;
import static nl.schakel.placement.matching.internal.TrialMatching.house;
import static nl.schakel.placement.matching.internal.TrialMatching.need;
import static nl.schakel.placement.matching.internal.TrialMatching.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.HouseOfBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One need against one house: what it comes to, and the sentence that says why. */
class WhyABedFitsTest {

    private final Explanations words = new Explanations();

    @Test
    void whatIsAnsweredWithNoFitsAndNeedsNoWord() {
        Assessment.FitVerdict verdict = verdict(easy(), HOUSE);

        assertThat(verdict.fit()).isEqualTo(Fit.PAST);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.unknown()).isZero();
    }

    @Test
    void theHeaviestReasonIsReadFirstAndEqualOnesAsTheyAreAsked() {
        HouseOfBed house = says(HOUSE, "taal", AcceptancePolicy.ONDERHANDELBAAR);
        house = says(house, "huisdier", AcceptancePolicy.UITGESLOTEN);
        house = says(house, "medicatie", AcceptancePolicy.UITGESLOTEN);
        house = says(house, "minderjarig", AcceptancePolicy.UITGESLOTEN);

        Assessment.FitVerdict verdict =
                verdict(easy("taal", "ja", "huisdier", "ja", "medicatie", "onbekend", "minderjarig", "ja"), house);

        assertThat(verdict.fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(verdict.reasons())
                .extracting(Reason::criterion)
                .containsExactly("minderjarig", "huisdier", "medicatie", "taal");
    }

    @Test
    void aMeasureIsNamedWhereItMakesTheBedFit() {
        HouseOfBed house = says(HOUSE, "taal", AcceptancePolicy.ONDERHANDELBAAR);

        assertThat(verdict(easy("taal", "ja"), house).reasons())
                .containsExactly(
                        new Reason("taal", Fit.PAST_MITS, "Dit kan hier met een maatregel: een tolk.", "Regel taal."));
        assertThat(verdict(easy("taal", "onbekend"), house).reasons())
                .containsExactly(new Reason(
                        "taal",
                        Fit.PAST_MITS,
                        "Nog niet bekend: een tolk. Speelt het, dan kan het hier met een maatregel.",
                        "Regel taal."));
    }

    @Test
    void whatCannotBeHereNamesTheSubjectAndNoMeasure() {
        assertThat(only(easy("huisdier", "ja"), says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN)))
                .isEqualTo(new Reason("huisdier", Fit.PAST_NIET, "Dit kan hier niet: een dier dat meekomt.", null));
        assertThat(only(easy("huisdier", "ja"), says(HOUSE, "huisdier", AcceptancePolicy.ELDERS))
                        .explanation())
                .isEqualTo("Deze opvang verwijst hiervoor naar een andere plek: een dier dat meekomt.");
    }

    @Test
    void anOpenQuestionIsAskedInItsOwnWords() {
        HouseOfBed house = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);

        Assessment.FitVerdict verdict = verdict(easy("huisdier", "onbekend"), house);

        assertThat(verdict.fit()).isEqualTo(Fit.ONBEKEND);
        assertThat(verdict.open()).containsExactly("huisdier");
        assertThat(verdict.unknown()).isEqualTo(1);
        assertThat(verdict.reasons().get(0).explanation()).isEqualTo("Vraag nog: Hoe zit het met huisdier?");
    }

    @Test
    void whatSomebodyWouldRatherNotSayIsUnknownButNotAskedAgain() {
        HouseOfBed house = says(HOUSE, "huisdier", AcceptancePolicy.UITGESLOTEN);

        Assessment.FitVerdict verdict = verdict(easy("huisdier", "liever-niet"), house);

        assertThat(verdict.fit()).isEqualTo(Fit.ONBEKEND);
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.unknown()).isEqualTo(1);
        assertThat(verdict.reasons().get(0).explanation())
                .isEqualTo("De persoon zegt dit liever niet: een dier dat meekomt. Overleg met de opvang.");
    }

    @Test
    void theBuildingSaysWhatItIs() {
        assertThat(only(easy("woonvorm", "mannen"), HOUSE).explanation())
                .isEqualTo("Hier wonen alleen vrouwen. Daar voelt de persoon zich niet veilig.");
        assertThat(only(easy("dreiging", "hoog"), HOUSE).explanation())
                .isEqualTo("De dreiging is groter dan de beveiliging van deze plek (goed beveiligd).");
        assertThat(only(easy("mijdgebied", HOUSE.municipality()), HOUSE).explanation())
                .isEqualTo("Deze plek ligt in een gemeente waar de persoon niet mag komen.");
        assertThat(only(easy("eigen-wens", HOUSE.organisation()), HOUSE).explanation())
                .isEqualTo("De persoon wil hier niet naartoe.");
    }

    @Test
    void theSameSentenceIsSaidTheSecondTime() {
        NewNeed need = easy("dreiging", "hoog");

        assertThat(only(need, HOUSE)).isEqualTo(only(need, HOUSE));
    }

    @Test
    void aHouseThatIsTooSmallSaysHowManyPlacesThereAre() {
        assertThat(only(easy("kinderen", "2"), HOUSE))
                .isEqualTo(new Reason("kinderen", Fit.PAST_NIET, "Er zijn 3 plaatsen nodig; hier zijn er 2.", null));
        assertThat(only(easy("kinderen", "1"), places(1)).explanation())
                .isEqualTo("Er zijn 2 plaatsen nodig; hier is er 1.");
        assertThat(only(easy("kinderen", "ja"), HOUSE).explanation())
                .isEqualTo("Vraag nog hoeveel kinderen er meekomen. Hier zijn 2 plaatsen.");
        assertThat(verdict(easy("kinderen", "1"), HOUSE).fit()).isEqualTo(Fit.PAST);
    }

    @Test
    void aShelterThatTakesNoChildrenSaysThatRatherThanThatItIsSmall() {
        HouseOfBed house = says(HOUSE, "kinderen", AcceptancePolicy.UITGESLOTEN);

        assertThat(only(easy("kinderen", "2"), house).explanation())
                .isEqualTo("Dit kan hier niet: kinderen die meekomen.");
        assertThat(only(easy("kinderen", "1"), house).explanation())
                .isEqualTo("Dit kan hier niet: kinderen die meekomen.");
    }

    @Test
    void anUnknownNumberOfChildrenCanStillBeAsked() {
        assertThat(verdict(easy("kinderen", "ja"), HOUSE).open()).containsExactly("kinderen");
        assertThat(verdict(easy("kinderen", "liever-niet"), HOUSE).open()).isEmpty();
    }

    @Test
    void whoKnowsSomebodyAtTheAddressCannotGoThereAndHearsNotWho() {
        Facts known = new Facts(Set.of(HOUSE.location()), Set.of(), Map.of());

        Assessment.FitVerdict verdict = verdict(easy(), HOUSE, known);

        assertThat(verdict.fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(verdict.reasons().get(0).explanation()).isEqualTo("Op dit adres kan de persoon nu niet terecht.");
    }

    @Test
    void aRefusalOfThisYearIsTalkedAboutAndDoesNotBlock() {
        Facts refused = new Facts(Set.of(), Set.of(HOUSE.organisation()), Map.of());

        Assessment.FitVerdict verdict = verdict(easy(), HOUSE, refused);

        assertThat(verdict.fit()).isEqualTo(Fit.PAST_MITS);
        assertThat(verdict.reasons())
                .containsExactly(new Reason(
                        "eerder-geweigerd",
                        Fit.PAST_MITS,
                        "Deze opvang zei dit jaar eerder nee. Vraag naar de datum en de reden.",
                        "Regel eerder-geweigerd."));
    }

    @Test
    void cooperationWithThePoliceNeverCounts() {
        HouseOfBed house = says(HOUSE, "politie-medewerking", AcceptancePolicy.UITGESLOTEN);

        assertThat(verdict(easy("politie-medewerking", "ja"), house).fit()).isEqualTo(Fit.PAST);
        assertThat(verdict(easy("politie-medewerking", "onbekend"), house).fit())
                .isEqualTo(Fit.PAST);
    }

    @Test
    void theResidenceStatusCountsWhereTheShelterNamesIt() {
        HouseOfBed house = says(HOUSE, "verblijfsstatus", AcceptancePolicy.UITGESLOTEN, "zonder");

        assertThat(only(easy("verblijfsstatus", "zonder"), house).fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(verdict(easy("verblijfsstatus", "eu"), house).fit()).isEqualTo(Fit.PAST);
    }

    @Test
    void whenNothingWasAskedABedThatIsRightForEverybodyIsStillUnknown() {
        assertThat(verdict(need(), house("opvang-b", ShelterKind.HOTEL, "GM0200"))
                        .fit())
                .isEqualTo(Fit.ONBEKEND);
    }

    @Test
    void ofTwoOutcomesTheOneFurtherFromFittingHolds() {
        for (Fit one : Fit.values()) {
            for (Fit other : Fit.values()) {
                assertThat(one.and(other))
                        .isEqualTo(one.ordinal() > other.ordinal() ? one : other)
                        .isEqualTo(other.and(one));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfTheDirectorNamesAnOutcomeByItsCode(Fit fit) {
        assertThat(Fit.of(fit.code())).contains(fit);
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfTheDirectorAsksByACode(CriterionMatch touch) {
        assertThat(CriterionMatch.of(touch.code())).contains(touch);
    }

    @Test
    void theTableIsAskedOnceForEachQuestionOfOneMatch() {
        int[] asked = new int[1];
        RememberedPolicy remembered = new RememberedPolicy((criterion, kind, stance, touch) -> {
            asked[0]++;
            return TABLE.decide(criterion, kind, stance, touch);
        });

        for (int round = 0; round < 2; round++) {
            CRITERIA.forEach(one -> {
                for (AcceptancePolicy stance : AcceptancePolicy.values()) {
                    for (CriterionMatch touch : CriterionMatch.values()) {
                        assertThat(remembered.decide(one.code(), one.kind(), stance, touch))
                                .isEqualTo(TABLE.decide(one.code(), one.kind(), stance, touch));
                    }
                }
            });
        }

        assertThat(asked[0])
                .isEqualTo(CRITERIA.size() * AcceptancePolicy.values().length * CriterionMatch.values().length);
    }

    private Reason only(NewNeed need, HouseOfBed house) {
        List<Reason> reasons = verdict(need, house).reasons();
        assertThat(reasons).hasSize(1);
        return reasons.get(0);
    }

    private Assessment.FitVerdict verdict(NewNeed need, HouseOfBed house) {
        return verdict(need, house, Facts.NONE);
    }

    private Assessment.FitVerdict verdict(NewNeed need, HouseOfBed house, Facts facts) {
        return new Assessment(CRITERIA, TABLE, words, new Answers(need), facts).of(house);
    }

    private static HouseOfBed places(int places) {
        return new HouseOfBed(
                HOUSE.organisation(),
                new UUID(4, 9),
                HOUSE.municipality(),
                HOUSE.kind(),
                HOUSE.living(),
                HOUSE.securityLevel(),
                places,
                HOUSE.profile());
    }
}
