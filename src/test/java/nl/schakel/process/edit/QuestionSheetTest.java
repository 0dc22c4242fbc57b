package nl.schakel.process.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;

/** Questions are read and written as a director says them, and nothing else of a form changes. */
class QuestionSheetTest {

    private static final ShippedBundle SHIPPED = ShippedBundle.whole();
    private static final Set<String> FREE = Set.of();

    @Test
    void everyShippedFormComesBackAsItWas() {
        SHIPPED.files().forEach((file, text) -> {
            if (file.endsWith(QuestionSheet.ENDING)) {
                QuestionSheet sheet = sheet(text);
                assertThat(sheet.with(sheet.questions(), FREE)).as(file).isEqualTo(bytes(text));
                // written anew, and back
                List<FormQuestion> more =
                        with(sheet.questions(), FormQuestion.asked(QuestionKind.KORTE_TEKST, "Nog iets?"));
                QuestionSheet longer = QuestionSheet.of(sheet.with(more, FREE));
                assertThat(longer.with(sheet.questions().stream().toList(), FREE))
                        .as(file)
                        .isEqualTo(bytes(text));
            }
        });
    }

    @Test
    void aDirectorReadsKindsAndNotTypes() {
        QuestionSheet sheet = shipped("partnervraag");

        assertThat(sheet.questions().get(0).kind()).isEqualTo(QuestionKind.UITLEG);
        assertThat(question(sheet, "alBezig").kind()).isEqualTo(QuestionKind.EEN_KEUZE);
        assertThat(question(sheet, "voorzichtig").kind()).isEqualTo(QuestionKind.JA_NEE_ONBEKEND);
        assertThat(question(sheet, "voorzichtig").steers()).isTrue();
        assertThat(question(shipped("ondermijning-onderzoeken"), "riec").kind()).isEqualTo(QuestionKind.JA_NEE);
        assertThat(question(shipped("aankomst-bevestigen"), "welkom").share())
                .containsExactly("zorgcoordinator", "opvang");
        assertThat(question(shipped("aankomst-bevestigen"), "aankomst").own()).isTrue();
        assertThat(question(shipped("uitkomsten-bespreken"), "openStappen").kind())
                .isEqualTo(QuestionKind.EIGEN);
        assertThat(question(shipped("signaal-beoordelen"), "andereRegio").listed())
                .isTrue();
        assertThat(question(shipped("signaal-beoordelen"), "daderRelatie").sometimes())
                .isTrue();
    }

    @Test
    void oneChangedQuestionIsTheOnlyDifference() {
        QuestionSheet sheet = shipped("partnervraag");
        List<FormQuestion> questions = new ArrayList<>(sheet.questions());
        FormQuestion asked = question(sheet, "voorzichtig");
        int at = questions.indexOf(asked);
        List<FormQuestion.Choice> choices = with(asked.choices(), new FormQuestion.Choice("", "Dat weet ik morgen"));
        questions.set(
                at,
                asked.saying("Kan contact \"nu\" schaden? 🚓", "")
                        .choosing(false, choices, true, List.of("tmm", "om")));

        byte[] changed = sheet.with(questions, FREE);

        assertThat(differing("partnervraag", changed)).containsExactly("voorzichtig");
        FormQuestion read = question(QuestionSheet.of(changed), "voorzichtig");
        assertThat(read.label()).isEqualTo("Kan contact \"nu\" schaden? 🚓");
        assertThat(read.explanation()).isEmpty();
        assertThat(read.required()).isFalse();
        assertThat(read.share()).containsExactly("tmm", "om");
        assertThat(read.choices())
                .extracting(FormQuestion.Choice::code)
                .containsExactly("ja", "nee", "onbekend", "dat-weet-ik-morgen");
        assertThat(read.id()).isEqualTo(asked.id());
    }

    @Test
    void theNamesOfANewQuestionAreMadeOnce() {
        QuestionSheet sheet = sheet(QuestionSheet.empty("gezag"));
        FormQuestion asked = FormQuestion.asked(QuestionKind.EEN_KEUZE, "Wie heeft het gezag?")
                .choosing(
                        true,
                        List.of(
                                new FormQuestion.Choice("", "Een ouder of (ex-)partner"),
                                new FormQuestion.Choice("", "Een ouder, of ex partner"),
                                new FormQuestion.Choice("", "\u05d0\u05d7\u05e8")),
                        true,
                        List.of());
        QuestionSheet once = QuestionSheet.of(sheet.with(List.of(asked), FREE));

        FormQuestion made = once.questions().get(0);
        assertThat(made.key()).isEqualTo("wieHeeftHetGezag");
        assertThat(made.id()).isEqualTo("Veld_gezag_wieHeeftHetGezag");
        assertThat(made.choices())
                .extracting(FormQuestion.Choice::code)
                .containsExactly("een-ouder-of-ex-partner", "een-ouder-of-ex-partner-2", "antwoord");
        FormQuestion renamed = QuestionSheet.of(once.with(List.of(made.saying("Wie beslist?", "")), FREE))
                .questions()
                .get(0);
        assertThat(renamed.key()).isEqualTo("wieHeeftHetGezag");
        assertThat(renamed.choices()).isEqualTo(made.choices());
    }

