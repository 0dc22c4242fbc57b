package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.TestPostgres;
import nl.schakel.access.NotVisible;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.TakenCallTest;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Invented;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which place is called next: fit, who answers tonight, how fresh, how far from where somebody must not be. */
class NextPlaceTest extends TakenCallTest {

    @Autowired
    private ShelterDesks desks;

    @Test
    void fitGoesBeforeEverythingElseAndTheOneQuestionIsThere() {
        Invented.House fits = house();
        Invented.House unknown = house();
        profiles.change(Invented.says(unknown, "huisdier", AcceptancePolicy.UITGESLOTEN, null), Invented.of(unknown));
        need("huisdier", "onbekend");
        UUID known = bed(fits, Duration.ofDays(20));
        UUID asks = bed(unknown, Duration.ofMinutes(5));

        List<NightPlace> places = search.view(call, night.first).places();

        assertThat(order(places, known, asks)).containsExactly(known, asks);
        NightPlace first = place(places, known);
        assertThat(first.fit().fit()).isEqualTo(Fit.PAST);
        assertThat(first.ask()).isNull();
        NightPlace second = place(places, asks);
        assertThat(second.fit().fit()).isEqualTo(Fit.ONBEKEND);
        assertThat(second.askCriterion()).isEqualTo("huisdier");
        assertThat(second.ask()).isEqualTo("Komt er een dier mee?");
    }

    @Test
    void whatSomebodyWouldRatherNotSayIsNotAskedAgain() {
        Invented.House house = house();
        profiles.change(Invented.says(house, "huisdier", AcceptancePolicy.UITGESLOTEN, null), Invented.of(house));
        need("huisdier", "liever-niet");
        UUID bed = bed(house, Duration.ZERO);

        NightPlace place = place(search.view(call, night.first).places(), bed);

        assertThat(place.fit().fit()).as("unknown stays unknown (R11)").isEqualTo(Fit.ONBEKEND);
        assertThat(place.ask()).isNull();
    }

    @Test
    void whatDoesNotFitIsCountedAndNotOffered() {
        Invented.House house = house();
        profiles.change(Invented.says(house, "huisdier", AcceptancePolicy.UITGESLOTEN, null), Invented.of(house));
        need("huisdier", "ja");
        UUID bed = bed(house, Duration.ZERO);

        SearchView view = search.view(call, night.first);

        assertThat(view.places()).extracting(one -> one.bed().id()).doesNotContain(bed);
        assertThat(view.notFitting()).isPositive();
    }

    @Test
    void whoAnswersTonightGoesBeforeWhoIsFresherAndAClosedDeskWaits() {
        Invented.House open = house();
        Invented.House closed = house();
        Invented.House silent = house();
        LocalTime now = LocalTime.ofInstant(clock.instant(), Zones.AMSTERDAM);
        desk(open, true, null, null);
        desk(closed, false, now.plusHours(2), now.plusHours(4));
        UUID openBed = bed(open, Duration.ofDays(2));
        UUID silentBed = bed(silent, Duration.ofMinutes(1));
        UUID closedBed = bed(closed, Duration.ofMinutes(1));

        List<NightPlace> places = search.view(call, night.first).places();

        assertThat(order(places, openBed, silentBed, closedBed)).containsExactly(openBed, silentBed, closedBed);
        assertThat(place(places, openBed).desk().reach()).isEqualTo(Reach.GOED);
        assertThat(place(places, openBed).desk().phone()).isEqualTo("06 00 00 12 34");
        assertThat(place(places, openBed).desk().hours()).isEqualTo("de hele nacht");
        assertThat(place(places, silentBed).desk().reach()).isEqualTo(Reach.ONBEKEND);
        assertThat(place(places, silentBed).desk().phone()).isNull();
        assertThat(place(places, closedBed).desk().reach()).isEqualTo(Reach.DICHT);
    }

