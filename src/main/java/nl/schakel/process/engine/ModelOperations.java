package nl.schakel.process.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Annotation for a bean whose public methods a model may call, under the bean's own (Dutch) name. Everything else in
 * the application is out of reach of a model (architecture, section 5: uploading a model must not be running code).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ModelOperations {

    /** The name in the models, e.g. {@code termijn}. */
    @org.springframework.core.annotation.AliasFor(annotation = Component.class, attribute = "value")
    String value();
}
