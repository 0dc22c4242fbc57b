package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialNight;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Placements;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the caller answers to the one question that decides a place is kept with the need. */
class NeedAnsweredAtNightTest extends ShelterCalledTest {

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void oneMoreAnswerMakesAPlaceKnownAndKeepsWhatWasSaidBefore() {
        profiles.change(Invented.says(house, "huisdier", AcceptancePolicy.UITGESLOTEN, null), Invented.of(house));
        search.answer(call, "huisdier", Answered.UNKNOWN, asItStands(), night.first);
        assertThat(fit()).isEqualTo(Fit.ONBEKEND);

        search.answer(call, "huisdier", Answered.of("nee"), Answered.UNKNOWN, night.first);

        assertThat(fit()).as("where to live is still known too").isEqualTo(Fit.PAST);
        assertThat(codes()).contains("behoefte-aangevuld");
        assertThatThrownBy(
                        () -> search.answer(call, "huisdier", Answered.of("misschien"), Answered.UNKNOWN, night.first))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> search.answer(call, "huisdier", Answered.of("ja"), Answered.UNKNOWN, night.officer))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whereThePersonMustNotBeIsAskedAndAnsweredInOneTap() {
        placements.need(placement(), Invented.easy("woonvorm", "mannen", "mijdgebied", "onbekend"), TrialNight.CARE);
        assertThat(question()).isEqualTo("mijdgebied");

        search.answer(call, "mijdgebied", Answered.of("nee"), Answered.UNKNOWN, night.first);

        assertThat(fit()).isEqualTo(Fit.PAST);
        assertThat(question()).isNull();
    }

    @Test
    void notHereKeepsThisMunicipalityOutAndTheNextOneBesideIt() {
        placements.need(placement(), Invented.easy("woonvorm", "mannen", "mijdgebied", "onbekend"), TrialNight.CARE);

        search.answer(call, "mijdgebied", Answered.of("GM0200"), Answered.UNKNOWN, night.first);
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(offered(bed)).isFalse();
        // of another page of the same call, which did not know yet
        search.answer(call, "mijdgebied", Answered.of("GM0228"), Answered.UNKNOWN, night.first);
        assertThat(fit()).as("what was said first is kept").isEqualTo(Fit.PAST_NIET);

        for (String stale : List.of("nee", "liever-niet", "onbekend")) {
            assertThatThrownBy(
                            () -> search.answer(call, "mijdgebied", Answered.of(stale), Answered.UNKNOWN, night.first))
                    .as(stale)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
        assertThatThrownBy(
                        () -> search.answer(call, "mijdgebied", Answered.of("GM9999"), Answered.UNKNOWN, night.first))
                .isInstanceOf(InvalidInput.class);
    }

    /** Two coordinators ask the same question at once: the second hears who was first, and nothing is overwritten. */
    @RepeatedTest(3)
    void ofTwoWhoAnswerAtOnceOneCountsAndTheOtherHearsWho() throws Exception {
        search.answer(call, "huisdier", Answered.UNKNOWN, asItStands(), night.first);

        List<Object> results = TrialNight.atOnce(List.of(
                () -> answered(Answered.of("ja"), night.first), () -> answered(Answered.of("nee"), night.second)));

        assertThat(results).containsOnlyOnce("kept");
        String first = results.get(0).equals("kept") ? "ja" : "nee";
        assertThat(placements.standing(placement(), "huisdier"))
                .hasValueSatisfying(one -> assertThat(one.answer()).isEqualTo(Answered.of(first)));
        Viewer late = first.equals("ja") ? night.second : night.first;
        String name = results.stream()
                .filter(one -> !one.equals("kept"))
                .findFirst()
                .orElseThrow()
                .toString();
        assertThat(name).isNotBlank();

        // who saw what stands may still correct it
        search.answer(call, "huisdier", Answered.of("liever-niet"), Answered.of(first), late);
        assertThat(placements.standing(placement(), "huisdier"))
                .hasValueSatisfying(one -> assertThat(one.by()).isEqualTo(late.personId()));
    }

    private Answered asItStands() {
        return placements
                .standing(placement(), "huisdier")
                .map(Placements.Standing::answer)
                .orElse(Answered.UNKNOWN);
    }

    private Object answered(Answered answer, Viewer viewer) {
        try {
            return transaction.execute(status -> {
                search.answer(call, "huisdier", answer, Answered.UNKNOWN, viewer);
                return "kept";
            });
        } catch (AnsweredBefore other) {
            return other.by();
        }
    }

    private String question() {
        return search.view(call, night.first).places().stream()
                .filter(place -> place.bed().id().equals(bed))
                .findFirst()
                .map(NightPlace::askCriterion)
                .orElse(null);
    }
}
