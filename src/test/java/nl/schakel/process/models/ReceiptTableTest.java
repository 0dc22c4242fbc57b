package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.junit.jupiter.api.Test;

/** Who begins at receipt, beside the triage: a minor does not wait (Directive 2011/36/EU, article 13). */
class ReceiptTableTest {

    private static final DmnDecision RECEIPT = ModelFiles.decision("ontvangst");

    @Test
    void aMinorGoesToVeiligThuisAtOnceAlsoWhenTheReporterDoubts() {
        assertThat(routes("", "ja")).containsExactly("veiligthuis");
        assertThat(routes("arbeid", "twijfel")).containsExactly("veiligthuis");
    }

    @Test
    void thePoliceHearAtTheSameTimeOfSexualExploitationOfAMinor() {
        assertThat(routes("arbeid,seksueel", "ja")).containsExactlyInAnyOrder("veiligthuis", "tmm");
    }

    @Test
    void whatWasNotAskedOrIsUnknownWaitsForTheTriage() {
        assertThat(routes("seksueel", null)).isEmpty();
        assertThat(routes("seksueel", "onbekend")).isEmpty();
        assertThat(routes("seksueel", "nee")).isEmpty();
    }

    private static List<Object> routes(String forms, String minor) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("vormen", forms);
        answers.put("minderjarig", minor);
        return ModelFiles.decide(RECEIPT, answers).collectEntries("route");
    }
}
