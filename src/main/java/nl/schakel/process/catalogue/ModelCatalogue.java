package nl.schakel.process.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.process.compare.OwnerWords;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.engine.ModelExpression.Literal;
import nl.schakel.process.engine.ModelExpression.Operand;
import nl.schakel.process.engine.ModelExpression.OperationCall;
import nl.schakel.process.engine.ModelExpression.Variable;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.tasks.StepProperties;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.support.Coded;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Read model of what can be chosen in a model. What a model may say is taken from what the models of the bundle say
 * already, so that it fits what a case knows at that place; roles, codes and questions are offered all.
 */
public final class ModelCatalogue {

    /** What every case knows in every model. */
    private static final Set<String> KNOWN_EVERYWHERE = Set.of("zaak", "gemeente", "regio", "execution");

    /** Roles whose people do no step of a route. */
    private static final Set<Role> NO_STEPS = EnumSet.of(Role.PERSONEELSBEHEER, Role.BEHEER, Role.FG, Role.AMBASSADEUR);

    private final OperationList operations;

    public ModelCatalogue(OperationList operations) {
        this.operations = operations;
    }

    /**
     * What can be chosen in one model.
     *
     * @param bundle the models as they are now
     * @param file name of the model in the bundle
     * @return empty when there is no such model, or when it cannot be read
     */
    public Optional<ModelChoices> of(ModelBundle bundle, String file) {
        return bundle.models().stream()
                .filter(model -> model.file().equals(file))
                .findFirst()
                .map(model -> choices(bundle, model));
    }

    private ModelChoices choices(ModelBundle bundle, BundleModel model) {
        Set<String> known = known(model);
        return new ModelChoices(
                owners(bundle, known),
                StepProperties.opened().stream().map(Coded::code).toList(),
                bundle.forms().stream().map(ModelBundle.FormFile::id).toList(),
                bundle.models().stream()
                        .filter(other -> !other.key().equals(model.key()))
                        .map(other -> new ModelChoices.CalledModel(
                                other.key(), nameOf(other.process().getName(), other.key())))
                        .toList(),
                tables(bundle),
                deeds(bundle, known),
                questions(bundle),
                conditions(model),
                waits(bundle, known));
    }

    /** The variables of which a model speaks itself, and those that every case has. */
    private static Set<String> known(BundleModel model) {
        Set<String> known = new HashSet<>(KNOWN_EVERYWHERE);
        ModelBundle.expressions(model)
                .flatMap(one -> one.getValue().variables())
                .forEach(known::add);
        return known;
    }

    private static boolean fits(ModelExpression expression, Set<String> known) {
        return expression.variables().allMatch(known::contains);
    }

    private List<ModelChoices.Owner> owners(ModelBundle bundle, Set<String> known) {
        Map<String, ModelChoices.Owner> owners = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(role -> !NO_STEPS.contains(role))
                .map(ModelCatalogue::owner)
                .forEach(owner -> owners.put(owner.words(), owner));
        Set<String> ofRoles =
                owners.values().stream().map(ModelChoices.Owner::expression).collect(Collectors.toSet());
        bundle.models().stream()
                .flatMap(model -> model.tasks().stream())
                .map(UserTask::getCamundaCandidateGroups)
                .filter(text -> ModelExpression.of(text)
                        .filter(expression -> fits(expression, known))
                        .flatMap(ModelExpression::onlyCall)
                        .flatMap(call -> operations.find(call.name()))
                        .filter(operation -> operation.gives() == Gives.What.GROUP)
                        .isPresent())
                .filter(text -> !ofRoles.contains(text))
                .map(text -> new ModelChoices.Owner(null, OwnerWords.of(text), text))
                .filter(owner -> !owner.words().equals(owner.expression()))
                // of all shelters, say, the one of this case is meant
                .forEach(owner -> owners.put(owner.words(), owner));
        return List.copyOf(owners.values());
    }

    /** Who works for a municipality, or brings signals, is found by the case itself; all others by the place it plays. */
    private static ModelChoices.Owner owner(Role role) {
        boolean ofTheCase = RoleSets.OF_THE_MUNICIPALITY.contains(role)
                || RoleSets.REPORTERS.contains(role)
                || role == Role.AANDACHTSFUNCTIONARIS;
        String expression = role == Role.WMO
                ? "${eigenaar.wmo(gemeente)}"
                : (ofTheCase ? "${eigenaar.voor(execution,'%s')}" : "${eigenaar.van(gemeente,'%s')}")
                        .formatted(role.code());
        return new ModelChoices.Owner(role.code(), OwnerWords.of(expression), expression);
    }

    private static List<ModelChoices.Table> tables(ModelBundle bundle) {
        Map<String, String> results = bundle.models().stream()
                .flatMap(model -> model.all(BusinessRuleTask.class).stream())
                .filter(task -> task.getCamundaDecisionRef() != null && task.getCamundaResultVariable() != null)
                .collect(Collectors.toMap(
                        BusinessRuleTask::getCamundaDecisionRef,
                        BusinessRuleTask::getCamundaResultVariable,
                        (one, other) -> one));
        return bundle.decisions().stream()
                .map(table -> new ModelChoices.Table(table.key(), name(table), results.get(table.key())))
                .toList();
    }

