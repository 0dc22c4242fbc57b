package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R14: closing premises or a raid has an answer to "who cares for the people there?" before it is chosen. */
@SchakelTest
class R14_EnforcementNeverAheadOfCareTest {

    @Autowired
    private Story story;

    private UUID place() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("locatie", "ja"));
        return dossier;
    }

    private void measures(UUID dossier, List<String> chosen, String care) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("bevinding", "aanwijzingen", "riec", "nee", "maatregelen", chosen));
        if (care != null) {
            answers.put("zorgVoorMensen", care);
        }
        story.does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", answers);
    }

    @Test
    void aRaidOrAClosureNeedsAnAnswer() {
        for (String measure : List.of("sluiting", "controle")) {
            UUID dossier = place();

            assertThatThrownBy(() -> measures(dossier, List.of(measure), null))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.errors())
                                    .extracting("field", "code")
                                    .containsExactly(
                                            org.assertj.core.groups.Tuple.tuple("zorgVoorMensen", "verplicht")));
            assertThatThrownBy(() -> measures(dossier, List.of(measure), "nog-niet"))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.errors())
                                    .extracting("code")
                                    .containsExactly("zorg-eerst"));
            assertThat(story.steps(dossier)).contains("ondermijning-onderzoeken");
        }
    }

    @Test
    void onceThatIsAgreedItGoesOn() {
        UUID dossier = place();

        measures(dossier, List.of("brp", "sluiting"), "afgesproken");

        assertThat(story.steps(dossier)).doesNotContain("ondermijning-onderzoeken");
    }

    @Test
    void otherMeasuresAskNothing() {
        UUID dossier = place();

        measures(dossier, List.of("vergunning-intrekken", "terugvordering"), null);

        assertThat(story.steps(dossier)).doesNotContain("ondermijning-onderzoeken");
    }
}
