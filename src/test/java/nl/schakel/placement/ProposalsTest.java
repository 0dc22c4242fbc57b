package nl.schakel.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asking shelters: who is first, who is late, who says no, and what is kept of it. */
@SchakelTest
class ProposalsTest {

    private static final Viewer CARE = Invented.as(Invented.CARE);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Placements placements;

    @Autowired
    private Matching matching;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Holds holds;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Invented invented;
    private Invented.House first;
    private Invented.House second;
    private UUID firstBed;
    private UUID secondBed;
    private UUID search;

    @BeforeEach
    void invent() {
        invented = new Invented(beans);
        first = invented.house();
        second = invented.house();
        firstBed = invented.bed(first, 1);
        secondBed = invented.bed(second, 1);
        search = invented.placement();
        placements.need(search, Invented.easy(), CARE);
    }

    @Test
    void theFirstYesHoldsTheBedAndALateYesIsThankedAndLosesNothing() {
        List<Proposal> asked = ask(firstBed, secondBed);
        assertThat(asked).extracting(Proposal::bed).extracting(Bed::id).containsExactly(firstBed, secondBed);
        assertThat(placements.get(search).status()).isEqualTo(PlacementStatus.VOORGESTELD);

        HoldResult yes = proposals.accept(asked.get(1).id(), "Graag voor tien uur (fictief).", tonight(), of(second));
        HoldResult late = proposals.accept(asked.get(0).id(), null, tonight(), of(first));

        assertThat(yes).isInstanceOf(HoldResult.Held.class);
        assertThat(late)
                .isInstanceOfSatisfying(
                        HoldResult.NotFree.class,
                        answer -> assertThat(answer.reason()).contains("eerder").contains("blijft vrij"));
        assertThat(states(search)).containsExactly(ProposalState.INGETROKKEN, ProposalState.TOEGEZEGD);
        Placement now = placements.get(search);
        assertThat(now.status()).isEqualTo(PlacementStatus.TOEGEZEGD);
        assertThat(now.promise()).map(BedAllocation::bed).contains(secondBed);
        assertThat(holds.hold(invented.placement(), firstBed, tonight(), of(first)))
                .as("the bed of the late one is still free")
                .isInstanceOf(HoldResult.Held.class);
        assertThat(proposals.accept(asked.get(1).id(), null, tonight(), of(second)))
                .as("saying yes twice is saying yes, and nothing more happens")
                .isEqualTo(new HoldResult.Held(((HoldResult.Held) yes).promise(), List.of()));
    }

    @Test
    void aYesForABedThatWentToSomebodyElseIsAnsweredClearly() {
        List<Proposal> asked = ask(firstBed);
        UUID other = invented.placement();
        holds.hold(other, firstBed, tonight(), of(first));

        assertThat(proposals.accept(asked.get(0).id(), null, tonight(), of(first)))
                .isInstanceOf(HoldResult.Taken.class);
        assertThat(states(search)).as("nothing is lost").containsExactly(ProposalState.OPEN);
    }

