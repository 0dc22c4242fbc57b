package nl.schakel.piket.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.CallReading;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.AttemptResult;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.SearchNotesService;
import nl.schakel.piket.search.ShelterCalledTest;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Proposal;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The night ends when the care coordinator has accepted the handover, and not before. */
class HandoverTest extends ShelterCalledTest {

    @Autowired
    private Handovers handovers;

    @Autowired
    private CallReading reading;

    @Autowired
    private SearchNotesService notes;

    @Autowired
    private Holds holds;

    @BeforeEach
    void anotherOneRefused() {
        UUID refusing = night.invented.bed(night.house(), 1);
        search.attempt(
                        call,
                        new NewAttempt(UUID.randomUUID(), refusing, null, AttemptOutcome.NEE, "huisdier", null),
                        night.first)
                .result();
    }

    @Test
    void theDocumentTellsTheNight() {
        Proposal asked = search.ask(call, List.of(bed), UUID.randomUUID(), night.first)
                .result()
                .get(0);
        calls.follow(proposals
                .accept(
                        asked.id(),
                        "wel voor middernacht (fictief)",
                        clock.instant().plus(Duration.ofHours(8)),
                        Invented.of(house))
                .happened());
        notes.save(call, "gaat met de taxi (fictief)", 0, night.first);

        handovers.make(call, Viewer.SYSTEM).result();
        HandoverDoc.Night told = handovers.document(call, TrialNight.CARE).night();

        assertThat(told.callBack()).contains("meldkamer");
        assertThat(told.situation()).contains("slaapplek");
        assertThat(told.notes()).isEqualTo("gaat met de taxi (fictief)");
        assertThat(told.tried()).extracting(HandoverDoc.Tried::outcome).containsExactly("nee", "toegezegd");
        assertThat(told.place().bed()).isEqualTo(bed);
        assertThat(told.place().state()).isEqualTo("held");
        assertThat(told.place().conditions()).contains("wel voor middernacht (fictief)");
        assertThat(told.promises()).extracting(HandoverDoc.Open::what).containsExactly("vastgehouden");
        assertThat(told.timeline()).extracting(CallEvent::code).contains("gebeld-nee", "plek", "overdracht");
    }

    @Test
    void whoAskedToBeCalledAgainIsAnOpenPromise() {
        search.attempt(
                        call,
                        new NewAttempt(UUID.randomUUID(), bed, null, AttemptOutcome.LATER, null, null),
                        night.first)
                .result();
        UUID other = night.invented.bed(night.house(), 1);
        search.ask(call, List.of(other), UUID.randomUUID(), night.first).result();

        handovers.make(call, night.first).result();

        assertThat(handovers.document(call, night.first).night().promises())
                .extracting(HandoverDoc.Open::what)
                .containsExactlyInAnyOrder("terugbellen", "gevraagd");
    }

    @Test
    void untilItIsAcceptedTheNightIsTheCoordinatorsAndTheDocumentTellsHowItIsNow() {
        UUID id = handovers.make(call, night.first).result();
        assertThat(handovers.make(call, Viewer.SYSTEM).result())
                .as("one document")
                .isEqualTo(id);
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(calls.get(call).holder()).isEqualTo(night.first.personId());
        assertThat(handovers.document(call, TrialNight.CARE).night().place()).isNull();

        search.attempt(call, new NewAttempt(UUID.randomUUID(), bed, null, AttemptOutcome.JA, null, null), night.first)
                .result();

        assertThat(handovers.document(call, TrialNight.CARE).night().place().bed())
                .isEqualTo(bed);
        assertThat(calls.get(call).status()).as("still offered").isEqualTo(CallStatus.OVERDRACHT);
    }

