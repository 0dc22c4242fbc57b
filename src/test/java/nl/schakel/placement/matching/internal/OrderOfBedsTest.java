package nl.schakel.placement.matching.internal;

import static nl.schakel.placement.matching.internal.TrialMatching.APELDOORN;
import static nl.schakel.placement.matching.internal.TrialMatching.HOUSE;
import static nl.schakel.placement.matching.internal.TrialMatching.MAASTRICHT;
import static nl.schakel.placement.matching.internal.TrialMatching.NIJKERK;
import static nl.schakel.placement.matching.internal.TrialMatching.bed;
import static nl.schakel.placement.matching.internal.TrialMatching.distances;
import static nl.schakel.placement.matching.internal.TrialMatching.house;
import static nl.schakel.placement.matching.internal.TrialMatching.need;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.HouseOfBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which beds are shown: fit, how fresh the shelter's word is, kind of place, distance, obstacles. */
class OrderOfBedsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final Assessment.FitVerdict NO_OBSTACLE = obstacles(0);

    @Test
    void fitGoesBeforeEverythingElse() {
        Ranking ranking = ranking(need());
        long worst = ranking.ofHouse(house("a", ShelterKind.HOTEL, APELDOORN), obstacles(31));
        long best = ranking.ofHouse(house("b", ShelterKind.CATEGORALE_OPVANG, APELDOORN), NO_OBSTACLE);

        assertThat(ranking.of(Fit.PAST, bed(1, HOUSE, BedStatus.VRIJ, null), worst))
                .isLessThan(ranking.of(Fit.PAST_MITS, bed(2, HOUSE, BedStatus.VRIJ, NOW), best));
    }

    @ParameterizedTest(name = "a word of {0} hours ago goes before one of {1}")
    @CsvSource({"11, 12", "23, 24", "71, 72", "167, 168"})
    void aFreshWordGoesBeforeAnOlderOne(int fresh, int older) {
        assertThat(confirmed(fresh)).isLessThan(confirmed(older));
    }

    @ParameterizedTest(name = "{0} and {1} hours ago are as fresh")
    @CsvSource({"0, 11", "12, 23", "24, 71", "72, 167", "168, 900"})
    void withinAStepAWordIsAsFresh(int one, int other) {
        assertThat(confirmed(one)).isEqualTo(confirmed(other));
    }

    @Test
    void aBedOfWhichNobodyEverSaidAnythingIsAsOldAsCanBe() {
        Ranking ranking = ranking(need());

        assertThat(ranking.of(Fit.PAST, bed(1, HOUSE, BedStatus.VRIJ, null), 0)).isEqualTo(confirmed(168));
    }

    @Test
    void aFreshWordGoesBeforeTheKindOfPlace() {
        Ranking ranking = ranking(need());
        long hotel = ranking.ofHouse(house("a", ShelterKind.HOTEL, APELDOORN), NO_OBSTACLE);
        long shelter = ranking.ofHouse(house("b", ShelterKind.CATEGORALE_OPVANG, APELDOORN), NO_OBSTACLE);

        assertThat(ranking.of(Fit.PAST, bed(1, HOUSE, BedStatus.VRIJ, NOW), hotel))
                .isLessThan(
                        ranking.of(Fit.PAST, bed(2, HOUSE, BedStatus.VRIJ, NOW.minus(Duration.ofDays(2))), shelter));
    }

    @Test
    void aHotelIsTheLastRungAndASpecialisedShelterTheFirst() {
        assertThat(List.of(
                        kind(ShelterKind.CATEGORALE_OPVANG),
                        kind(ShelterKind.VROUWENOPVANG),
                        kind(ShelterKind.MAATSCHAPPELIJKE_OPVANG),
                        kind(ShelterKind.NOODBED),
                        kind(ShelterKind.OMM),
                        kind(ShelterKind.HOTEL)))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(kind(ShelterKind.MANNENOPVANG)).isEqualTo(kind(ShelterKind.VROUWENOPVANG));
        assertThat(kind(ShelterKind.COSM)).isEqualTo(kind(ShelterKind.OMM));
    }

    @Test
    void whereThePersonFeelsSafeIsAsGoodAsASpecialisedShelter() {
        assertThat(kind(ShelterKind.VROUWENOPVANG, "woonvorm", "vrouwen"))
                .isEqualTo(kind(ShelterKind.CATEGORALE_OPVANG));
        assertThat(kind(ShelterKind.MANNENOPVANG, "woonvorm", "mannen")).isEqualTo(kind(ShelterKind.CATEGORALE_OPVANG));
        assertThat(kind(ShelterKind.MANNENOPVANG, "woonvorm", "vrouwen"))
                .isGreaterThan(kind(ShelterKind.CATEGORALE_OPVANG));
        assertThat(kind(ShelterKind.VROUWENOPVANG, "woonvorm", "mannen"))
                .isGreaterThan(kind(ShelterKind.CATEGORALE_OPVANG));
    }

    @Test
    void theKindOfPlaceGoesBeforeTheDistance() {
        Ranking ranking = ranking(avoiding(APELDOORN));

        assertThat(ranking.ofHouse(house("a", ShelterKind.CATEGORALE_OPVANG, APELDOORN), NO_OBSTACLE))
                .isLessThan(ranking.ofHouse(house("b", ShelterKind.HOTEL, MAASTRICHT), NO_OBSTACLE));
    }

    @Test
    void farFromTheAreaToAvoidGoesBeforeNearby() {
        Ranking ranking = ranking(avoiding(APELDOORN));

        assertThat(List.of(
                        ranking.ofHouse(house("far", ShelterKind.HOTEL, MAASTRICHT), obstacles(3)),
                        ranking.ofHouse(house("near", ShelterKind.HOTEL, NIJKERK), NO_OBSTACLE),
                        ranking.ofHouse(house("there", ShelterKind.HOTEL, APELDOORN), obstacles(1))))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void withNothingToAvoidDistanceDoesNotCount() {
        Ranking ranking = ranking(need());

        assertThat(ranking.ofHouse(house("a", ShelterKind.HOTEL, MAASTRICHT), NO_OBSTACLE))
                .isEqualTo(ranking.ofHouse(house("b", ShelterKind.HOTEL, APELDOORN), NO_OBSTACLE));
    }

    @Test
    void theMoreIsInTheWayTheLaterItIsShown() {
        Ranking ranking = ranking(need());
        HouseOfBed hotel = house("a", ShelterKind.HOTEL, APELDOORN);

        assertThat(ranking.ofHouse(hotel, obstacles(1))).isLessThan(ranking.ofHouse(hotel, obstacles(2)));
        // as many as there are room for: more of them never change what goes before
        assertThat(ranking.ofHouse(hotel, obstacles(40))).isEqualTo(ranking.ofHouse(hotel, obstacles(31)));
        assertThat(ranking.ofHouse(hotel, obstacles(30))).isLessThan(ranking.ofHouse(hotel, obstacles(31)));
    }

    @Test
    void distancesAreOfTheNearestAreaInKilometres() {
        Distances distances = distances();

        assertThat(distances.nearest(APELDOORN, Set.of(NIJKERK))).isEqualTo(33);
        assertThat(distances.nearest(NIJKERK, Set.of(APELDOORN))).isEqualTo(33);
        assertThat(distances.nearest(APELDOORN, Set.of(MAASTRICHT))).isEqualTo(152);
        assertThat(distances.nearest(APELDOORN, Set.of(MAASTRICHT, NIJKERK))).isEqualTo(33);
        assertThat(distances.nearest(APELDOORN, Set.of(APELDOORN, NIJKERK))).isZero();
        assertThat(distances.nearest("GM9999", Set.of("GM9999"))).isZero();
    }

    @Test
    void aMunicipalityOfWhichNobodyWroteDownWhereItLiesIsNeitherNearNorFar() {
        assertThat(distances().nearest("GM9999", Set.of(APELDOORN))).isEqualTo(50);
        assertThat(distances().nearest(APELDOORN, Set.of("GM9999"))).isEqualTo(50);
        assertThat(distances().nearest(APELDOORN, Set.of())).isZero();
    }

    private static long confirmed(int hoursAgo) {
        return ranking(need()).of(Fit.PAST, bed(1, HOUSE, BedStatus.VRIJ, NOW.minus(Duration.ofHours(hoursAgo))), 0);
    }

    private static long kind(ShelterKind kind, String... answers) {
        return ranking(need(answers)).ofHouse(house("a", kind, APELDOORN), NO_OBSTACLE);
    }

    private static Ranking ranking(NewNeed need) {
        return new Ranking(new Answers(need), distances(), NOW);
    }

    private static NewNeed avoiding(String municipality) {
        return need("mijdgebied", municipality);
    }

    private static Assessment.FitVerdict obstacles(int many) {
        return new Assessment.FitVerdict(
                Fit.PAST, Collections.nCopies(many, new Reason("taal", Fit.PAST_MITS, "Een tolk.", null)), Set.of(), 0);
    }
}
