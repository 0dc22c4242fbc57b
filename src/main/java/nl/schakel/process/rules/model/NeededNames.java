package nl.schakel.process.rules.model;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.names.UsedNames;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Check that the models of a bundle together have every name that the code uses: a route that it starts, a message that it
 * sends, a step and an element that it knows, a question that steers it.
 */
public final class NeededNames implements ModelRule {

    @Override
    public String id() {
        return "namen";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        missing("route", UsedNames.ROUTES, names(bundle.models(), BundleModel::key), findings);
        missing("bericht", UsedNames.MESSAGES, found(bundle, Message.class, Message::getName), findings);
        missing(
                "stap",
                UsedNames.STEPS,
                bundle.models().stream()
                        .flatMap(model -> model.tasks().stream())
                        .map(task -> Steps.of(task.getId()))
                        .collect(Collectors.toSet()),
                findings);
        missing("onderdeel", UsedNames.ELEMENTS, found(bundle, FlowElement.class, FlowElement::getId), findings);
        missing("vraag", UsedNames.ROUTE_QUESTIONS, RouteQuestions.of(bundle), findings);
    }

    private static void missing(String kind, Set<String> used, Set<String> known, RuleFindings findings) {
        new TreeSet<>(used)
                .stream().filter(name -> !known.contains(name)).forEach(name -> findings.error("", "", kind, name));
    }

    private static <T> Set<String> names(Collection<? extends T> things, Function<? super T, String> name) {
        return things.stream().map(name).collect(Collectors.toSet());
    }

    private static <T extends ModelElementInstance> Set<String> found(
            ModelBundle bundle, Class<T> type, Function<? super T, String> name) {
        return bundle.models().stream()
                .flatMap(model -> model.all(type).stream())
                .map(name)
                .collect(Collectors.toSet());
    }
}