    @Test
    void aDeskIsOpenOverMidnight() {
        Invented.House house = house();
        LocalTime now = LocalTime.ofInstant(clock.instant(), Zones.AMSTERDAM);
        // begins an hour ago and ends on the next day, whatever time it is
        desk(house, false, now.minusHours(1), now.minusHours(2));
        assertThat(desks.of(house.location()).reach()).isEqualTo(Reach.GOED);
        desk(house, false, now.plusHours(1), now.minusHours(1));
        assertThat(desks.of(house.location()).reach()).isEqualTo(Reach.DICHT);
    }

    @Test
    void theFresherWordGoesFirstAmongEquals() {
        UUID old = bed(house(), Duration.ofDays(4));
        UUID fresh = bed(house(), Duration.ofHours(1));

        assertThat(order(search.view(call, night.first).places(), old, fresh)).containsExactly(fresh, old);
    }

    @Test
    void farFromWhereSomebodyMustNotBeGoesFirstAmongEquals() {
        NewNeed need = new NewNeed(
                List.of(Invented.person(null, "woonvorm", "mannen")), Set.of("GM0203"), Consent.CRITERIA, List.of());
        placements.need(calls.get(call).placement(), need, TrialNight.CARE);
        // Ede lies near Barneveld, Maastricht does not
        UUID near = bed(house(ShelterKind.MANNENOPVANG, "GM0228"), Duration.ofHours(1));
        UUID far = bed(house(ShelterKind.MANNENOPVANG, "GM0935"), Duration.ofHours(1));

        List<NightPlace> places = search.view(call, night.first).places();

        assertThat(order(places, near, far)).containsExactly(far, near);
        assertThat(place(places, near).kilometresFromAvoided())
                .isLessThan(place(places, far).kilometresFromAvoided());
    }

    @Test
    void whoDidNotAnswerWaitsAndWhoAskedForLaterComesBackOnTop() {
        UUID silent = bed(house(), Duration.ofMinutes(1));
        UUID later = bed(house(), Duration.ofDays(5));
        UUID other = bed(house(), Duration.ofDays(6));
        said(silent, AttemptOutcome.GEEN_GEHOOR, null);
        said(later, AttemptOutcome.LATER, clock.instant().plus(Duration.ofMinutes(10)));
        List<NightPlace> places = search.view(call, night.first).places();
        assertThat(order(places, silent, later, other)).containsExactly(other, silent, later);
        assertThat(place(places, later).askAgainAt()).isAfter(clock.instant());
        assertThat(place(places, silent).earlierTonight())
                .extracting(Attempt::outcome)
                .containsExactly(AttemptOutcome.GEEN_GEHOOR);

        // the moment has come: as if ten minutes went by
        JdbcClient.create(TestPostgres.withAllRights(jdbc))
                .sql("update schakel.night_attempt set until = at where bed = ?")
                .param(later)
                .update();
        places = search.view(call, night.first).places();
        assertThat(order(places, silent, later, other)).containsExactly(later, other, silent);
        assertThat(places.get(0).bed().id()).as("on top of everything").isEqualTo(later);
    }

    @Test
    void whoDidNotAnswerIsDoubtfulInAnotherNightToo() {
        Invented.House house = house();
        desk(house, true, null, null);
        said(bed(house, Duration.ZERO), AttemptOutcome.GEEN_GEHOOR, null);
        assertThat(desks.of(house.location()).reach()).isEqualTo(Reach.TWIJFEL);

        said(bed(house, Duration.ZERO), AttemptOutcome.LATER, null);
        assertThat(desks.of(house.location()).reach()).isEqualTo(Reach.GOED);
        assertThat(desks.of(house.location()).lastAnsweredAt()).isNotNull();
    }

    @Test
    void theOwnRegionGoesFirstUntilTheLadderComesToOtherRegions() {
        Invented.House far = house();
        Invented.House near = house();
        JdbcClient.create(TestPostgres.withAllRights(jdbc))
                .sql("update schakel.shelter_location set region = ? where id = ?")
                .params(night.area.code, near.location())
                .update();
        UUID farBed = bed(far, Duration.ZERO);
        UUID nearBed = bed(near, Duration.ofDays(2));

        assertThat(order(search.view(call, night.first).places(), farBed, nearBed))
                .containsExactly(nearBed, farBed);
        calls.rung(call, "andere-regio");
        assertThat(order(search.view(call, night.first).places(), farBed, nearBed))
                .as("now the fresher word goes first again")
                .containsExactly(farBed, nearBed);
    }