    @Test
    void whoSaidNoIsNotAskedAgainForThisPerson() {
        List<Proposal> asked = ask(firstBed, secondBed);
        proposals.decline(asked.get(0).id(), DeclinedBy.OPVANG, "taal", "Geen tolk (fictief).", of(first));
        proposals.noAnswer(asked.get(1).id());

        assertThat(states(search)).containsExactly(ProposalState.AFGEWEZEN, ProposalState.GEEN_ANTWOORD);
        assertThat(fit(firstBed).fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(fit(firstBed).reasons().get(0).criterion()).isEqualTo("taal");
        assertThat(fit(secondBed).fit()).isEqualTo(Fit.PAST_NIET);
        assertThatThrownBy(() -> ask(firstBed)).isInstanceOf(InvalidInput.class);
        assertThat(refused()).containsExactlyInAnyOrder("opvang:taal", "geen-antwoord:null");
        assertThat(proposals.accept(asked.get(1).id(), null, tonight(), of(second)))
                .isInstanceOf(HoldResult.NotFree.class);

        UUID third = invented.bed(second, 1);
        assertThat(ask(third)).extracting(Proposal::round).containsExactly(2);
        assertThat(proposals.round(search)).hasSize(1);
        assertThat(proposals.all(search)).hasSize(3);
    }

    @Test
    void thePersonMayDeclineWhatTheShelterAccepted() {
        Proposal asked = ask(firstBed).get(0);
        proposals.accept(asked.id(), null, tonight(), of(first));
        proposals.decline(asked.id(), DeclinedBy.PERSOON, null, null, CARE);

        assertThat(placements.get(search).promise()).isEmpty();
        assertThat(placements.get(search).status()).isEqualTo(PlacementStatus.ZOEKT);
        assertThat(fit(firstBed).reasons().get(0).criterion()).isEqualTo("eigen-wens");
        assertThat(refused()).containsExactly("persoon:null");
    }

    /** What the shelter asked for and what the person said of it are two things, and both stay. */
    @Test
    void aWishForAnotherPlaceKeepsWhatTheShelterAskedFor() {
        Proposal asked = ask(firstBed).get(0);
        proposals.accept(asked.id(), "Graag voor tien uur (fictief).", tonight(), of(first));

        proposals.decline(asked.id(), DeclinedBy.PERSOON, null, "Te dichtbij (fictief).", CARE);

        assertThat(beans.getBean(PlacementReading.class).answers(search))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.whose()).isEqualTo(DeclinedBy.PERSOON);
                    assertThat(answer.condition()).isEqualTo("Graag voor tien uur (fictief).");
                    assertThat(answer.text()).isEqualTo("Te dichtbij (fictief).");
                });
    }

    @Test
    void aShelterSaysWhichCriterionItIsAbout() {
        Proposal asked = ask(firstBed).get(0);
        assertThatThrownBy(() -> proposals.decline(asked.id(), DeclinedBy.OPVANG, null, "nee", of(first)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> proposals.decline(asked.id(), DeclinedBy.OPVANG, "bestaat-niet", null, of(first)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> proposals.decline(asked.id(), DeclinedBy.OPVANG, "taal", null, of(second)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aBedThatDoesNotFitIsNotAsked() {
        profiles.change(Invented.says(first, "huisdier", AcceptancePolicy.UITGESLOTEN, null), of(first));
        placements.need(search, Invented.easy("huisdier", "ja"), CARE);

        assertThatThrownBy(() -> ask(firstBed))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("past-niet"));
        assertThat(proposals.round(search)).isEmpty();

        ask(secondBed);
        assertThat(refused()).as("kept out before anybody was asked").contains("toets:huisdier");
    }

    @Test
    void onlyComenshaPlacesInTheNationalPlaces() {
        Invented.House national = invented.house(ShelterKind.COSM, "vrouwen", 3, "GM0200");
        UUID room = invented.bed(national, 1);
        assertThatThrownBy(() -> ask(room))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("alleen-comensha"));
        assertThat(proposals.propose(search, List.of(room), "cosm", null, Viewer.SYSTEM))
                .hasSize(1);
    }

    @Test
    void theExplanationIsKeptAsItWasThen() {
        Proposal asked = ask(firstBed).get(0);
        profiles.change(Invented.says(first, "taal", AcceptancePolicy.UITGESLOTEN, null), of(first));
        placements.need(search, Invented.easy("taal", "ja"), CARE);

        assertThat(fit(firstBed).fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(proposals.get(asked.id()).fitThen().fit()).isEqualTo(Fit.PAST);
    }

    @Test
    void strangersCannotAskAnswerOrTellThatASearchExists() {
        Viewer elsewhere = Invented.as(GroupId.parse("zorgcoordinator@elders"));
        assertThatThrownBy(() -> proposals.propose(search, List.of(firstBed), "opvang", null, elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> proposals.propose(UUID.randomUUID(), List.of(firstBed), "opvang", null, elsewhere))
                .isInstanceOf(NotVisible.class);
        Proposal asked = ask(firstBed).get(0);
        assertThatThrownBy(() -> proposals.accept(asked.id(), null, tonight(), of(second)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> placements.need(search, Invented.easy(), of(first)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theEndGivesBackWhatWasAskedAndPromised() {
        Proposal asked = ask(firstBed).get(0);
        proposals.accept(asked.id(), null, tonight(), of(first));

        placements.end(search, PlacementOutcome.WIL_GEEN_OPVANG, null);
        placements.end(search, PlacementOutcome.GEEN_PLEK, null);

        assertThat(placements.get(search).status()).isEqualTo(PlacementStatus.BEEINDIGD);
        assertThat(holds.hold(invented.placement(), firstBed, tonight(), of(first)))
                .isInstanceOf(HoldResult.Held.class);
        UUID dossier = placements.get(search).dossier();
        assertThat(placements.openOf(dossier)).isEmpty();
        assertThat(placements.latestOf(dossier)).contains(search);
        assertThat(jdbc.sql("select outcome from schakel.placement where id = ?")
                        .param(search)
                        .query(String.class)
                        .single())
                .isEqualTo("wil-geen-opvang");
    }

    private List<Proposal> ask(UUID... beds) {
        return proposals.propose(search, List.of(beds), "opvang", null, CARE);
    }

    private static Viewer of(Invented.House house) {
        return Invented.of(house);
    }

    private Instant tonight() {
        return clock.instant().plus(Duration.ofHours(8));
    }

    private List<ProposalState> states(UUID placement) {
        return proposals.all(placement).stream().map(Proposal::state).toList();
    }

    private BedFit fit(UUID bed) {
        return matching.match(search).beds().stream()
                .filter(one -> one.bed().id().equals(bed))
                .findFirst()
                .orElseThrow();
    }

    private List<String> refused() {
        return jdbc.sql("select r.whose || ':' || coalesce(r.criterion, 'null') from schakel.refusal r"
                        + " where r.placement = ? and r.organisation in (?, ?)")
                .params(search, first.shelter(), second.shelter())
                .query(String.class)
                .list();
    }
}
