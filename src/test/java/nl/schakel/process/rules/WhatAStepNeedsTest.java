package nl.schakel.process.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** R6, R7, R13: a step without owner, term or agreement on what it opens is refused, and a director hears everything at once. */
class WhatAStepNeedsTest {

    private static final String FILE = "tegenlezen.bpmn";
    private static final String STEP = "Task_VoorstelTegenlezen";
    private static final String OPENS = "<camunda:property name=\"inzage\" value=\"volledig\" />";
    private static final String GROUP = "camunda:candidateGroups=\"${eigenaar.van(gemeente,'ketenregisseur')}\"";
    private static final String PERSON = GROUP + " camunda:assignee=\"${eigenaar.melder(zaak)}\"";

    @Test
    void aStepThatDoesNotSayWhatItOpensIsRefusedByModelAndElement() {
        assertThat(lines(step(OPENS, "")))
                .containsExactly("tegenlezen.bpmn, Task_VoorstelTegenlezen: het kenmerk 'inzage' ontbreekt."
                        + " Kies 'volledig', 'vraag', 'navraag' of 'criteria'."
                        + " Het zegt wat deze stap van de zaak laat zien (R7). (regel inzage)");
    }

    @Test
    void whatNobodyCanReadIsRefused() {
        assertThat(texts(step(OPENS, property("inzage", "alles") + property("verborgenVoor", "iedereen"))))
                .satisfiesExactly(
                        opens -> assertThat(opens)
                                .contains(
                                        "het kenmerk 'inzage' is 'alles'. Kies 'volledig', 'vraag', 'navraag' of 'criteria'"),
                        hidden -> assertThat(hidden).contains("het kenmerk 'verborgenVoor' is 'iedereen'", "'tmm'"));
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertThat(texts(step(OPENS, OPENS + property("inzage", "vraag"))))
                .containsExactly("het kenmerk 'inzage' is 'volledig,vraag'."
                        + " Kies 'volledig', 'vraag', 'navraag' of 'criteria'.");
    }

    @Test
    void aStepIsSomebodysOwnExactlyWhenTheModelNamesThatPerson() {
        assertThat(texts(step(GROUP, PERSON)))
                .singleElement()
                .asString()
                .contains("het kenmerk 'eigen' ontbreekt. Kies 'melder' of 'dienst'");
        assertThat(texts(step(OPENS, OPENS + property("eigen", "dienst"))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'eigen' past niet");
        assertThat(texts(step(OPENS, OPENS + property("eigen", "melder"))
                        .changed(FILE, text -> text.replace(GROUP, PERSON))))
                .isEmpty();
    }

    @Test
    void aStepThatDoesNotSayWhetherSomebodySeeksContactIsRefused() {
        String contact = "<camunda:property name=\"contact\" value=\"nee\" />";
        assertThat(texts(step(contact, "")))
                .singleElement()
                .asString()
                .contains("het kenmerk 'contact' ontbreekt. Kies 'ja' of 'nee'");
        assertThat(texts(step(contact, property("contact", "soms"))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'contact' is 'soms'");
    }

    @Test
    void everyProblemOfEveryModelIsNamedAtOnce() {
        assertThat(lines(step(OPENS, "")
                        .changed("regio.bpmn", text -> text.replace("Task_ZaakOntvangen", "Task_IetsNieuws"))))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("tegenlezen.bpmn, Task_VoorstelTegenlezen: het kenmerk"),
                        one -> assertThat(one)
                                .startsWith("regio.bpmn, Task_IetsNieuws: Stap 'iets-nieuws' heeft nog geen termijn"
                                        + " bij urgentie 'acuut'"),
                        one -> assertThat(one)
                                .startsWith("regio.bpmn, Task_IetsNieuws: Stap 'iets-nieuws' heeft nog geen termijn"
                                        + " bij urgentie 'normaal'"));
    }

    @Test
    void aRowOfATermThatSaysTooLittleIsNoTerm() {
        assertThat(texts(ShippedBundle.whole()
                        .changed("termijnen.dmn", text -> text.replace("<text>\"werktijd\"</text>", "<text></text>"))))
                .anySatisfy(text -> assertThat(text).contains("een cel leeg of niet te lezen"));
    }

    @Test
    void aTermThatOnlyOneRegionHasIsNoTerm() {
        assertThat(texts(ShippedBundle.whole()
                        .changed(
                                "termijnen.dmn",
                                text -> text.replaceAll(
                                        "(?s)(inputEntry id=\"[^\"]*_regio\">\\s*<text>)-", "$1\"wvv\""))))
                .anySatisfy(text -> assertThat(text).contains("Stap 'zaak-ontvangen' heeft nog geen termijn"));
    }

    @Test
    void nobodyOwnsATaskByAnythingButAnOperation() {
        assertThat(texts(step(GROUP, "camunda:candidateGroups=\"tmm@GM0000\"")))
                .anySatisfy(text -> assertThat(text).contains("weet niemand van wie deze taak is"));
        assertThat(texts(step(GROUP, ""))).anySatisfy(text -> assertThat(text).contains("Deze taak is van niemand"));
        assertThat(texts(step(GROUP, GROUP + " camunda:candidateUsers=\"anna\"")))
                .anySatisfy(text -> assertThat(text).contains("krijgt een persoon deze taak"));
    }

    private static ShippedBundle step(String old, String changed) {
        assertThat(ShippedBundle.whole().text(FILE)).contains(STEP);
        return ShippedBundle.whole().changed(FILE, text -> text.replace(old, changed));
    }

    private static List<String> texts(ShippedBundle bundle) {
        return bundle.errors().stream().map(RuleFinding::text).toList();
    }

    private static List<String> lines(ShippedBundle bundle) {
        return bundle.errors().stream().map(RuleFinding::line).toList();
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }
}