    @Test
    void aHouseIsOnePlaceAndAHotelComesLastUntilItIsItsTurn() {
        Invented.House house = house();
        UUID one = bed(house, Duration.ofHours(1));
        UUID two = bed(house, Duration.ofHours(1));
        UUID hotel = bed(house(ShelterKind.HOTEL, "GM0200"), Duration.ofMinutes(1));
        List<NightPlace> places = search.view(call, night.first).places();
        assertThat(places.stream()
                        .filter(place -> List.of(one, two).contains(place.bed().id())))
                .hasSize(1);
        UUID shown = order(places, one, two).get(0);
        assertThat(order(places, shown, hotel)).containsExactly(shown, hotel);
    }

    @Test
    void whereOnlyComenshaPlacesNobodyCallsAtNight() {
        UUID cosm = bed(house(ShelterKind.COSM, "GM0200"), Duration.ZERO);

        assertThat(search.view(call, night.first).places())
                .extracting(one -> one.bed().id())
                .doesNotContain(cosm);
    }

    @Test
    void aShelterKeepsItsOwnDeskAndNoOther() {
        Invented.House house = house();
        NewShelterDesk desk =
                new NewShelterDesk("06 00 00 12 34", true, false, LocalTime.of(18, 0), LocalTime.of(23, 0));
        desks.keep(house.location(), desk, Invented.of(house));

        assertThat(desks.own(house.location(), Invented.of(house)).hours()).isEqualTo("van 18:00 tot 23:00");
        assertThatThrownBy(() -> desks.keep(house.location(), desk, Invented.of(house())))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> desks.keep(
                        house.location(), new NewShelterDesk("bel maar", true, true, null, null), Invented.of(house)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> desks.keep(
                        house.location(),
                        new NewShelterDesk("06 00 00 12 34", true, false, null, null),
                        Invented.of(house)))
                .isInstanceOf(InvalidInput.class);
        assertThat(jdbc.sql("select d::text from schakel.night_desk d where location = ?")
                        .param(house.location())
                        .query(String.class)
                        .single())
                .doesNotContain("12 34");

        desks.keep(house.location(), new NewShelterDesk(" ", true, true, null, null), Invented.of(house));
        assertThat(desks.of(house.location()).reach()).isEqualTo(Reach.ONBEKEND);
    }

    private Invented.House house() {
        return night.house();
    }

    private Invented.House house(ShelterKind kind, String municipality) {
        return night.invented.house(kind, "mannen", 2, municipality);
    }

    private UUID bed(Invented.House house, Duration confirmedAgo) {
        UUID bed = night.invented.bed(house, 1);
        jdbc.sql("update schakel.bed set confirmed_at = ? where id = ?")
                .params(java.sql.Timestamp.from(clock.instant().minus(confirmedAgo)), bed)
                .update();
        return bed;
    }

    private void desk(Invented.House house, boolean wholeNight, LocalTime opens, LocalTime closes) {
        desks.keep(
                house.location(),
                new NewShelterDesk("06 00 00 12 34", true, wholeNight, opens, closes),
                Invented.of(house));
    }

    private void need(String criterion, String answer) {
        placements.need(
                calls.get(call).placement(), Invented.easy("woonvorm", "mannen", criterion, answer), TrialNight.CARE);
    }

    private void said(UUID bed, AttemptOutcome outcome, Instant until) {
        search.attempt(call, new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, until), night.first)
                .result();
    }

    private static NightPlace place(List<NightPlace> places, UUID bed) {
        return places.stream()
                .filter(place -> place.bed().id().equals(bed))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not offered"));
    }

    private static List<UUID> order(List<NightPlace> places, UUID... some) {
        Set<UUID> wanted = Set.of(some);
        return places.stream()
                .map(place -> place.bed().id())
                .filter(wanted::contains)
                .toList();
    }
}
