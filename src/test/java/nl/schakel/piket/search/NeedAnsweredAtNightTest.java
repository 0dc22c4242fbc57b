package nl.schakel.piket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.schakel.access.NotVisible;
import nl.schakel.piket.TrialNight;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Invented;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;

/** What the caller answers to the one question that decides a place is kept with the need. */
class NeedAnsweredAtNightTest extends ShelterCalledTest {

    @Test
    void oneMoreAnswerMakesAPlaceKnownAndKeepsWhatWasSaidBefore() {
        profiles.change(Invented.says(house, "huisdier", AcceptancePolicy.UITGESLOTEN, null), Invented.of(house));
        search.answer(call, "huisdier", Answered.UNKNOWN, night.first);
        assertThat(fit()).isEqualTo(Fit.ONBEKEND);

        search.answer(call, "huisdier", Answered.of("nee"), night.first);

        assertThat(fit()).as("where to live is still known too").isEqualTo(Fit.PAST);
        assertThat(codes()).contains("behoefte-aangevuld");
        assertThatThrownBy(() -> search.answer(call, "huisdier", Answered.of("misschien"), night.first))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> search.answer(call, "huisdier", Answered.of("ja"), night.officer))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whereThePersonMustNotBeIsAskedAndAnsweredInOneTap() {
        placements.need(placement(), Invented.easy("woonvorm", "mannen", "mijdgebied", "onbekend"), TrialNight.CARE);
        assertThat(question()).isEqualTo("mijdgebied");

        search.answer(call, "mijdgebied", Answered.of("nee"), night.first);

        assertThat(fit()).isEqualTo(Fit.PAST);
        assertThat(question()).isNull();
    }

    @Test
    void notHereKeepsThisMunicipalityOutAndTheNextOneBesideIt() {
        placements.need(placement(), Invented.easy("woonvorm", "mannen", "mijdgebied", "onbekend"), TrialNight.CARE);

        search.answer(call, "mijdgebied", Answered.of("GM0200"), night.first);
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
        assertThat(offered(bed)).isFalse();
        // of another page of the same call, which did not know yet
        search.answer(call, "mijdgebied", Answered.of("GM0228"), night.first);
        assertThat(fit()).as("what was said first is kept").isEqualTo(Fit.PAST_NIET);

        for (String stale : List.of("nee", "liever-niet", "onbekend")) {
            assertThatThrownBy(() -> search.answer(call, "mijdgebied", Answered.of(stale), night.first))
                    .as(stale)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(fit()).isEqualTo(Fit.PAST_NIET);
        assertThatThrownBy(() -> search.answer(call, "mijdgebied", Answered.of("GM9999"), night.first))
                .isInstanceOf(InvalidInput.class);
    }

    private String question() {
        return search.view(call, night.first).places().stream()
                .filter(place -> place.bed().id().equals(bed))
                .findFirst()
                .map(NightPlace::askCriterion)
                .orElse(null);
    }
}
