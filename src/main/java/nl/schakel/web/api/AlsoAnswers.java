package nl.schakel.web.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Annotation for a method of the API: the refusals that neither its signature nor its address tells. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AlsoAnswers {

    /** The problem types of its 409, without {@code urn:schakel:}. */
    String[] conflicts() default {};

    /** Whether it answers 404 although its address has no variable: to roles that have no part in it, or by its body. */
    boolean notFound() default false;
}
