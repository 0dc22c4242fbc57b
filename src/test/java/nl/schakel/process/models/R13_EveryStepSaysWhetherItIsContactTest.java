package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/**
 * R13: in which steps somebody visits or calls the people involved, step by step, so that they wait while the police ask
 * for that. A step that is added has to be added here too, when it is one of these.
 */
class R13_EveryStepSaysWhetherItIsContactTest {

    private static final List<String> CONTACT = List.of(
            "meldcode meldcode-in-gesprek",
            "partnerstappen ondermijning-onderzoeken",
            "partnerstappen arbeidsuitbuiting-onderzoeken",
            "partnerstappen pga-starten",
            "partnerstappen zorgbehoefte-bespreken",
            "partnerstappen gebiedsteam-betrekken",
            "partnerstappen zorg-gaat-verder",
            "partnerstappen bestuur-gaat-verder",
            "regio zaak-ontvangen",
            "regio actie-uitvoeren");

    /** A request of the police never stops acute help, shelter or Veilig Thuis. */
    private static final Set<String> NEVER_WAIT = Set.of(
            "acute-hulp",
            "opvang-zoeken",
            "opvang-reis",
            "opvang-verblijf",
            "opvang-rondom",
            "piket-alarm",
            "piket-zoeken",
            "piket-bedzoeken");

    @Test
    void onlyTheseStepsWaitForThePolice() {
        List<String> waiting = steps("ja");

        assertThat(waiting).containsExactlyInAnyOrderElementsOf(CONTACT);
        assertThat(waiting)
                .noneMatch(step -> NEVER_WAIT.contains(step.split(" ")[0]) || step.endsWith("veilig-thuis-beoordelen"));
    }

    @Test
    void everyStepSaysIt() {
        long all = ModelFiles.processes().values().stream()
                .mapToLong(model -> model.getModelElementsByType(UserTask.class).size())
                .sum();

        assertThat(steps("ja").size() + steps("nee").size()).isEqualTo((int) all);
    }

    private static List<String> steps(String contact) {
        return ModelFiles.processes().entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(UserTask.class).stream()
                        .filter(task -> properties(task)
                                .anyMatch(property -> property.getCamundaName().equals("contact")
                                        && property.getCamundaValue().equals(contact)))
                        .map(task -> model.getKey() + " " + ModelFiles.stepOf(task.getId())))
                .toList();
    }

    private static Stream<CamundaProperty> properties(UserTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(all -> all.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream);
    }
}
