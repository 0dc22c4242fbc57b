package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.schakel.piket.TrialNight;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.EarlierPlace;
import nl.schakel.placement.EarlierPlaces;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parked;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.PlacesAside;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A search for a place that waits because nobody chooses now: nothing that was found is lost, and nothing waits for good. */
class ParkedPlacementTest extends NightPathTest {

    @Autowired
    private EarlierPlaces earlier;

    @Autowired
    private PlacesAside aside;

    ParkedPlacementTest() {
        super("opvang-zoeken");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have tests of their own
    }

    @Test
    void whatSheltersSaidIsKeptAndIsOfferedAgainAsFarAsItStillFits() {
        UUID dossier = readyToChoose();
        Bed linde = bedOf(LINDE, dossier);
        Bed haven = bedOf(HAVEN, dossier);
        Bed emergency = bedOf(EMERGENCY, dossier);
        proposes(dossier, HAVEN, LINDE, EMERGENCY);
        declines(EMERGENCY, dossier);
        String atHaven = own(HAVEN, dossier, "plek-beantwoorden").id();
        accepts(LINDE, dossier);

        parks(dossier, ParkReason.WIL_NADENKEN, inDays(2), false);

        assertThat(proposals.all(placement(dossier).id()))
                .as("Haven was not needed since Linde said yes; Linde waits with the search")
                .filteredOn(Proposal::parked)
                .extracting(asked -> asked.bed().id())
                .containsExactly(linde.id());
        // the shelters are free again, and the one that has not answered hears that its answer is too late
        assertThat(placement(dossier).promise()).isEmpty();
        assertThat(mailsTo(linde)).isEqualTo(1);
        assertThatThrownBy(() -> desk.complete(atHaven, Map.of("antwoord", "accepteren"), story.viewer(HAVEN)))
                .isInstanceOf(TaskGone.class);
        until(inDays(2).plusSeconds(1));
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(before(dossier))
                .containsEntry(linde.id(), EarlierPlace.Before.VASTGEHOUDEN)
                .containsEntry(haven.id(), EarlierPlace.Before.GEVRAAGD)
                .containsEntry(emergency.id(), EarlierPlace.Before.OPVANG_NEE);
        assertThat(free(dossier)).contains(linde.id(), haven.id());

        // somebody else got the bed of Linde meanwhile: the list says so
        UUID other = readyToChoose();
        holds(other, linde, LINDE);
        assertThat(free(dossier)).contains(haven.id()).doesNotContain(linde.id());
        proposesBeds(dossier, "opvang", List.of(haven.id().toString()));
        assertThat(answersIn(dossier)).containsExactly(ProposalState.OPEN);
    }

