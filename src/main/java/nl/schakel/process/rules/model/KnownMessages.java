package nl.schakel.process.rules.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.schakel.process.names.CaughtMessages;
import nl.schakel.process.names.UsedNames;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;

/**
 * Check that a model waits only for messages that Schakel sends, and that each of these is still caught by the models that
 * catch it in what comes with the application: one that nobody catches is lost.
 */
public final class KnownMessages implements ModelRule {

    @Override
    public String id() {
        return "bericht";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            Set<String> caught = model.all(MessageEventDefinition.class).stream()
                    .map(MessageEventDefinition::getMessage)
                    .filter(message -> message != null)
                    .map(Message::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            model.all(MessageEventDefinition.class).stream()
                    .filter(definition -> definition.getMessage() == null)
                    .forEach(definition -> findings.error(
                            model.file(), definition.getParentElement().getAttributeValue("id"), "geen"));
            model.all(Message.class).stream()
                    .filter(message -> !UsedNames.MESSAGES.contains(message.getName()))
                    .forEach(message -> findings.error(
                            model.file(), message.getId(), "onbekend", String.valueOf(message.getName())));
            CaughtMessages.BY_ROUTE.getOrDefault(model.key(), Set.of()).stream()
                    .filter(UsedNames.MESSAGES::contains)
                    .filter(message -> !caught.contains(message))
                    .sorted()
                    .forEach(message -> findings.error(model.file(), model.key(), "niet-meer", message, model.key()));
        }
    }
}
