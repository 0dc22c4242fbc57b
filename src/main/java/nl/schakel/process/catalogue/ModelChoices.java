package nl.schakel.process.catalogue;

import java.util.List;

/**
 * Value: what a chain director can choose from in one model, each with what then stands in the file.
 *
 * @param owners who can do a step
 * @param opens codes of how far a step opens the case (R7)
 * @param forms ids of the forms of the bundle
 * @param models what can be started as a part of this model
 * @param tables what can be decided by a table
 * @param deeds what Schakel can do in a step
 * @param questions whose answer can steer an arrow
 * @param conditions what arrows of this model ask already, other than the answer to a question
 * @param waits what a step can wait for
 */
public record ModelChoices(
        List<Owner> owners,
        List<String> opens,
        List<String> forms,
        List<CalledModel> models,
        List<Table> tables,
        List<Deed> deeds,
        List<Question> questions,
        List<Condition> conditions,
        List<Condition> waits) {

    /** @param role code of a role; null when the case decides, as {@code words} says */
    public record Owner(String role, String words, String expression) {}

    /** A model by its key, and as people call it. */
    public record CalledModel(String key, String name) {}

    /** @param result the variable that takes the outcome; null when no model of the bundle asks this table */
    public record Table(String key, String name, String result) {}

    /**
     * What Schakel can do.
     *
     * @param operation its name, {@code melder.informeren}
     * @param expression as the bundle has it, with {@code {1}} where the code of the first pick comes
     * @param result the variable that takes the answer; null when nobody needs it
     */
    public record Deed(String operation, String expression, List<Pick> picks, String result) {}

    /** A code that somebody picks. @param list name of the code list; {@code codes} of it, in their order */
    public record Pick(String list, List<String> codes) {}

    /**
     * A question of a form whose answer is known to the route.
     *
     * @param several whether more than one answer can hold at once
     */
    public record Question(String key, String label, boolean several, List<ChosenAnswer> answers) {}

    public record ChosenAnswer(String code, String label) {}

    /** @param name as the model itself says it */
    public record Condition(String name, String expression) {}
}
