package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of domain.md, process 1 step 4, asked of the table that a chain director reads. */
class RoutingTableTest {

    private static final DmnDecision ROUTING = ModelFiles.decision("routering");
    private static final List<String> ANSWERS = List.of("ja", "nee", "onbekend");
    private static final List<String> QUESTIONS =
            List.of("persoon", "persoonBekend", "locatie", "dader", "daderRelatie", "minderjarig", "acuut", "meldcode");

    @Test
    void placeOrOffenderGoesToTheUnderminingCoordinatorAlsoBesideAPerson() {
        assertThat(routes("seksueel", Map.of("locatie", "ja", "persoon", "ja")))
                .contains("ondermijning", "procesregisseur");
        assertThat(routes("seksueel", Map.of("dader", "ja"))).contains("ondermijning", "tmm");
    }

    @Test
    void everyVictimGetsAnOwnPlanAndCare() {
        assertThat(routes("seksueel", Map.of("persoon", "ja")))
                .contains("procesregisseur", "zorgcoordinator")
                .doesNotContain("uitzoeken");
    }

    /** A plan for a street helps nobody: what is unknown is found out first, and care looks along. */
    @Test
    void whetherThereIsAPersonIsFoundOutBeforeAnybodyMakesAPlan() {
        assertThat(routes("seksueel", Map.of("persoon", "onbekend", "locatie", "ja")))
                .contains("uitzoeken", "zorgcoordinator", "ondermijning")
                .doesNotContain("procesregisseur");
        assertThat(routes("seksueel", Map.of("persoon", "nee", "locatie", "ja")))
                .containsExactly("ondermijning");
    }

    /** Need to know: an offender in the family is no matter of organised crime. */
    @Test
    void anOffenderInTheFamilyGoesToPoliceAndVeiligThuis() {
        assertThat(routes("seksueel", Map.of("persoon", "ja", "dader", "ja", "daderRelatie", "gezin")))
                .contains("tmm", "veiligthuis")
                .doesNotContain("ondermijning");
        assertThat(routes("seksueel", Map.of("persoon", "ja", "dader", "ja", "daderRelatie", "onbekend")))
                .contains("tmm", "ondermijning");
        assertThat(routes("seksueel", Map.of("locatie", "ja", "dader", "ja", "daderRelatie", "gezin")))
                .as("a place stays a matter of route A")
                .contains("ondermijning");
    }

    /** B 6.2.1: what came straight to the region, the region divides; who is asked there, it decides at its table. */
    @Test
    void whatCameStraightToTheRegionStartsNothingAtTheMunicipality() {
        Map<String, Object> straight = new HashMap<>();
        QUESTIONS.forEach(question -> straight.put(question, "onbekend"));
        straight.put("beoordelaar", "regio");
        assertThat(routes("onbekend", straight)).containsExactly("uitzoeken", "zorgcoordinator");

        everyCombination(List.of("persoon", "persoonBekend", "locatie", "dader"), answers -> {
            answers.put("beoordelaar", "regio");
            assertThat(routes("seksueel", answers))
                    .as("%s", answers)
                    .isNotEmpty()
                    .doesNotContain("ondermijning", "procesregisseur", "gebiedsteam");
        });
    }

    @Test
    void whatCameStraightToTheRegionStillGoesToWhoeverItConcernsThere() {
        Map<String, String> report =
                Map.of("beoordelaar", "regio", "persoon", "ja", "minderjarig", "ja", "acuut", "ja", "meldcode", "ja");

        assertThat(routes("arbeid", report)).contains("nla", "tmm", "zorgcoordinator", "veiligthuis", "meldcode");
    }

    /** Also a tip of Meld Misdaad Anoniem: the table does not ask how a signal came in. */
    @Test
    void labourGoesToTheInspectorateHoweverItCameIn() {
        everyCombination(
                List.of("persoon", "locatie", "dader"),
                answers -> assertThat(routes("arbeid", answers)).contains("nla"));
    }

    @Test
    void policeAndInspectorateConferAboutLabourWithoutAKnownOffender() {
        assertThat(routes("arbeid", Map.of("dader", "onbekend"))).contains("tmm", "nla");
        assertThat(routes("arbeid", Map.of("dader", "nee"))).contains("nla").doesNotContain("tmm");
    }

