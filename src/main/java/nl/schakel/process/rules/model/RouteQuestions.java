package nl.schakel.process.rules.model;

import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.tasks.form.FormField;

/** Read model of the questions whose answers become variables of the route. */
final class RouteQuestions {

    private RouteQuestions() {}

    /** Their keys, of all forms of a bundle. */
    static Set<String> of(ModelBundle bundle) {
        return bundle.forms().stream()
                .filter(form -> form.schema() != null)
                .flatMap(form -> form.schema().fields().stream())
                .filter(FormField::route)
                .map(FormField::key)
                .collect(Collectors.toSet());
    }
}
