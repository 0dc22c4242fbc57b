package nl.schakel.process.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.support.Coded;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a chain director can choose from in the models that come with the application. */
class ModelCatalogueTest {

    private static final ModelBundle BUNDLE =
            ModelBundle.of(ShippedBundle.whole().bytes());
    private static final ModelCatalogue CATALOGUE = new ModelCatalogue(ShippedBundle.operations());

    static Stream<String> models() {
        return BUNDLE.models().stream().map(model -> model.file());
    }

    private static ModelChoices in(String model) {
        return CATALOGUE.of(BUNDLE, model).orElseThrow();
    }

    @Test
    void whoDoesAStepIsChosenByRole() {
        List<ModelChoices.Owner> owners = in("regio.bpmn").owners();

        assertThat(owners)
                .contains(new ModelChoices.Owner(
                        "veiligthuis", "Veilig Thuis", "${eigenaar.van(gemeente,'veiligthuis')}"))
                .contains(new ModelChoices.Owner(
                        "gebiedsteam", "gebiedsteam", "${eigenaar.voor(execution,'gebiedsteam')}"))
                .contains(new ModelChoices.Owner("wmo", "gemeente (Wmo)", "${eigenaar.wmo(gemeente)}"));
        assertThat(owners).extracting(ModelChoices.Owner::role).doesNotContain("beheer", "fg", "kabouter");
        assertThat(owners).extracting(ModelChoices.Owner::words).doesNotHaveDuplicates();
    }

    @Test
    void theAnswerToAQuestionCanSteerAnArrow() {
        ModelChoices.Question minor = in("regio.bpmn").questions().stream()
                .filter(question -> question.key().equals("minderjarig"))
                .findFirst()
                .orElseThrow();

        assertThat(minor.several()).isFalse();
        assertThat(minor.label()).isEqualTo("Is er iemand jonger dan 18 jaar bij betrokken?");
        assertThat(minor.answers())
                .extracting(ModelChoices.ChosenAnswer::code)
                .contains("ja", "twijfel", "nee", "onbekend");
    }

    @Test
    void aDeedIsOfferedWhereACaseKnowsWhatItNeeds() {
        assertThat(in("regio.bpmn").deeds())
                .contains(new ModelChoices.Deed(
                        "melder.informeren",
                        "${melder.informeren(zaak,'{1}')}",
                        List.of(new ModelChoices.Pick(
                                "FeedbackKind",
                                Stream.of(FeedbackKind.values())
                                        .map(Coded::code)
                                        .toList())),
                        null));
        assertThat(in("regio.bpmn").deeds())
                .extracting(ModelChoices.Deed::operation)
                .doesNotContain("piket.overdrachtMaken", "plaatsing.vrijgeven");
        assertThat(in("piket-bedzoeken.bpmn").deeds())
                .extracting(ModelChoices.Deed::operation)
                .contains("piket.overdrachtMaken");
    }

    @Test
    void whatAnArrowAsksAlreadyIsNamedAsTheModelNamesIt() {
        assertThat(in("regio.bpmn").conditions())
                .contains(new ModelChoices.Condition("Zijn er acties? ja", "${acties.aantal(zaak) > 0}"));
    }

    /** Nobody has to keep what the editor cannot say: each owner and deed of a shipped model is one that it offers. */
    @ParameterizedTest
    @MethodSource("models")
    void everythingThatStandsInAModelCanBeChosenThere(String model) {
        ModelChoices choices = in(model);
        BundleModel shipped = BUNDLE.models().stream()
                .filter(one -> one.file().equals(model))
                .findFirst()
                .orElseThrow();
        shipped.tasks()
                .forEach(task -> assertThat(choices.owners())
                        .as(task.getId())
                        .extracting(ModelChoices.Owner::expression)
                        .contains(task.getCamundaCandidateGroups()));
        shipped.all(ServiceTask.class)
                .forEach(task -> assertThat(choices.deeds())
                        .as(task.getId())
                        .anyMatch(deed -> says(deed, task.getCamundaExpression())));
        Stream.of(
                        choices.owners().stream().map(ModelChoices.Owner::expression),
                        choices.deeds().stream().map(ModelChoices.Deed::expression),
                        choices.conditions().stream().map(ModelChoices.Condition::expression),
                        choices.waits().stream().map(ModelChoices.Condition::expression))
                .flatMap(each -> each)
                .forEach(text -> assertThat(ModelExpression.of(text)).as(text).isPresent());
    }

    @Test
    void aTableIsCalledAsItCallsItself() {
        assertThat(in("meldroute.bpmn").tables())
                .contains(new ModelChoices.Table("urgentie", "Urgentie bepalen", "urgentie"));
    }

    /** Whether an expression is this deed, with some code of the list at each pick. */
    private static boolean says(ModelChoices.Deed deed, String expression) {
        List<String> texts = List.of(deed.expression());
        for (int pick = 0; pick < deed.picks().size(); pick++) {
            String place = "{" + (pick + 1) + "}";
            List<String> codes = deed.picks().get(pick).codes();
            texts = texts.stream()
                    .flatMap(text -> codes.stream().map(code -> text.replace(place, code)))
                    .toList();
        }
        return texts.contains(expression);
    }

    @Test
    void aModelThatIsNotThereHasNoChoices() {
        assertThat(CATALOGUE.of(BUNDLE, "kabouter.bpmn")).isEmpty();
    }
}