    @Test
    void areaTeamJoinsOnlyForAPersonItKnows() {
        assertThat(routes("arbeid", Map.of("persoon", "ja", "persoonBekend", "ja")))
                .contains("gebiedsteam");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "persoonBekend", "nee")))
                .doesNotContain("gebiedsteam");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "persoonBekend", "onbekend")))
                .doesNotContain("gebiedsteam")
                .contains("uitzoeken");
    }

    @Test
    void labourExploitationGoesToTheInspectorateAmongOtherForms() {
        assertThat(routes("seksueel,arbeid,onbekend", Map.of())).contains("nla");
        assertThat(routes("seksueel,crimineel", Map.of())).doesNotContain("nla");
    }

    /** Directive (EU) 2024/1712: these are forms of trafficking, so a suspicion of a crime. */
    @Test
    void surrogacyForcedMarriageAndIllegalAdoptionGoToThePolice() {
        for (String form : List.of("draagmoederschap", "gedwongen-huwelijk", "illegale-adoptie")) {
            assertThat(routes(form, Map.of())).as(form).contains("tmm");
        }
        assertThat(routes("gedwongen-huwelijk", Map.of())).contains("veiligthuis");
        assertThat(routes("illegale-adoptie", Map.of())).contains("veiligthuis");
        assertThat(routes("draagmoederschap", Map.of())).doesNotContain("nla");
    }

    @Test
    void someoneAlwaysLooks() {
        everyCombination(
                List.of("persoon", "locatie", "dader"),
                answers -> assertThat(routes("seksueel", answers))
                        .as("%s", answers)
                        .isNotEmpty());
    }

    @Test
    void minorAlwaysGoesToVeiligThuisWhateverElseIsKnown() {
        everyCombination(List.of("persoon", "acuut", "meldcode"), answers -> {
            answers.put("minderjarig", "ja");
            assertThat(routes("seksueel", answers)).as("%s", answers).contains("veiligthuis");
        });
    }

    @Test
    void personOfUnknownAgeIsProtectedAsAMinor() {
        assertThat(routes("seksueel", Map.of("minderjarig", "twijfel"))).contains("veiligthuis", "tmm");
        assertThat(routes("seksueel", Map.of("persoon", "ja", "minderjarig", "onbekend")))
                .contains("veiligthuis", "tmm");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "minderjarig", "onbekend")))
                .contains("veiligthuis");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "minderjarig", "nee")))
                .doesNotContain("veiligthuis");
    }

    @Test
    void personForcedIntoCrimeIsAVictimFirst() {
        assertThat(routes("crimineel", Map.of())).contains("zorgcoordinator");
    }

    @Test
    void immediateDangerGoesToPoliceAndCare() {
        assertThat(routes("onbekend", Map.of("acuut", "ja"))).contains("tmm", "zorgcoordinator");
    }

    @Test
    void meldcodeNeedsAPersonAndIsOnlyLeftOutWhenItSurelyDoesNotHold() {
        assertThat(routes("arbeid", Map.of("persoon", "ja", "meldcode", "ja"))).contains("meldcode");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "meldcode", "onbekend")))
                .contains("meldcode");
        assertThat(routes("arbeid", Map.of("persoon", "ja", "meldcode", "nee"))).doesNotContain("meldcode");
        assertThat(routes("arbeid", Map.of("locatie", "ja", "meldcode", "ja")))
                .contains("ondermijning")
                .doesNotContain("meldcode");
    }

    /** R11: for each question "onbekend" leads to somebody who finds out, it is never read as "nee". */
    @ParameterizedTest
    @ValueSource(strings = {"persoon", "persoonBekend", "locatie", "dader", "minderjarig", "acuut", "meldcode"})
    void unknownIsNeverSilentlyNo(String question) {
        Map<String, Object> base = new HashMap<>();
        // a location signal with all the rest answered "nee": the route of a "nee" is ondermijning alone
        QUESTIONS.forEach(q -> base.put(q, "nee"));
        base.put("locatie", "ja");
        if (question.equals("locatie")) {
            base.put("dader", "ja");
        }
        if (question.equals("persoonBekend") || question.equals("meldcode")) {
            base.put("persoon", "ja");
        }
        base.put(question, "onbekend");
        assertThat(rules("arbeid", base))
                .as("a rule of the table names what happens when %s is unknown", question)
                .anyMatch(rule -> rule.contains("Onbekend") || rule.contains("Persoon"));
    }

    @Test
    void answersNobodyGaveStillFindSomeone() {
        Map<String, Object> none = new HashMap<>();
        QUESTIONS.forEach(question -> none.put(question, null));
        none.put("vormen", null);
        none.put("beoordelaar", null);
        assertThat(ask(none)).isNotEmpty();
    }

    private static Set<String> routes(String forms, Map<String, ?> given) {
        Map<String, Object> answers = new HashMap<>();
        QUESTIONS.forEach(question -> answers.put(question, "nee"));
        answers.put("beoordelaar", "aandachtsfunctionaris");
        answers.putAll(given);
        answers.put("vormen", forms);
        return ask(answers);
    }

    private static Set<String> ask(Map<String, Object> answers) {
        Set<String> routes = new TreeSet<>();
        ModelFiles.decide(ROUTING, answers).collectEntries("route").forEach(route -> routes.add((String) route));
        return routes;
    }

    private static List<String> rules(String forms, Map<String, Object> answers) {
        answers.put("vormen", forms);
        return ModelFiles.matchedRules("routering", answers);
    }

    private static void everyCombination(List<String> questions, Consumer<Map<String, Object>> check) {
        List<Map<String, Object>> all = List.of(new HashMap<>());
        for (String question : questions) {
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> answers : all) {
                for (String answer : ANSWERS) {
                    Map<String, Object> more = new HashMap<>(answers);
                    more.put(question, answer);
                    next.add(more);
                }
            }
            all = next;
        }
        all.forEach(check);
    }
}
