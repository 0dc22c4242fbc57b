package nl.schakel.process.tasks;

import java.util.Map;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.form.FormField;

/**
 * Port: gives answers of a form to the part of the domain that owns them. A form names a binder in the custom property
 * {@code bind} of a question; a chain director can use it in another form without a programmer.
 */
public interface AnswerBinder extends CompletionCheck {

    /**
     * A completion on its way.
     *
     * @param answers all answers that count
     * @param variables the routing codes that the route will get; a binder may add codes, never text
     */
    record Context(TaskSummary task, Viewer viewer, Map<String, Object> answers, Map<String, Object> variables) {

        /** Whether this is the step that is done. */
        public boolean at(String step) {
            return task.step().equals(step);
        }

        /** The answer to a question, or null when it was left open. */
        public String text(String question) {
            Object answer = answers.get(question);
            return answer == null ? null : answer.toString();
        }
    }

    /** The name in the forms. */
    String name();

    /** Takes one answer. @throws nl.schakel.support.input.InvalidInput when the domain refuses it */
    void bind(FormField field, Object value, Context context);

    @Override
    default void check(Context context) {}

    /** Whether the answer is also kept as an entry that people read in the dossier. */
    default boolean keepsEntry() {
        return true;
    }
}
