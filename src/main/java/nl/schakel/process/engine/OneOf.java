package nl.schakel.process.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.schakel.support.Coded;

/** Annotation for an argument of an operation that takes a code of one list; a model that writes another is refused. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    /** The list: an enum with codes. */
    Class<? extends Coded> value();
}