    @Test
    void laidReadyBeforeAnybodyHasItTheCallStillWaitsAndTheDocumentStays() {
        UUID waiting = night.call();
        handovers.make(waiting, Viewer.SYSTEM).result();
        assertThat(calls.search(calls.get(waiting))).isEqualTo(CallStatus.ALARM);

        // it was the call that somebody has already: that somebody has it now
        calls.join(call, waiting, night.first);

        assertThat(calls.get(waiting).holder()).isEqualTo(night.first.personId());
        assertThat(calls.get(waiting).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(calls.search(calls.get(waiting))).isEqualTo(CallStatus.AANGENOMEN);
        assertThat(calls.search(calls.get(call))).isEqualTo(CallStatus.SAMENGEVOEGD);
        assertThat(handovers.document(waiting, TrialNight.CARE).state()).isEqualTo(HandoverState.AANGEBODEN);
    }

    @Test
    void acceptedItStaysAsItWas() {
        AttemptResult held = search.attempt(
                        call, new NewAttempt(UUID.randomUUID(), bed, null, AttemptOutcome.JA, null, null), night.first)
                .result();
        handovers.make(call, Viewer.SYSTEM).result();

        handovers.accept(call, "dank, goed gedaan", TrialNight.CARE);
        handovers.accept(call, "dank, goed gedaan", TrialNight.CARE);

        holds.arrive(((AttemptResult.Held) held).promise().id(), Viewer.SYSTEM);
        HandoverDoc document = handovers.document(call, TrialNight.CARE);
        assertThat(document.state()).isEqualTo(HandoverState.AANGENOMEN);
        assertThat(document.acceptedBy()).isEqualTo(TrialNight.CARE.personId());
        assertThat(document.night().place().state()).isEqualTo("held");
        assertThat(document.talk())
                .singleElement()
                .satisfies(said -> assertThat(said.text()).isEqualTo("dank, goed gedaan"));
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERGEDRAGEN);
        assertThat(calls.timeline(call)).extracting(CallEvent::code).containsOnlyOnce("overgedragen");
        assertThatThrownBy(() -> handovers.document(call, night.first))
                .as("the night is over for who searched")
                .isInstanceOf(NotVisible.class);
        assertThat(calls.get(call, night.first).status()).isEqualTo(CallStatus.OVERGEDRAGEN);
    }

    @Test
    void theCareCoordinatorAsksFirstAndTheCoordinatorAnswers() {
        handovers.make(call, Viewer.SYSTEM).result();
        handovers.ask(call, "Wie haalt haar op?", TrialNight.CARE);
        handovers.ask(call, "Wie haalt haar op?", TrialNight.CARE);
        assertThat(handovers.document(call, night.first).state()).isEqualTo(HandoverState.VRAAG);

        handovers.complete(call, "De taxi van 10 uur.", night.first);

        HandoverDoc document = handovers.document(call, TrialNight.CARE);
        assertThat(document.state()).isEqualTo(HandoverState.AANGEBODEN);
        assertThat(document.talk())
                .extracting(HandoverDoc.HandoverRemark::code, HandoverDoc.HandoverRemark::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("vraag", "Wie haalt haar op?"),
                        org.assertj.core.groups.Tuple.tuple("antwoord", "De taxi van 10 uur."));
        assertThatThrownBy(() -> handovers.ask(call, " ", TrialNight.CARE)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void beforeItIsOfferedTheCareCoordinatorSeesTheCallAndNotTheNight() {
        assertThat(calls.get(call, TrialNight.CARE)).isNotNull();
        assertThatThrownBy(() -> handovers.document(call, TrialNight.CARE)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> handovers.accept(call, null, TrialNight.CARE)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> reading.of(call, TrialNight.CARE)).isInstanceOf(NotVisible.class);

        handovers.make(call, Viewer.SYSTEM).result();
        assertThat(reading.of(call, TrialNight.CARE).situation()).contains("slaapplek");
        assertThat(calls.open(TrialNight.CARE)).extracting(Call::id).contains(call);
    }

    @Test
    void nobodyHandsOverToThemselvesAndOutsidersSeeNothing() {
        calls.takeOver(call, night.director);
        handovers.make(call, night.director).result();

        assertThatThrownBy(() -> handovers.accept(call, null, night.director)).isInstanceOf(InvalidInput.class);
        Viewer elsewhere = Invented.as(GroupId.parse("zorgcoordinator@zorg-elders"));
        for (Viewer other : List.of(night.officer, night.second, elsewhere, Invented.of(house))) {
            assertThatThrownBy(() -> handovers.accept(call, null, other)).isInstanceOf(NotVisible.class);
        }
        for (Viewer other : List.of(night.officer, elsewhere, Invented.of(house))) {
            assertThatThrownBy(() -> handovers.document(call, other)).isInstanceOf(NotVisible.class);
        }
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERDRACHT);
    }

    @Test
    void nothingOfItCanBeReadInTheDatabase() {
        handovers.make(call, Viewer.SYSTEM).result();
        handovers.accept(call, "geheim woord", TrialNight.CARE);

        String stored = jdbc.sql("select h::text || (select string_agg(s::text, '') from schakel.night_handover_said s"
                        + " where s.handover = h.id) from schakel.night_handover h where call = ?")
                .param(call)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("slaapplek").doesNotContain("geheim");
    }
}
