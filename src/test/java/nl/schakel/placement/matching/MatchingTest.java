package nl.schakel.placement.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Invented;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Which bed fits whom, and why. */
@SchakelTest
class MatchingTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Matching matching;

    @Autowired
    private Placements placements;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Beds beds;

    @Autowired
    private Holds holds;

    @Autowired
    private Clock clock;

    private Invented invented;
    private Invented.House house;
    private UUID bed;
    private UUID search;

    @BeforeEach
    void invent() {
        invented = new Invented(beans);
        house = invented.house();
        bed = invented.bed(house, 2);
        search = invented.placement();
    }

    @Test
    void withoutAnyAnswerEverythingIsUnknownAndNothingFits() {
        for (int told = 0; told < 2; told++) {
            MatchResult match = matching.match(search);
            assertThat(match.beds()).isNotEmpty().allMatch(fit -> fit.fit() == Fit.ONBEKEND);
            assertThat(match.bestQuestion()).isPresent();
            placements.need(search, new NewNeed(null, null, null, null), Invented.as(Invented.CARE));
        }
    }

    @Test
    void whatIsAnsweredWithNoFits() {
        need(Invented.easy());
        BedFit fit = fit();
        assertThat(fit.fit()).isEqualTo(Fit.PAST);
        assertThat(fit.reasons()).isEmpty();
    }

    @Test
    void eachStanceHasItsOutcomeAndNamesTheCriterion() {
        says("huisdier", AcceptancePolicy.UITGESLOTEN);
        says("taal", AcceptancePolicy.ONDERHANDELBAAR);
        says("psychose", AcceptancePolicy.ELDERS);

        need(Invented.easy("huisdier", "ja"));
        assertThat(fit().fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(fit().reasons()).extracting(Reason::criterion).containsExactly("huisdier");
        assertThat(fit().reasons().get(0).explanation()).contains("een dier dat meekomt");

        need(Invented.easy("taal", "ja"));
        assertThat(fit().fit()).isEqualTo(Fit.PAST_MITS);
        assertThat(fit().reasons().get(0).measure()).isEqualTo("maatregel (fictief)");

        need(Invented.easy("psychose", "onbekend"));
        assertThat(fit().fit()).isEqualTo(Fit.ONBEKEND);
        assertThat(fit().reasons().get(0).explanation()).startsWith("Vraag nog");

        need(Invented.easy("psychose", "ja", "taal", "ja", "huisdier", "onbekend"));
        assertThat(fit().reasons())
                .extracting(Reason::fit)
                .as("the heaviest first")
                .containsExactly(Fit.PAST_NIET, Fit.ONBEKEND, Fit.PAST_MITS);
    }

    @Test
    void theBuildingDecidesToo() {
        need(Invented.easy("woonvorm", "mannen"));
        assertThat(blocking()).containsExactly("woonvorm");
        need(Invented.easy("dreiging", "hoog"));
        assertThat(blocking()).containsExactly("dreiging");
        need(Invented.easy("dreiging", "midden"));
        assertThat(fit().fit()).isEqualTo(Fit.PAST);
        need(Invented.easy("kinderen", "2"));
        assertThat(blocking()).containsExactly("kinderen");
        assertThat(fit().reasons().get(0).explanation()).contains("3 plaatsen");
        need(Invented.easy("kinderen", "1"));
        assertThat(fit().fit()).isEqualTo(Fit.PAST);
        need(new NewNeed(List.of(Invented.person(null)), Set.of("GM0200"), Consent.CRITERIA, List.of()));
        assertThat(blocking()).containsExactly("mijdgebied");
        need(new NewNeed(List.of(Invented.person(null)), Set.of(), Consent.CRITERIA, List.of(house.shelter())));
        assertThat(blocking()).containsExactly("eigen-wens");
    }

    @Test
    void everybodyWhoComesAlongCounts() {
        says("mobiliteit", AcceptancePolicy.UITGESLOTEN);
        PersonNeed child = new PersonNeed(null, true, Map.of("minderjarig", Answered.of("ja")));
        need(new NewNeed(List.of(Invented.person(null), child), Set.of(), Consent.CRITERIA, List.of()));
        assertThat(fit().fit()).as("nobody asked it of the child").isEqualTo(Fit.ONBEKEND);

        PersonNeed answered =
                new PersonNeed(null, true, Map.of("minderjarig", Answered.of("ja"), "mobiliteit", Answered.of("nee")));
        need(new NewNeed(List.of(Invented.person(null), answered), Set.of(), Consent.CRITERIA, List.of()));
        assertThat(fit().fit()).isEqualTo(Fit.PAST);
        need(new NewNeed(List.of(Invented.person(null), answered, answered), Set.of(), Consent.CRITERIA, List.of()));
        assertThat(blocking()).containsExactly("kinderen");
    }

    @Test
    void cooperationWithThePoliceIsNeverAskedAndNeverBlocks() {
        says("politie-medewerking", AcceptancePolicy.UITGESLOTEN);
        need(Invented.easy());
        assertThat(fit().fit()).isEqualTo(Fit.PAST);
        assertThatThrownBy(() -> need(Invented.easy("politie-medewerking", "ja")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theBestQuestionIsTheOneWhoseAnswerOpensMostBeds() {
        says("huisdier", AcceptancePolicy.UITGESLOTEN);
        for (int i = 0; i < 300; i++) {
            invented.bed(house, 1);
        }
        need(Invented.easy("huisdier", "onbekend"));
        BestQuestion best = matching.match(search).bestQuestion().orElseThrow();
        assertThat(best.criterion()).isEqualTo("huisdier");
        assertThat(best.opens()).isGreaterThanOrEqualTo(301);

        need(Invented.easy("huisdier", "liever-niet"));
        assertThat(matching.match(search).bestQuestion())
                .as("what somebody would rather not say is not asked again")
                .isEmpty();
    }

    @Test
    void fitGoesFirstAndThenFreshness() {
        Invented.House other = invented.house();
        UUID stale = invented.bed(other, 2);
        says("taal", AcceptancePolicy.ONDERHANDELBAAR);
        beds.confirm(bed, Invented.of(house));
        need(Invented.easy());
        assertThat(order()).containsSubsequence(bed, stale);
        need(Invented.easy("taal", "ja"));
        assertThat(order()).containsSubsequence(stale, bed);
    }

    @Test
    void farFromTheAreaToAvoidGoesFirst() {
        Invented.House near = invented.house(ShelterKind.VROUWENOPVANG, "vrouwen", 2, "GM0233");
        UUID nearby = invented.bed(near, 2);
        Invented.House far = invented.house(ShelterKind.VROUWENOPVANG, "vrouwen", 2, "GM0935");
        UUID away = invented.bed(far, 2);
        need(new NewNeed(List.of(Invented.person(null)), Set.of("GM0273"), Consent.CRITERIA, List.of()));
        assertThat(order()).containsSubsequence(away, nearby);
    }

    @Test
    void aBedThatSomebodyHasIsNotOffered() {
        need(Invented.easy());
        holds.hold(invented.placement(), bed, clock.instant().plus(Duration.ofHours(1)), Invented.of(house));
        assertThat(order()).doesNotContain(bed);
        UUID closed = invented.bed(house, 1);
        beds.set(closed, BedStatus.GESLOTEN, null, Invented.of(house));
        assertThat(order()).doesNotContain(closed);
    }

    @Test
    void anAnswerThatCannotBeUnderstoodIsRefusedWithAllThatIsWrong() {
        NewNeed wrong = new NewNeed(
                List.of(Invented.person(null, "kinderen", "veel", "woonvorm", "boot", "huisdier", "misschien")),
                Set.of("GM9999"),
                Consent.CRITERIA,
                List.of("nergens"));
        assertThatThrownBy(() -> need(wrong))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).hasSize(5));
    }

    private void says(String criterion, AcceptancePolicy stance) {
        profiles.change(Invented.says(house, criterion, stance, null), Invented.of(house));
    }

    private void need(NewNeed need) {
        placements.need(search, need, Invented.as(Invented.CARE));
    }

    private BedFit fit() {
        return matching.match(search).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .findFirst()
                .orElseThrow();
    }

    private List<String> blocking() {
        return fit().reasons().stream()
                .filter(reason -> reason.fit() == Fit.PAST_NIET)
                .map(Reason::criterion)
                .toList();
    }

    private List<UUID> order() {
        return matching.match(search).beds().stream().map(one -> one.bed().id()).toList();
    }
}
