package nl.schakel.process.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Annotation for an operation that says whose a task is, or when a timer goes off (R6). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Gives {

    /** What a model may use the answer for. */
    enum What {
        /** The group that owns a task. */
        GROUP,
        /** The one person a task is given to. */
        PERSON,
        /** The end of a term that stands in {@code termijnen.dmn} under the step that is named. */
        TERM,
        /** A moment that was agreed on, or follows from the law, the rota or office hours, so that no table has it. */
        MOMENT
    }

    What value();
}
