package nl.schakel.process.edit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.organisation.Role;
import nl.schakel.process.rules.HiddenCharacters;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StorableText;

/** Check of a question that somebody wrote or changed; what was so before is not held against them. */
final class QuestionCheck {

    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_EXPLANATION = 1000;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_CHOICE = 200;
    private static final int MOST_CHOICES = 50;

    private QuestionCheck() {}

    static void fresh(FormQuestion question, String field, InputCheck check) {
        if (question.kind() == QuestionKind.EIGEN) {
            check.error(field + ".soort", "soort", "fout.vragen.soort");
            return;
        }
        label(question, field, check);
        explanation(question, field, check);
        choices(Set.of(), question, field, check);
        steers(question, field, check);
        share(question, field, check);
    }

    static void changed(FormQuestion now, FormQuestion wanted, String field, InputCheck check) {
        if (now.equals(wanted)) {
            return;
        }
        boolean choices = !now.choices().equals(wanted.choices());
        boolean more = choices
                || now.required() != wanted.required()
                || now.steers() != wanted.steers()
                || !now.share().equals(wanted.share());
        if (!now.kind().alike(wanted.kind()) || !now.key().equals(wanted.key())) {
            check.error(field + ".soort", "soort", "fout.vragen.soort");
        } else if (now.kind() == QuestionKind.EIGEN || now.own() && more || now.listed() && choices) {
            check.error(field + ".vraag", "eigen", "fout.vragen.eigen");
        } else {
            change(now, wanted, field, check);
        }
    }

    private static void change(FormQuestion now, FormQuestion wanted, String field, InputCheck check) {
        if (!now.label().equals(wanted.label())) {
            label(wanted, field, check);
        }
        if (!now.explanation().equals(wanted.explanation())) {
            explanation(wanted, field, check);
        }
        if (!now.choices().equals(wanted.choices())) {
            choices(
                    now.choices().stream().map(FormQuestion.Choice::code).collect(Collectors.toSet()),
                    wanted,
                    field,
                    check);
        }
        if (now.steers() != wanted.steers()) {
            steers(wanted, field, check);
        }
        if (!now.share().equals(wanted.share())) {
            share(wanted, field, check);
        }
    }

    private static void label(FormQuestion question, String field, InputCheck check) {
        boolean text = question.kind() == QuestionKind.UITLEG;
        words(
                field + ".vraag",
                question.label(),
                text ? LONGEST_TEXT : LONGEST_LABEL,
                text ? "fout.vragen.tekst-leeg" : "fout.vragen.leeg",
                check);
    }

    private static void explanation(FormQuestion question, String field, InputCheck check) {
        if (!question.explanation().isEmpty()) {
            words(field + ".uitleg", question.explanation(), LONGEST_EXPLANATION, "fout.vragen.leeg", check);
        }
    }

    private static void choices(Set<String> known, FormQuestion question, String field, InputCheck check) {
        String at = field + ".antwoorden";
        List<FormQuestion.Choice> choices = question.choices();
        if (!question.kind().chosen()) {
            if (!choices.isEmpty()) {
                check.error(at, "soort", "fout.vragen.geen-keuzes");
            }
            return;
        }
        if (choices.size() > MOST_CHOICES) {
            check.error(at, "te-veel", "fout.keuzes.te-veel", MOST_CHOICES);
            return;
        }
        check.once(at, choices.stream().map(FormQuestion.Choice::label).toList());
        check.once(
                at,
                choices.stream()
                        .map(FormQuestion.Choice::code)
                        .filter(code -> !code.isEmpty())
                        .toList());
        for (FormQuestion.Choice choice : choices) {
            // a code is made from its answer once: nobody chooses one, apart from yes, no and unknown
            boolean fixed = question.kind().yesOrNo()
                    && List.of("ja", "nee", "onbekend").contains(choice.code());
            if (!choice.code().isEmpty() && !known.contains(choice.code()) && !fixed) {
                check.error(at, "onbekende-keuze", "fout.vragen.antwoord-weg");
            }
            words(at, choice.label(), LONGEST_CHOICE, "fout.vragen.antwoord-leeg", check);
        }
    }

    private static void steers(FormQuestion question, String field, InputCheck check) {
        if (question.steers() && !question.kind().chosen()) {
            check.error(field + ".stuurt", "geen-keuze", "fout.vragen.stuurt");
        }
    }

    private static void share(FormQuestion question, String field, InputCheck check) {
        check.once(field + ".gedeeldMet", question.share());
        question.share().forEach(role -> check.code(field + ".gedeeldMet", role, Coded.codes(Role.class)));
    }

    /** Words for people: what the drawing of a form would take for a calculation is refused. */
    private static void words(String field, String text, int longest, String whenEmpty, InputCheck check) {
        Objects.requireNonNull(text);
        check.required(field, text, longest, whenEmpty);
        if (text.strip().startsWith("=") || text.contains("{{")) {
            check.error(field, "berekening", "fout.vragen.berekening");
        }
        if (HiddenCharacters.in(text)) {
            check.error(field, StorableText.CODE, StorableText.SENTENCE);
        }
    }
}
