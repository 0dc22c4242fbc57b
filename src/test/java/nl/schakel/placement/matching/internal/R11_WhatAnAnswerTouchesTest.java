package nl.schakel.placement.matching.internal;

import static nl.schakel.placement.matching.CriterionMatch.JA;
import static nl.schakel.placement.matching.CriterionMatch.NEE;
import static nl.schakel.placement.matching.CriterionMatch.ONBEKEND;
import static nl.schakel.placement.matching.internal.TrialMatching.criterion;
import static nl.schakel.placement.matching.internal.TrialMatching.need;
import static nl.schakel.placement.matching.internal.TrialMatching.ofPeople;
import static nl.schakel.placement.matching.internal.TrialMatching.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Profile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R11: what each answer says about a place, and that whatever was not answered says nothing. */
class R11_WhatAnAnswerTouchesTest {

    @Nested
    @DisplayName("A question of yes or no")
    class YesOrNo {

        @ParameterizedTest(name = "answered with {0}: {1}")
        @CsvSource({
            "ja, JA",
            "nee, NEE",
            "onbekend, ONBEKEND",
            "liever-niet, LIEVER_NIET",
            "soms, ONBEKEND", // a value says neither
        })
        void saysWhatWasAnswered(String answer, CriterionMatch touch) {
            assertThat(of(need("taal", answer)).yesOrNo(criterion("taal"))).isEqualTo(touch);
        }

        @Test
        void thatNobodyAskedIsUnknown() {
            assertThat(of(need("huisdier", "nee")).yesOrNo(criterion("taal"))).isEqualTo(ONBEKEND);
            assertThat(of(new NewNeed(null, null, null, null)).yesOrNo(criterion("taal")))
                    .isEqualTo(ONBEKEND);
        }

        @Test
        void isAnsweredTheSameEveryTime() {
            Answers answers = of(need("taal", "ja"));

            assertThat(answers.yesOrNo(criterion("taal"))).isEqualTo(JA);
            assertThat(answers.yesOrNo(criterion("taal"))).isEqualTo(JA);
        }

        @ParameterizedTest(name = "{0} of the person and {1} of who comes along: {2}")
        @CsvSource({
            "nee, nee, NEE",
            "nee, ja, JA",
            "ja, nee, JA",
            "ja, onbekend, JA",
            "nee, onbekend, ONBEKEND",
            "onbekend, liever-niet, ONBEKEND",
            "liever-niet, onbekend, ONBEKEND",
            "nee, liever-niet, LIEVER_NIET",
            "liever-niet, nee, LIEVER_NIET",
        })
        void aboutEverybodyIsAsHeavyAsTheHeaviestAnswer(String one, String other, CriterionMatch touch) {
            Answers answers = of(ofPeople(person(false, "medicatie", one), person(true, "medicatie", other)));

            assertThat(answers.yesOrNo(criterion("medicatie"))).isEqualTo(touch);
        }

        @Test
        void aboutEverybodyIsUnknownUntilEachWasAsked() {
            Answers answers = of(ofPeople(person(false, "medicatie", "nee"), person(true)));

            assertThat(answers.yesOrNo(criterion("medicatie"))).isEqualTo(ONBEKEND);
        }

        @Test
        void aboutThePersonCountsForWhoComesAlongOnlyWhenItWasAnswered() {
            assertThat(of(ofPeople(person(false, "taal", "nee"), person(true))).yesOrNo(criterion("taal")))
                    .isEqualTo(NEE);
            assertThat(of(ofPeople(person(false, "taal", "nee"), person(true, "taal", "ja")))
                            .yesOrNo(criterion("taal")))
                    .isEqualTo(JA);
        }

        @Test
        void aChildThatComesAlongMakesNobodyElseAMinor() {
            Answers answers = of(ofPeople(person(false, "minderjarig", "nee"), person(true, "minderjarig", "ja")));

            assertThat(answers.yesOrNo(criterion("minderjarig"))).isEqualTo(NEE);
        }

        @Test
        void isAboutThePersonWhoeverIsNamedFirst() {
            Answers answers =
                    of(ofPeople(person(true, "taal", "ja", "dreiging", "hoog"), person(false, "dreiging", "geen")));

            assertThat(answers.threat(0)).isEqualTo(NEE);
        }
    }

    @Nested
    @DisplayName("With whom somebody lives")
    class Living {

        @Test
        void isRightWhereTheyFeelSafe() {
            Answers answers = of(need("woonvorm", "vrouwen, gemengd"));

            assertThat(answers.living("vrouwen")).isEqualTo(NEE);
            assertThat(answers.living("gemengd")).isEqualTo(NEE);
            assertThat(answers.living("mannen")).isEqualTo(JA);
            assertThat(answers.safeWith()).containsExactlyInAnyOrder("vrouwen", "gemengd");
        }

