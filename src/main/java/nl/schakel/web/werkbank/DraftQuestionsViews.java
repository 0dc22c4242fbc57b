package nl.schakel.web.werkbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.schakel.organisation.Role;
import nl.schakel.process.edit.DraftQuestions;
import nl.schakel.process.edit.FormQuestion;
import nl.schakel.process.edit.QuestionKind;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: the questions of a form with the fields in which they are changed. */
@Component
class DraftQuestionsViews {

    /** As many answers can be added at once. */
    private static final int ROOM = 2;

    record Option(String code, String name) {}

    record Reader(String code, String name, boolean chosen) {}

    record QuestionView(
            int at,
            String id,
            String kind,
            String kindName,
            String label,
            String explanation,
            boolean text,
            boolean own,
            boolean fixed,
            boolean listed,
            boolean sometimes,
            boolean chosen,
            boolean required,
            boolean steers,
            List<FormQuestion.Choice> choices,
            List<Reader> readers,
            String sharedWith,
            List<RuleFinding> findings) {}

    record QuestionsView(
            String file,
            boolean empty,
            int seen,
            List<QuestionView> questions,
            List<Option> kinds,
            String preview,
            List<RuleFinding> findings) {

        public List<RuleFinding> errors() {
            return findings.stream()
                    .filter(one -> one.severity() == Severity.FOUT)
                    .toList();
        }

        public List<RuleFinding> warnings() {
            return findings.stream()
                    .filter(one -> one.severity() != Severity.FOUT)
                    .toList();
        }
    }

    private final Words words;

    DraftQuestionsViews(Words words) {
        this.words = words;
    }

    /** @param typed what somebody filled in that is not saved; null when there is nothing of the kind */
    QuestionsView view(DraftQuestions.FormQuestionsOfDraft form, QuestionForm typed, List<RuleFinding> findings) {
        List<FormQuestion> questions = typed == null ? form.questions() : typed.refused(form.questions());
        List<RuleFinding> about =
                findings.stream().filter(one -> one.file().equals(form.file())).toList();
        List<QuestionView> shown = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            shown.add(view(i, questions.get(i), about));
        }
        return new QuestionsView(
                form.file(),
                form.questions().isEmpty(),
                typed == null ? form.version() : typed.seen(),
                List.copyOf(shown),
                Arrays.stream(QuestionKind.values())
                        .filter(kind -> kind != QuestionKind.EIGEN)
                        .map(kind -> new Option(kind.code(), words.say("vragen.soort." + kind.code())))
                        .toList(),
                form.preview(),
                about.stream()
                        .filter(one -> questions.stream().noneMatch(question -> about(one, question)))
                        .toList());
    }

    private static boolean about(RuleFinding finding, FormQuestion question) {
        return !finding.element().isEmpty()
                && (finding.element().equals(question.key())
                        || finding.element().equals(question.id()));
    }

    private QuestionView view(int at, FormQuestion question, List<RuleFinding> findings) {
        List<FormQuestion.Choice> choices = new ArrayList<>(question.choices());
        if (question.kind().chosen() && !question.kind().yesOrNo() && !question.listed() && !question.own()) {
            for (int i = 0; i < ROOM; i++) {
                choices.add(new FormQuestion.Choice("", ""));
            }
        }
        return new QuestionView(
                at,
                question.id(),
                question.kind().code(),
                words.say("vragen.soort." + question.kind().code()),
                question.label(),
                question.explanation(),
                question.kind() == QuestionKind.UITLEG,
                question.own(),
                question.kind() == QuestionKind.EIGEN,
                question.listed(),
                question.sometimes(),
                question.kind().chosen(),
                question.required(),
                question.steers(),
                List.copyOf(choices),
                Arrays.stream(Role.values())
                        .map(role -> new Reader(
                                role.code(),
                                words.of("rol", role.code()),
                                question.share().contains(role.code())))
                        .toList(),
                words.of("rol", question.share()),
                findings.stream().filter(one -> about(one, question)).toList());
    }
}