    @Test
    void aNameThatMeansSomethingElseIsNotTaken() {
        QuestionSheet sheet = sheet(QuestionSheet.empty("a"));
        List<FormQuestion> asked = List.of(
                FormQuestion.asked(QuestionKind.JA_NEE_ONBEKEND, "Regio"),
                FormQuestion.asked(QuestionKind.GETAL, "Regio"),
                FormQuestion.asked(QuestionKind.DATUM, "If"),
                FormQuestion.asked(QuestionKind.KORTE_TEKST, "3 mensen?"),
                FormQuestion.asked(QuestionKind.LANGE_TEKST, "🙂"),
                FormQuestion.asked(QuestionKind.UITLEG, "Lees dit **eerst**.\nTweede regel."),
                FormQuestion.asked(QuestionKind.UITLEG, "En dit."));

        assertThat(QuestionSheet.of(sheet.with(asked, Set.of("regio"))).questions())
                .extracting(FormQuestion::key)
                .containsExactly("regio2", "regio3", "vraag_if", "vraag_3Mensen", "vraag", "", "");
    }

    @Test
    void whatIsMadeHereKeepsEveryRuleOfForms() {
        String id = QuestionSheet.idFor("Veilig Thuis: wie heeft het gezag?", Set.of());
        List<FormQuestion> asked = new ArrayList<>();
        for (QuestionKind kind : QuestionKind.values()) {
            if (kind != QuestionKind.EIGEN) {
                FormQuestion question = FormQuestion.asked(kind, "Vraag van de soort " + kind.code());
                asked.add(
                        kind == QuestionKind.EEN_KEUZE || kind == QuestionKind.MEER_KEUZES
                                ? question.choosing(
                                        true,
                                        List.of(
                                                new FormQuestion.Choice("", "Eén"),
                                                new FormQuestion.Choice("", "Twee")),
                                        kind == QuestionKind.EEN_KEUZE,
                                        List.of("veiligthuis"))
                                : question);
            }
        }
        byte[] form = sheet(QuestionSheet.empty(id)).with(asked, FREE);

        assertThat(id).isEqualTo("wie-heeft-het-gezag");
        List<RuleFinding> found = ShippedBundle.whole()
                .with(id + QuestionSheet.ENDING, new String(form, StandardCharsets.UTF_8))
                .findings();
        assertThat(found.stream().filter(one -> one.file().equals(id + QuestionSheet.ENDING)))
                .extracting(RuleFinding::rule)
                .as("no task asks it yet")
                .containsExactly("formulier");
    }

    @Test
    void aFormHasANameOfItsOwn() {
        assertThat(QuestionSheet.idFor("Veilig Thuis: wie heeft het gezag?", Set.of("wie-heeft-het-gezag")))
                .isEqualTo("wie-heeft-het-gezag-2");
        assertThat(QuestionSheet.idFor("Coördinatie: ", Set.of())).isEqualTo("coordinatie");
        assertThat(QuestionSheet.idFor("\u05d0\u05d7\u05e8 🚓", Set.of())).isEqualTo("formulier");
        assertThat(QuestionSheet.idFor("../112", Set.of())).isEqualTo("formulier-112");
    }

    @Test
    void whatSchakelNeedsIsMovedButNotTakenAway() {
        QuestionSheet sheet = shipped("aankomst-bevestigen");
        List<FormQuestion> moved = new ArrayList<>(sheet.questions());
        Collections.swap(moved, 1, 2);
        QuestionSheet after = QuestionSheet.of(sheet.with(moved, FREE));
        assertThat(after.questions()).isEqualTo(moved);

        FormQuestion own = question(sheet, "aankomst");
        assertThat(refusals(sheet, without(sheet, own)))
                .extracting(FieldError::code)
                .contains("eigen");
        assertThat(refusals(sheet, put(sheet, own, own.choosing(false, own.choices(), false, List.of()))))
                .extracting(FieldError::code)
                .containsExactly("eigen");
        assertThat(question(
                                QuestionSheet.of(
                                        sheet.with(put(sheet, own, own.saying("Is de persoon binnen?", "")), FREE)),
                                "aankomst")
                        .label())
                .isEqualTo("Is de persoon binnen?");
    }