        @Test
        void isRightBehindAFrontDoorOfOnesOwnWhateverTheAnswer() {
            assertThat(of(need()).living("alleen")).isEqualTo(NEE);
            assertThat(of(need("woonvorm", "vrouwen")).living("alleen")).isEqualTo(NEE);
        }

        @ParameterizedTest(name = "answered with {0}: {1}")
        @CsvSource({"ja, ONBEKEND", "nee, NEE", "onbekend, ONBEKEND", "liever-niet, LIEVER_NIET", "'', ONBEKEND"})
        void isUnknownWhenNoChoiceWasMade(String answer, CriterionMatch touch) {
            assertThat(of(need("woonvorm", answer)).living("vrouwen")).isEqualTo(touch);
        }
    }

    @Nested
    @DisplayName("Children and places")
    class Children {

        @ParameterizedTest(name = "answered with {0}: {1}")
        @CsvSource({
            "2, JA",
            "0, NEE",
            "ja, JA",
            "nee, NEE",
            "onbekend, ONBEKEND",
            "liever-niet, LIEVER_NIET",
            "veel, ONBEKEND",
        })
        void comeAlongAsWasSaid(String answer, CriterionMatch touch) {
            assertThat(of(need("kinderen", answer)).children()).isEqualTo(touch);
        }

        @Test
        void whoAreNamedComeAlongWhateverWasSaidOfTheirNumber() {
            PersonNeed child = person(true, "minderjarig", "ja");
            PersonNeed friend = person(true, "minderjarig", "nee");

            assertThat(of(ofPeople(person(false), child)).children()).isEqualTo(JA);
            assertThat(of(ofPeople(person(false, "kinderen", "nee"), child)).children())
                    .isEqualTo(JA);
            assertThat(of(ofPeople(person(false, "kinderen", "0"), child)).children())
                    .isEqualTo(JA);
            assertThat(of(ofPeople(person(false, "kinderen", "nee"), friend)).children())
                    .isEqualTo(NEE);
            assertThat(of(ofPeople(person(false), friend)).children()).isEqualTo(ONBEKEND);
        }

        @Test
        void anAdultWhoComesAlongNeedsAPlaceBesidesChildrenWhoAreOnlyCounted() {
            PersonNeed adult = person(true, "minderjarig", "nee");
            PersonNeed unknown = person(true);

            assertThat(of(ofPeople(person(false, "kinderen", "1"), adult)).knownPeople())
                    .isEqualTo(3);
            assertThat(of(ofPeople(person(false, "kinderen", "nee"), adult)).knownPeople())
                    .isEqualTo(2);
            assertThat(of(ofPeople(person(false, "kinderen", "1"), unknown)).knownPeople())
                    .as("who may be the child")
                    .isEqualTo(2);
            assertThat(of(ofPeople(person(false, "kinderen", "2"), adult, unknown))
                            .knownPeople())
                    .isEqualTo(4);
        }

        @Test
        void needAPlaceEachAndSoDoesWhoeverComesAlong() {
            assertThat(of(need()).knownPeople()).isEqualTo(1);
            assertThat(of(need("kinderen", "ja")).knownPeople()).isEqualTo(2);
            assertThat(of(need("kinderen", "3")).knownPeople()).isEqualTo(4);
            assertThat(of(ofPeople(person(false), person(true), person(true))).knownPeople())
                    .isEqualTo(3);
            // two children, of whom one is named
            assertThat(of(ofPeople(person(false, "kinderen", "2"), person(true, "minderjarig", "ja")))
                            .knownPeople())
                    .isEqualTo(3);
            // one was said, two are named
            PersonNeed child = person(true, "minderjarig", "ja");
            assertThat(of(ofPeople(person(false, "kinderen", "1"), child, child))
                            .knownPeople())
                    .isEqualTo(3);
        }

        @Test
        void areTooManyForAPlaceThatIsTooSmall() {
            Answers answers = of(need("kinderen", "2"));

            assertThat(answers.tooSmall(2)).isEqualTo(JA);
            assertThat(answers.tooSmall(3)).isEqualTo(NEE);
        }

        @ParameterizedTest(name = "answered with {0}: {1}")
        @CsvSource({
            "nee, NEE",
            "1, NEE",
            "ja, ONBEKEND", // at least one, but how many?
            "veel, ONBEKEND",
            "onbekend, ONBEKEND",
            "liever-niet, LIEVER_NIET",
        })
        void fitInFivePlacesOnlyWhenTheyWereCounted(String answer, CriterionMatch touch) {
            assertThat(of(need("kinderen", answer)).tooSmall(5)).isEqualTo(touch);
        }
    }

