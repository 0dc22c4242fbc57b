package nl.schakel.process.tasks;

import nl.schakel.process.tasks.form.FormField;

/**
 * Port: a binder to which the answers of a step mean something only together: it takes them when the step is checked.
 * What they make is kept by the part of the domain that owns it, with its own rule of who reads it, and not as
 * entries.
 */
public interface StepBinder extends AnswerBinder {

    @Override
    default void bind(FormField field, Object value, Context context) {
        // see check
    }

    @Override
    default boolean keepsEntry() {
        return false;
    }

    @Override
    void check(Context context);
}
