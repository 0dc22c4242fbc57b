package nl.schakel.process.tasks.form;

import java.util.List;
import java.util.Map;

/**
 * Value: one question of a form.
 *
 * @param type type of the form-js component, e.g. {@code radio}
 * @param options the closed list of codes with their labels; null when the answer is not from a list
 * @param optionsFrom name of a list that the server fills, e.g. {@code gemeenten}; null when the options stand in the
 *     form
 * @param hideWhen FEEL conditions under which the question is not asked, its own and those of the groups around it
 * @param rows the questions of each row, when this is a dynamic list
 * @param validate rules of form-js: required, minLength, maxLength, min, max, pattern
 * @param properties the custom properties: route, bind, share
 */
public record FormField(
        String key,
        String label,
        String type,
        String subtype,
        Map<String, String> options,
        String optionsFrom,
        List<String> hideWhen,
        List<FormField> rows,
        Map<String, Object> validate,
        Map<String, String> properties,
        Object defaultValue) {

    /** Whether the answer becomes a process variable: a code of a closed list, never free text. */
    public boolean route() {
        return "true".equals(properties.get("route"));
    }

    /** The part of the domain that takes the answer, or null when it is kept as a dossier entry. */
    public String bind() {
        return properties.get("bind");
    }

    /** Codes of the roles that may read the answer; empty for everybody who may read answers. */
    public List<String> share() {
        String roles = properties.getOrDefault("share", "");
        return roles.isBlank() ? List.of() : List.of(roles.strip().split("\\s*,\\s*"));
    }

    /** Whether several options may hold at once. */
    public boolean multiple() {
        return type.equals("checklist") || type.equals("taglist");
    }

    boolean required() {
        return Boolean.TRUE.equals(validate.get("required"));
    }
}
