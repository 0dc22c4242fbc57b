package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/**
 * R7: what each step opens, from whom it hides the dossier and whose own it is, step by step. A step that is added or
 * changed has to be added here too, so that nobody opens more by accident.
 */
class R07_EveryStepSaysWhatItOpensTest {

    /** Model, step, {@code inzage}, {@code verborgenVoor}, {@code eigen}. */
    private static final String AGREED = """
            aankomst-nabevestigen aankomst-bevestigen volledig - -
            acute-hulp acuut-politie volledig - -
            acute-hulp acuut-zorg volledig - -
            meldcode meldcode-signalen-in-kaart volledig melder melder
            meldcode meldcode-overleggen volledig melder melder
            meldcode meldcode-in-gesprek volledig melder melder
            meldcode meldcode-ernst-wegen volledig melder melder
            meldcode meldcode-beslissen volledig melder melder
            meldcode meldcode-bewaken volledig - -
            meldroute signaal-beoordelen volledig - -
            noodtoegang noodtoegang-beoordelen vraag - -
            opvang-reis vertrek-bevestigen volledig - dienst
            opvang-reis aankomst-bevestigen volledig - -
            opvang-reis niet-aangekomen volledig - dienst
            opvang-reis vermiste-zoeken volledig - -
            opvang-rondom regelingen-treffen volledig - -
            opvang-rondom bedenktijd-voorbij volledig - -
            opvang-rondom wie-betaalt volledig centrumgemeente -
            opvang-rondom comensha-melden volledig - -
            opvang-verblijf verblijf-volgen volledig - -
            opvang-verblijf doorstroom-regelen volledig - -
            opvang-zoeken behoefte-bespreken volledig - -
            opvang-zoeken plekken-kiezen volledig - -
            opvang-zoeken plek-beantwoorden vraag - -
            opvang-zoeken gemeente-zoekt-mee criteria - -
            opvang-zoeken comensha-plaatsen volledig - -
            opvang-zoeken hotel-regelen volledig - -
            opvang-zoeken plek-bespreken volledig - -
            partnerstappen ondermijning-onderzoeken volledig - -
            partnerstappen riec-duiden volledig - -
            partnerstappen politie-toetsen volledig - -
            partnerstappen arbeidsuitbuiting-onderzoeken volledig - -
            partnerstappen pga-starten volledig - -
            partnerstappen zorgbehoefte-bespreken volledig - -
            partnerstappen gebiedsteam-betrekken volledig - -
            partnerstappen veilig-thuis-beoordelen volledig - -
            partnerstappen onbekend-uitzoeken volledig - -
            partnerstappen zorg-gaat-verder volledig - -
            partnerstappen bestuur-gaat-verder volledig - -
            piket-alarm oproep-oppakken volledig - -
            piket-bedzoeken overdracht-aannemen volledig - -
            piket-bedzoeken overdracht-aanvullen volledig - dienst
            piket-zoeken bed-zoeken volledig - dienst
            piket-zoeken plek-beantwoorden vraag - -
            piket-zoeken plek-bespreken volledig - dienst
            regio zaak-ontvangen volledig - -
            regio zaak-verdelen volledig - -
            regio actie-uitvoeren volledig - -
            regio comensha-melden volledig - -
            regio uitkomsten-bespreken volledig - -
            regio einde-tegenlezen volledig - -
            herziening herziening-lezen volledig - -
            tegenlezen voorstel-tegenlezen volledig - -
            verrijken partnervraag-politie vraag - -
            verrijken partnervraag-nla vraag - -
            verrijken partnervraag-zorgcoordinator vraag - -
            verrijken partnervraag-kmar vraag - -
            verrijken partnervraag-riec vraag - -
            verrijken partnervraag-andere-regio navraag - -
            verrijken partnervraag-veilig-thuis vraag - -
            verrijken partnervraag-gebiedsteam vraag - -
            verrijken partnervraag-procesregisseur vraag - -
            wachtverzoek afstemmen-met-politie volledig - -
            wachtverzoek wachtverzoek-bevestigen vraag - -
            wachtverzoek wachtverzoek-beoordelen volledig - -
            """;

    @Test
    void everyStepOpensWhatWasAgreed() {
        List<String> drawn = ModelFiles.processes().entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(UserTask.class).stream()
                        .map(task -> String.join(
                                " ",
                                model.getKey(),
                                ModelFiles.stepOf(task.getId()),
                                property(task, "inzage"),
                                property(task, "verborgenVoor"),
                                property(task, "eigen"))))
                .toList();

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(AGREED.lines().toList());
    }

    /** Every value as it stands there; a property that is given twice shows. */
    private static String property(UserTask task, String name) {
        String values = Stream.ofNullable(task.getExtensionElements())
                .flatMap(all -> all.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .collect(Collectors.joining("+"));
        return values.isEmpty() ? "-" : values;
    }
}