    private static String name(ModelBundle.DecisionFile table) {
        return table.root().all().stream()
                .filter(part -> table.key().equals(part.id()))
                .map(part -> part.attributes().get("name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(table.key());
    }

    private List<ModelChoices.Deed> deeds(ModelBundle bundle, Set<String> known) {
        Map<String, ModelChoices.Deed> deeds = new TreeMap<>();
        bundle.models().stream()
                .flatMap(model -> model.all(ServiceTask.class).stream())
                .forEach(task -> ModelExpression.of(task.getCamundaExpression())
                        .filter(expression -> fits(expression, known))
                        .flatMap(ModelExpression::onlyCall)
                        .ifPresent(call -> operations.find(call.name()).ifPresent(operation -> {
                            ModelChoices.Deed deed = deed(call, operation, task.getCamundaResultVariable());
                            deeds.putIfAbsent(deed.expression(), deed);
                        })));
        return List.copyOf(deeds.values());
    }

    /** A literal that is one code of a list is picked; everything else stays as the models have it. */
    private static ModelChoices.Deed deed(OperationCall call, OperationList.Operation operation, String result) {
        List<ModelChoices.Pick> picks = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            OperationList.Argument takes = operation.arguments().get(i);
            if (call.arguments().get(i) instanceof Literal && !takes.codes().isEmpty()) {
                picks.add(new ModelChoices.Pick(takes.list(), takes.codes()));
                arguments.add("'{" + picks.size() + "}'");
            } else {
                arguments.add(text(call.arguments().get(i)));
            }
        }
        return new ModelChoices.Deed(
                call.name(), "${" + call.name() + "(" + String.join(",", arguments) + ")}", List.copyOf(picks), result);
    }

    private static String text(Operand operand) {
        if (operand instanceof Literal literal) {
            return literal.text().matches("-?\\d+(\\.\\d+)?") ? literal.text() : "'" + literal.text() + "'";
        }
        return ((Variable) operand).name();
    }

    /** A question that several forms ask under one key is offered once, with the answers of all of them. */
    private static List<ModelChoices.Question> questions(ModelBundle bundle) {
        Map<String, ModelChoices.Question> questions = new TreeMap<>();
        bundle.forms().stream()
                .filter(form -> form.schema() != null)
                .flatMap(form -> form.schema().fields().stream())
                .filter(field -> field.route() && field.options() != null)
                .map(ModelCatalogue::question)
                .forEach(question -> questions.merge(question.key(), question, ModelCatalogue::both));
        return List.copyOf(questions.values());
    }

    private static ModelChoices.Question question(FormField field) {
        return new ModelChoices.Question(
                field.key(),
                field.label(),
                field.multiple(),
                field.options().entrySet().stream()
                        .map(option -> new ModelChoices.ChosenAnswer(option.getKey(), option.getValue()))
                        .toList());
    }

    private static ModelChoices.Question both(ModelChoices.Question one, ModelChoices.Question other) {
        Map<String, ModelChoices.ChosenAnswer> answers = new LinkedHashMap<>();
        Stream.of(one, other)
                .flatMap(question -> question.answers().stream())
                .forEach(answer -> answers.putIfAbsent(answer.code(), answer));
        return new ModelChoices.Question(one.key(), one.label(), one.several(), List.copyOf(answers.values()));
    }

    private static List<ModelChoices.Condition> conditions(BundleModel model) {
        Map<String, ModelChoices.Condition> conditions = new LinkedHashMap<>();
        model.all(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .forEach(flow -> {
                    String text = flow.getConditionExpression().getTextContent().strip();
                    String name = Stream.of(nameOf(flow.getSource().getName(), ""), nameOf(flow.getName(), ""))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" "));
                    conditions.putIfAbsent(text, new ModelChoices.Condition(name, text));
                });
        return List.copyOf(conditions.values());
    }

    /** A term stands in the table under the step that is named; {@code {stap}} is the place of that name. */
    private List<ModelChoices.Condition> waits(ModelBundle bundle, Set<String> known) {
        Map<String, ModelChoices.Condition> waits = new LinkedHashMap<>();
        operations.giving(Gives.What.TERM).stream()
                .filter("termijn.einde"::equals)
                .forEach(name ->
                        waits.put(name, new ModelChoices.Condition(null, "${" + name + "(execution,'{stap}')}")));
        bundle.models().stream()
                .flatMap(model -> model.all(TimeDate.class).stream())
                .forEach(date -> ModelExpression.of(date.getTextContent())
                        .filter(expression -> fits(expression, known))
                        .flatMap(ModelExpression::onlyCall)
                        .flatMap(call -> operations.find(call.name()))
                        .filter(operation -> operation.gives() == Gives.What.MOMENT)
                        .ifPresent(moment -> waits.putIfAbsent(
                                moment.name(),
                                new ModelChoices.Condition(
                                        holder(date), date.getTextContent().strip()))));
        return List.copyOf(waits.values());
    }

    private static String holder(TimeDate date) {
        return date.getParentElement().getParentElement() instanceof FlowElement element
                ? nameOf(element.getName(), element.getId())
                : "";
    }

    private static String nameOf(String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name.strip().replaceAll("\\s+", " ");
    }
}