    @Nested
    @DisplayName("A threat")
    class Threat {

        @ParameterizedTest(name = "{0} against security {1}: {2}")
        @CsvSource({
            "geen, 0, NEE",
            "laag, 0, JA",
            "laag, 1, NEE",
            "midden, 1, JA",
            "midden, 2, NEE",
            "hoog, 2, JA",
            "hoog, 3, NEE",
            "ja, 2, ONBEKEND", // there is one, but how heavy?
            "nee, 0, NEE",
            "onbekend, 0, ONBEKEND",
            "onbekend, 3, NEE", // the best secured place is right whatever the answer
            "liever-niet, 0, LIEVER_NIET",
            "enorm, 0, ONBEKEND",
        })
        void mayNotBeHeavierThanThePlaceIsSecure(String threat, int security, CriterionMatch touch) {
            assertThat(of(need("dreiging", threat)).threat(security)).isEqualTo(touch);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ja", "laag", "midden", "hoog"})
        void isThereWhenAnyWasAnswered(String threat) {
            assertThat(of(need("dreiging", threat)).threatened()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"nee", "geen", "onbekend", "liever-niet"})
        void isNotThereWithoutAnAnswerThatSaysSo(String threat) {
            assertThat(of(need("dreiging", threat)).threatened()).isFalse();
        }
    }

    @Nested
    @DisplayName("Where somebody must not be, or does not want to go")
    class Elsewhere {

        @Test
        void areasComeFromTheTalkAndFromTheQuestion() {
            Answers answers =
                    of(new NewNeed(List.of(person(false, "mijdgebied", "GM0200")), Set.of("GM0267"), null, List.of()));

            assertThat(answers.areas()).containsExactlyInAnyOrder("GM0200", "GM0267");
            assertThat(answers.area("GM0200")).isEqualTo(JA);
            assertThat(answers.area("GM0267")).isEqualTo(JA);
            assertThat(answers.area("GM0935")).isEqualTo(NEE);
        }

        @Test
        void wishesComeFromTheTalkAndFromTheQuestion() {
            Answers answers = of(new NewNeed(
                    List.of(person(false, "eigen-wens", "opvang-a")), Set.of(), Consent.CRITERIA, List.of("opvang-b")));

            assertThat(answers.wish("opvang-a")).isEqualTo(JA);
            assertThat(answers.wish("opvang-b")).isEqualTo(JA);
            assertThat(answers.wish("opvang-c")).isEqualTo(NEE);
        }

        @ParameterizedTest(name = "answered with {0}: {1}")
        @CsvSource({"ja, ONBEKEND", "nee, NEE", "onbekend, ONBEKEND", "liever-niet, LIEVER_NIET"})
        void isUnknownWhileNoPlaceIsNamed(String answer, CriterionMatch touch) {
            assertThat(of(need("mijdgebied", answer)).area("GM0200")).isEqualTo(touch);
            assertThat(of(need("eigen-wens", answer)).wish("opvang-a")).isEqualTo(touch);
        }
    }

    @Nested
    @DisplayName("The residence status")
    class Status {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "nederlands, NEE",
            "eu, JA",
            "'nederlands, eu', JA",
            "liever-niet, LIEVER_NIET",
            "ja, ONBEKEND",
        })
        void touchesAProfileThatNamesNoneUnlessItIsDutch(String status, CriterionMatch touch) {
            assertThat(of(need("verblijfsstatus", status)).status(line(), "nederlands"))
                    .isEqualTo(touch);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"nederlands, NEE", "eu, NEE", "dublin, JA", "'eu, zonder', JA", "onbekend, ONBEKEND"})
        void touchesAProfileThatNamesIt(String status, CriterionMatch touch) {
            assertThat(of(need("verblijfsstatus", status)).status(line("dublin", "zonder"), "nederlands"))
                    .isEqualTo(touch);
        }

        private static Profile.CriterionRule line(String... choices) {
            return new Profile.CriterionRule(
                    "verblijfsstatus", AcceptancePolicy.UITGESLOTEN, null, Set.of(choices), null);
        }
    }

    @Test
    void whatThePersonWouldRatherNotSayIsKnownByName() {
        Answers answers = of(need("taal", "liever-niet", "huisdier", "onbekend", "medicatie", "ja"));

        assertThat(answers.ratherNot()).containsExactly("taal");
    }

    @Test
    void anAnswerMayHoldSeveralChoices() {
        assertThat(Answers.split(" eu ,, dublin,")).containsExactlyInAnyOrder("eu", "dublin");
    }

    private static Answers of(NewNeed need) {
        return new Answers(need);
    }
}