    @Test
    void aQuestionOnWhichOthersDependStays() {
        QuestionSheet sheet = shipped("signaal-beoordelen");

        assertThat(refusals(sheet, without(sheet, question(sheet, "dader"))))
                .extracting(FieldError::code)
                .containsExactly("nodig");
    }

    @Test
    void whatCannotBeSoIsSaidAtTheQuestion() {
        QuestionSheet sheet = shipped("regelingen-treffen");
        FormQuestion first = question(sheet, "spoedWmo");
        int at = sheet.questions().indexOf(first);
        List<FormQuestion> wrong = put(
                sheet,
                first,
                first.saying("= now()", "{{geheim}}")
                        .choosing(true, List.of(new FormQuestion.Choice("weg", " ")), true, List.of("kabouter")));
        wrong.add(new FormQuestion(
                "Veld_weg", "", QuestionKind.GETAL, "?", "", false, List.of(), false, List.of(), false, false, false));
        wrong.add(FormQuestion.asked(QuestionKind.LANGE_TEKST, " ").choosing(false, List.of(), true, List.of()));
        wrong.add(FormQuestion.asked(QuestionKind.KORTE_TEKST, "om\u202Egekeerd"));
        int size = wrong.size();

        assertThat(refusals(sheet, wrong))
                .extracting(FieldError::field)
                .contains(
                        "vragen[" + at + "].vraag",
                        "vragen[" + at + "].uitleg",
                        "vragen[" + at + "].antwoorden",
                        "vragen[" + at + "].gedeeldMet",
                        "vragen[" + (size - 3) + "]",
                        "vragen[" + (size - 2) + "].vraag",
                        "vragen[" + (size - 2) + "].stuurt",
                        "vragen[" + (size - 1) + "].vraag");
    }

    @Test
    void sixtyQuestionsAreNoTrouble() {
        List<FormQuestion> asked = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            asked.add(FormQuestion.asked(QuestionKind.values()[i % 8], "Vraag " + i)
                    .choosing(
                            i % 2 == 0,
                            QuestionKind.values()[i % 8].chosen()
                                    ? List.of(new FormQuestion.Choice("", "Eén"), new FormQuestion.Choice("", "Twee"))
                                    : List.of(),
                            false,
                            List.of()));
        }
        QuestionSheet sheet = sheet(QuestionSheet.empty("veel"));

        QuestionSheet made = QuestionSheet.of(sheet.with(asked, FREE));

        assertThat(made.questions()).hasSize(60);
        assertThat(made.questions().stream().map(FormQuestion::id).distinct()).hasSize(60);
        assertThat(refusals(sheet, Collections.nCopies(101, asked.get(0))))
                .extracting(FieldError::code)
                .containsExactly("te-veel");
    }

    @Test
    void whatIsNoFormSaysSo() {
        for (String wrong : List.of(
                "",
                "[]",
                "{",
                "{\"components\":{}}",
                "{\"components\":[5]}",
                "{\"components\":[{}]}",
                "{\"components\":[{\"id\":\"a\"},{\"id\":\"a\"}]}")) {
            assertThatThrownBy(() -> sheet(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<FieldError> refusals(QuestionSheet sheet, List<FormQuestion> wanted) {
        try {
            sheet.with(wanted, FREE);
            return List.of();
        } catch (InvalidInput refused) {
            // each has a sentence
            assertThat(refused.errors())
                    .allSatisfy(error -> assertThat(error.message()).isNotBlank());
            return refused.errors();
        }
    }

    private static List<FormQuestion> without(QuestionSheet sheet, FormQuestion gone) {
        List<FormQuestion> left = new ArrayList<>(sheet.questions());
        left.remove(gone);
        return left;
    }

    private static List<FormQuestion> put(QuestionSheet sheet, FormQuestion old, FormQuestion now) {
        List<FormQuestion> all = new ArrayList<>(sheet.questions());
        all.set(all.indexOf(old), now);
        return all;
    }

    private static <T> List<T> with(List<T> all, T more) {
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }

    private static FormQuestion question(QuestionSheet sheet, String key) {
        return sheet.questions().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> differing(String form, byte[] changed) {
        return BundleComparison.between(
                        Map.of(form, bytes(SHIPPED.text(form + QuestionSheet.ENDING))).entrySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        one -> form + QuestionSheet.ENDING, Map.Entry::getValue)),
                        Map.of(form + QuestionSheet.ENDING, changed))
                .stream()
                .flatMap(file -> file.elements().stream())
                .map(ElementDifference::element)
                .toList();
    }

    private static QuestionSheet shipped(String form) {
        return sheet(SHIPPED.text(form + QuestionSheet.ENDING));
    }

    private static QuestionSheet sheet(String text) {
        return QuestionSheet.of(bytes(text));
    }

    private static QuestionSheet sheet(byte[] form) {
        return QuestionSheet.of(form);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