    @Test
    void aBedThatIsHeldCanStayForItsOwnTermAndNoLonger() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);
        Instant kept = promise(dossier).expiresAt();

        parks(dossier, ParkReason.ZIEKENHUIS, kept.plus(Duration.ofHours(3)), true);

        path(dossier).isWaitingAt("Gateway_WachtOpMoment");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
        until(kept.plus(Duration.ofMinutes(5)));
        assertThat(placement(dossier).promise()).isEmpty();
        assertThat(placement(dossier).parked()).as("it waits on").isPresent();
        assertThat(newsAbout(dossier))
                .as("who owns it hears that the bed is gone")
                .isEqualTo(1);
    }

    @Test
    void goingOnBeforeTheMomentLeadsBackToTheBedThatWasKept() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);
        parks(dossier, ParkReason.WACHT_OP_NAASTE, inHours(4), true);
        UUID parked = parked(dossier).id();

        placing.goOn(placement(dossier).id(), parked, story.viewer(CARE));
        placing.goOn(placement(dossier).id(), parked, story.viewer(CARE));

        standsAt(dossier, "Task_PlekBespreken");
        assertThat(placement(dossier).parked()).isEmpty();
    }

    @Test
    void aShelterThatSaysYesAllTheSameEndsTheWaiting() {
        UUID dossier = readyToChoose();
        Bed bed = bedOf(LINDE, dossier);
        parks(dossier, ParkReason.NIET_BEREIKBAAR, inDays(3), null);

        holds(dossier, bed, LINDE);

        standsAt(dossier, "Task_PlekBespreken");
        assertThat(placement(dossier).parked()).isEmpty();
    }

    @Test
    void aCallAtNightNeverWaitsForWhatIsParked() {
        UUID dossier = readyToChoose();
        parks(dossier, ParkReason.WIL_NADENKEN, inDays(3), null);
        nightFalls();

        UUID call = calledIn(dossier, CARE);

        path(dossier, "opvangplaatsing").isWaitingAt("Call_PiketBedzoeken");
        assertThat(alarms(call)).as("the first line hears at once").isNotEmpty();
        assertThat(placement(dossier).parked()).isEmpty();
        takes(FIRST, call);
        assertThatThrownBy(() -> parks(dossier, ParkReason.WIL_NADENKEN, inHours(2), null))
                .as("a search of the night is not parked")
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly("zoekt-niet"));
        saysYes(call, HAVEN);
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.TOEGEZEGD);
    }

    @Test
    void whenTheMomentComesAtNightAndThereIsNoBedTheOnCallTeamLooks() {
        UUID dossier = readyToChoose();
        onDuty(today(), FIRST, SECOND);
        parks(dossier, ParkReason.WACHT_OP_NAASTE, at(today(), LocalTime.of(20, 0)), null);

        until(at(today(), LocalTime.of(20, 1)));

        path(dossier, "opvangplaatsing").isWaitingAt("Call_PiketBedzoeken");
        assertThat(alarms(calls.openOf(dossier).orElseThrow().id())).isNotEmpty();
    }

    @Test
    void nobodyParksForLongerThanTheTableSays() {
        UUID dossier = readyToChoose();

        assertThat(placing.latestToPark(dossier))
                .hasValueSatisfying(latest -> assertAbout(latest, story.now().plus(Duration.ofDays(14))));
        assertRefused(dossier, ParkReason.WIL_NADENKEN, inDays(15), "te-lang");
        assertRefused(dossier, ParkReason.WIL_NADENKEN, story.now().minusSeconds(60), "verleden");
        assertRefused(dossier, null, inDays(1), "verplicht");
        standsAt(dossier, "Task_PlekkenKiezen");
    }

    @Test
    void anAcuteCaseIsParkedForADayAtMostAndOnlyForAReasonThatSaysSomething() {
        UUID dossier = story.report(Story.acute()).dossier();
        remember(start.inCase(dossier, null, story.viewer("af.nijkerk")));

        assertRefused(dossier, ParkReason.ANDERE_REDEN, inHours(2), "acuut");
        assertRefused(dossier, ParkReason.ZIEKENHUIS, inHours(30), "te-lang");
        parks(dossier, ParkReason.ZIEKENHUIS, inHours(20), null);
        path(dossier).isWaitingAt("Gateway_WachtOpMoment");
    }

    @Test
    void onlyWhoOwnsTheSearchParksIt() {
        UUID dossier = readyToChoose();
        Parking.Asked asked = new Parking.Asked(ParkReason.WIL_NADENKEN, inDays(1), null);
        UUID placement = placement(dossier).id();

        for (String other : List.of(HAVEN, FIRST, "zorg.noord", "keten.wvv", "comensha")) {
            assertThatThrownBy(() -> placing.park(placement, asked, null, story.viewer(other)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(placement(dossier).parked()).isEmpty();
    }

    @Test
    void whoSawLessThanThereIsDecidesAnew() {
        UUID dossier = readyToChoose();
        String seen = placement(dossier).version();
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);

        assertThatThrownBy(() -> placing.park(
                        placement(dossier).id(),
                        new Parking.Asked(ParkReason.WIL_NADENKEN, inDays(1), null),
                        seen,
                        story.viewer(CARE)))
                .isInstanceOf(StaleChange.class);
        standsAt(dossier, "Task_PlekBespreken");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
    }

    @Test
    void twoClicksParkOnceAndSoDoTwoPeople() throws Exception {
        UUID dossier = readyToChoose();
        UUID placement = placement(dossier).id();
        Instant until = inDays(2);
        String seen = placement(dossier).version();
        Parking.Asked same = new Parking.Asked(ParkReason.WIL_NADENKEN, until, null);
        Callable<Object> click = () -> parksOrHearsWhy(placement, same, seen);
        Callable<Object> colleague = () -> parksOrHearsWhy(
                placement, new Parking.Asked(ParkReason.ZIEKENHUIS, until.plusSeconds(3600), null), seen);

        List<Object> results = TrialNight.atOnce(List.of(click, colleague, click));

        assertThat(results).contains("parked");
        assertThat(results)
                .as("one of the two wishes counts, the other hears of it")
                .contains("al-geparkeerd");
        assertThat(jdbc.sql("select count(*) from schakel.placement_parked where placement = ?")
                        .param(placement)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        path(dossier).isWaitingAt("Gateway_WachtOpMoment");
        assertThat(story.steps(dossier)).doesNotContain("plekken-kiezen");
    }

    @Test
    void parkingAndChoosingAtTheSameMomentDoesOneAfterTheOther() throws Exception {
        UUID dossier = readyToChoose();
        UUID placement = placement(dossier).id();
        String task = story.task(dossier, "plekken-kiezen").id();
        String bed = bedOf(HAVEN, dossier).id().toString();
        String seen = placement(dossier).version();
        Callable<Object> park =
                () -> parksOrHearsWhy(placement, new Parking.Asked(ParkReason.WIL_NADENKEN, inDays(1), null), seen);
        Callable<Object> choose = () -> {
            try {
                desk.complete(
                        task,
                        Map.of("keuze", "voorstellen", "plekken", List.of(bed), "trede", "opvang"),
                        story.viewer(CARE));
                return "asked";
            } catch (TaskGone | InvalidInput late) {
                return "late";
            }
        };

        List<Object> results = TrialNight.atOnce(List.of(park, choose));

        assertThat(results).containsAnyOf("parked", "asked");
        if (results.contains("parked")) {
            path(dossier).isWaitingAt("Gateway_WachtOpMoment");
            assertThat(answersIn(dossier)).doesNotContain(ProposalState.OPEN);
        } else {
            standsAt(dossier, "Task_PlekBeantwoorden");
            assertThat(results).contains("veranderd");
        }
    }

    @Test
    void aPlaceThatIsPutAsideWaitsWhileTheOthersGoOn() {
        UUID dossier = readyToChoose();
        UUID placement = placement(dossier).id();
        Bed haven = bedOf(HAVEN, dossier);
        Instant until = inDays(2);

        placing.putAside(placement, List.of(haven.id()), ParkReason.OPVANG_OVERLEGT, until, story.viewer(CARE));
        placing.putAside(placement, List.of(haven.id()), ParkReason.OPVANG_OVERLEGT, until, story.viewer(CARE));

        assertThat(aside.of(placement)).extracting("location").containsExactly(haven.location());
        assertThatThrownBy(
                        () -> proposesBeds(dossier, "opvang", List.of(haven.id().toString())))
                .isInstanceOf(InvalidInput.class);
        proposes(dossier, LINDE);
        declines(LINDE, dossier);
        until(until.plusSeconds(1));
        assertThat(aside.of(placement)).as("back by itself").isEmpty();
        proposesBeds(dossier, "opvang", List.of(haven.id().toString()));
        assertThatThrownBy(() -> placing.putAside(
                        placement, List.of(haven.id()), ParkReason.OPVANG_OVERLEGT, inDays(1), story.viewer(CARE)))
                .as("it has just been asked")
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPlaceComesBackFromAsideAtOnceWhenSomebodySaysSo() {
        UUID dossier = readyToChoose();
        UUID placement = placement(dossier).id();
        Bed haven = bedOf(HAVEN, dossier);
        placing.putAside(placement, List.of(haven.id()), ParkReason.ANDERE_REDEN, inDays(2), story.viewer(CARE));

        aside.back(placement, haven.id(), story.viewer(CARE));
        aside.back(placement, haven.id(), story.viewer(CARE));

        assertThat(aside.of(placement)).isEmpty();
        proposesBeds(dossier, "opvang", List.of(haven.id().toString()));
    }

    private Object parksOrHearsWhy(UUID placement, Parking.Asked asked, String seen) {
        try {
            placing.park(placement, asked, seen, story.viewer(CARE));
            return "parked";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).code();
        }
    }

    private void parks(UUID dossier, ParkReason reason, Instant until, Boolean keepsBed) {
        placing.park(
                placement(dossier).id(),
                new Parking.Asked(reason, until, keepsBed),
                placement(dossier).version(),
                story.viewer(CARE));
    }

    private void assertRefused(UUID dossier, ParkReason reason, Instant until, String code) {
        assertThatThrownBy(() -> parks(dossier, reason, until, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors()).extracting("code").containsExactly(code));
        assertThat(placement(dossier).parked()).isEmpty();
    }

    private void holds(UUID dossier, Bed bed, String shelter) {
        assertThat(placing.hold(placement(dossier).id(), bed.id(), inHours(8), story.viewer(shelter)))
                .isInstanceOf(HoldResult.Held.class);
    }

    private Parked parked(UUID dossier) {
        return placement(dossier).parked().orElseThrow();
    }

    private Map<UUID, EarlierPlace.Before> before(UUID dossier) {
        return earlierIn(dossier).stream()
                .collect(Collectors.toMap(place -> place.bed().id(), EarlierPlace::before));
    }

    private List<UUID> free(UUID dossier) {
        return earlierIn(dossier).stream()
                .filter(place -> place.now().isPresent())
                .map(place -> place.bed().id())
                .toList();
    }

    private List<EarlierPlace> earlierIn(UUID dossier) {
        UUID placement = placement(dossier).id();
        return earlier.of(placement, matching.match(placement));
    }

    private int mailsTo(Bed bed) {
        return jdbc.sql("select count(distinct o.key) from schakel.outbox o join schakel.bed_promise p"
                        + " on o.key = 'toezegging:' || p.id where o.template = 'PLEKVRAAG_WACHT' and p.bed = ?")
                .param(bed.id())
                .query(Integer.class)
                .single();
    }

    private int newsAbout(UUID dossier) {
        return count(
                "select count(distinct key) from schakel.outbox where template = 'NIEUWS_IN_ZAAK' and link = '/plaatsingen/"
                        + placement(dossier).id() + "'");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** On the hour, at ten: what people type has no seconds. */
    private Instant inDays(int days) {
        return at(monday().plusDays(days), LocalTime.of(10, 0));
    }

    private LocalDate monday() {
        return today().minusDays(today().getDayOfWeek().getValue() - 1L);
    }

    private Instant inHours(int hours) {
        return story.now().plus(Duration.ofHours(hours));
    }
}
