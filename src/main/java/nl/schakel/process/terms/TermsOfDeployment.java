package nl.schakel.process.terms;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.process.engine.Steps;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Check at deployment that each user task, and each timer that is drawn, has a complete row in the table of terms that is
 * published with it (R6).
 */
@Component
public class TermsOfDeployment {

    private static final List<String> URGENCIES = List.of("acuut", "normaal");

    /** No region: what has no row here depends on a region, and a new region would find nothing. */
    private static final String ANY_REGION = "";

    private static final Pattern DRAWN =
            Pattern.compile("\\$\\{(?:termijn\\.einde|waken\\.wekker)\\(execution,\\s*'([a-z0-9-]+)'\\)}");

    private final PublishedModels models;
    private final TermTable table;

    TermsOfDeployment(PublishedModels models, TermTable table) {
        this.models = models;
        this.table = table;
    }

    /** The steps of this model that have no row in some urgency, in Dutch; empty when all have one. */
    public List<String> problems(ProcessDefinition process, BpmnModelInstance model) {
        PublishedModels.Bundle bundle = models.of(process.getId());
        Stream<String> tasks =
                model.getModelElementsByType(UserTask.class).stream().map(task -> Steps.of(task.getId()));
        Stream<String> timers = model.getModelElementsByType(TimeDate.class).stream()
                .map(date -> DRAWN.matcher(date.getTextContent().strip()))
                .filter(Matcher::matches)
                .map(drawn -> drawn.group(1));
        return Stream.concat(tasks, timers)
                .distinct()
                .filter(step -> !hasTerm(bundle, step))
                .map(step -> "stap " + step + ": er is geen volledige regel in termijnen.dmn")
                .toList();
    }

    private boolean hasTerm(PublishedModels.Bundle bundle, String step) {
        return URGENCIES.stream()
                .allMatch(urgency ->
                        table.has(bundle.termsId(), new TermKey(ANY_REGION, bundle.process(), step, urgency)));
    }
}
