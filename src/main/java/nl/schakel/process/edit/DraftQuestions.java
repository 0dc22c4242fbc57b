package nl.schakel.process.edit;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.DraftFile;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.tasks.form.FormSchema;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;

/** Command service for the questions of the forms of a draft. */
@Service
public class DraftQuestions {

    private static final int LONGEST_NAME = 120;
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}\\.form");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern COLUMN = Pattern.compile("<text>\\s*([A-Za-z_]\\w*)\\s*</text>");

    /**
     * Value: the questions of a form as they stand in a draft.
     *
     * @param version of its file, for who changes it
     * @param preview the form as a browser draws it, with an example in each list that Schakel fills; empty when it cannot be drawn
     */
    public record FormQuestionsOfDraft(
            String file, String form, int version, List<FormQuestion> questions, String preview) {}

    private final ModelDrafts drafts;

    DraftQuestions(ModelDrafts drafts) {
        this.drafts = drafts;
    }

    /** The questions of one form. @param example what a list shows that Schakel fills */
    public FormQuestionsOfDraft read(UUID id, String file, String example, Viewer viewer) {
        DraftFile found = found(id, file, viewer);
        QuestionSheet sheet = sheet(found.content());
        return new FormQuestionsOfDraft(
                file, sheet.id(), found.version(), sheet.questions(), preview(found.content(), example));
    }

    /**
     * Saves the questions of a form, all of them in their order. What is not among them is taken away.
     *
     * @param seen the version that the viewer began from; 0 for a form that does not exist yet
     * @return its version from now on
     * @throws nl.schakel.process.draft.DraftChanged when somebody saved it since
     * @throws InvalidInput when something cannot be so; fields are named {@code vragen[1].vraag}
     */
    public int save(UUID id, String file, int seen, List<FormQuestion> questions, Viewer viewer) {
        return change(id, file, seen, now -> questions, viewer);
    }

    /** The same, as a change of the questions that there are. */
    public int change(UUID id, String file, int seen, UnaryOperator<List<FormQuestion>> change, Viewer viewer) {
        Map<String, byte[]> files = drafts.files(id, viewer);
        byte[] now = files.get(file);
        if (now == null && (seen != 0 || !FILE.matcher(file).matches())) {
            throw new NotVisible();
        }
        if (now == null) {
            now = QuestionSheet.empty(file.substring(0, file.length() - QuestionSheet.ENDING.length()));
        } else {
            found(id, file, viewer);
        }
        QuestionSheet sheet = sheet(now);
        byte[] changed;
        try {
            changed = sheet.with(change.apply(sheet.questions()), taken(files, file));
        } catch (InvalidInput wrong) {
            // what somebody else saved since may be why, and is said first
            drafts.expect(id, file, seen, viewer);
            throw wrong;
        }
        // of who presses twice, the second says what is there already
        return drafts.save(id, file, seen, changed, viewer);
    }

    /** Makes a form without questions. @return its file, whose name comes from what it was called */
    public String begin(UUID id, String name, Viewer viewer) {
        new InputCheck()
                .required("nieuw", name, LONGEST_NAME, "fout.vragen.naam")
                .done();
        Map<String, byte[]> files = drafts.files(id, viewer);
        Set<String> taken = new HashSet<>();
        drafts.entries(id, viewer).stream()
                .map(DraftFile::name)
                .filter(file -> file.endsWith(QuestionSheet.ENDING))
                .forEach(file -> taken.add(file.substring(0, file.length() - QuestionSheet.ENDING.length())));
        String form = QuestionSheet.idFor(name, taken);
        drafts.save(id, form + QuestionSheet.ENDING, 0, QuestionSheet.empty(form), viewer);
        return form + QuestionSheet.ENDING;
    }

    private DraftFile found(UUID id, String file, Viewer viewer) {
        if (!file.endsWith(QuestionSheet.ENDING)) {
            throw new NotVisible();
        }
        return drafts.file(id, file, viewer);
    }

    private static QuestionSheet sheet(byte[] form) {
        try {
            return QuestionSheet.of(form);
        } catch (IllegalArgumentException unreadable) {
            throw InvalidInput.of("vragen", "onleesbaar", "fout.vragen.onleesbaar");
        }
    }

    private static String preview(byte[] form, String example) {
        try {
            FormSchema schema = FormSchema.parse(new String(form, StandardCharsets.UTF_8));
            Map<String, Map<String, String>> lists = new TreeMap<>();
            schema.listNames().forEach(list -> lists.put(list, Map.of("voorbeeld", example)));
            return schema.forBrowser(lists);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** Names that models, tables and other forms use: a new question must not be taken for one of them. */
    private static Set<String> taken(Map<String, byte[]> files, String own) {
        Set<String> taken = new HashSet<>();
        files.forEach((name, content) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            if (name.endsWith(".bpmn")) {
                EXPRESSION
                        .matcher(text)
                        .results()
                        .forEach(
                                found -> NAME.matcher(found.group(1)).results().forEach(one -> taken.add(one.group())));
            } else if (name.endsWith(".dmn")) {
                COLUMN.matcher(text).results().forEach(found -> taken.add(found.group(1)));
            } else if (!name.equals(own)) {
                keys(content, taken);
            }
        });
        return taken;
    }

    private static void keys(byte[] form, Set<String> taken) {
        try {
            QuestionSheet.of(form).questions().forEach(question -> taken.add(question.key()));
        } catch (IllegalArgumentException unreadable) {
            // names nothing then
        }
    }
}
