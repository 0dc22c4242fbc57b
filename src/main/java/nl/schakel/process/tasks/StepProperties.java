package nl.schakel.process.tasks;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Role;
import nl.schakel.support.Coded;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * Value: extension properties of a user task: what a step opens of a case and whose it is, as its model says (R7, ADR
 * 106).
 *
 * @param opens how far its owners take part in the case; empty when the model does not say so, and then nothing opens
 * @param hiddenFrom roles whose people do this step without seeing anything of the dossier
 * @param own to whom the step belongs in person; empty for a step of a group
 * @param role whose step it is, when the model names a role and not a person or a group that the route finds
 * @param contact whether somebody visits or calls those involved in this step, so that it waits while police ask for that (R13)
 */
public record StepProperties(
        Optional<Scope> opens, Set<Role> hiddenFrom, Optional<Own> own, boolean contact, Optional<Role> role) {

    /** As models say whose step it is: {@code ${eigenaar.van(gemeente,'tmm')}}, or {@code voor} in the case's own organisation. */
    private static final Pattern ROLE = Pattern.compile("eigenaar\\.(?:van|voor)\\([^,]*,\\s*'([a-z]+)'\\s*\\)");

    /** Whether people of this role see anything of the case when they do the step. */
    boolean shows(Role role) {
        return opens.isPresent() && !hiddenFrom.contains(role);
    }

    /** A step that is given to one person. */
    public enum Own implements Coded {
        /** The reporter's own: colleagues at the counter do not see it, and it goes back to no team. */
        MELDER,
        /** Of whoever has the night: it goes along when a colleague takes that over. */
        DIENST
    }

    /** How far a step can open a case; looking along at receipt is no step of anybody. */
    private static final Scope[] OPENED = {Scope.VOLLEDIG, Scope.VRAAG, Scope.NAVRAAG, Scope.CRITERIA};

    public static final String OPENS = "inzage";
    public static final String HIDDEN_FROM = "verborgenVoor";
    public static final String OWN = "eigen";
    public static final String CONTACT = "contact";

    private enum YesOrNo implements Coded {
        JA,
        NEE
    }

    /** What {@value #OPENS} can be. */
    public static List<Scope> opened() {
        return List.of(OPENED);
    }

    /** What {@value #CONTACT} can be. */
    public static List<Coded> contacts() {
        return List.of(YesOrNo.values());
    }

    /** What cannot be read counts as not said: then nothing opens, the step is nobody's own, and it waits for police. */
    static StepProperties of(UserTask task) {
        return new StepProperties(
                one(task, OPENS, List.of(OPENED)),
                several(task, HIDDEN_FROM, List.of(Role.values())),
                one(task, OWN, List.of(Own.values())),
                one(task, CONTACT, List.of(YesOrNo.values()))
                        .filter(YesOrNo.NEE::equals)
                        .isEmpty(),
                role(task.getCamundaCandidateGroups()));
    }

    private static Optional<Role> role(String groups) {
        Matcher named = ROLE.matcher(groups == null ? "" : groups);
        return named.find() ? Coded.of(Role.class, named.group(1)) : Optional.empty();
    }

    private static <E extends Coded> Optional<E> one(UserTask task, String property, List<E> known) {
        List<String> said = said(task, property);
        return said.size() == 1
                ? known.stream()
                        .filter(value -> value.code().equals(said.get(0)))
                        .findFirst()
                : Optional.empty();
    }

    private static <E extends Coded> Set<E> several(UserTask task, String property, List<E> known) {
        Set<String> said = new HashSet<>(said(task, property));
        return known.stream().filter(value -> said.contains(value.code())).collect(Collectors.toUnmodifiableSet());
    }

    /** Every value of this property; one that is given twice stands twice, so that nobody has to guess which counts. */
    public static List<String> said(UserTask task, String property) {
        ExtensionElements extensions = task.getExtensionElements();
        if (extensions == null) {
            return List.of();
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(each -> property.equals(each.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> value == null ? Stream.of("") : Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
    }
}
