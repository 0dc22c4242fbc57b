package nl.schakel.process.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Value: one question of a form, as a director says it.
 *
 * @param id of the part of the form; empty for one that is new
 * @param key by which the answer is known, made once; empty for one that is new and for a piece of text
 * @param label what is asked; of a piece of text the text itself
 * @param explanation what stands below it; may be empty
 * @param choices the answers to choose from
 * @param steers whether the answer decides which way the route goes
 * @param share codes of the roles that may read the answer; empty for everybody who may read answers
 * @param own whether Schakel itself does something with it: only its words can be changed, and it cannot be taken away
 * @param listed whether Schakel fills the list to choose from
 * @param sometimes whether it is asked only after certain answers
 */
public record FormQuestion(
        String id,
        String key,
        QuestionKind kind,
        String label,
        String explanation,
        boolean required,
        List<Choice> choices,
        boolean steers,
        List<String> share,
        boolean own,
        boolean listed,
        boolean sometimes) {

    /** Value: one answer to choose; the code of a new one is empty, and is made from its label once. */
    public record Choice(String code, String label) {}

    public FormQuestion {
        choices = List.copyOf(choices);
        share = List.copyOf(share);
    }

    /** A question that is not in the form yet. */
    public static FormQuestion asked(QuestionKind kind, String label) {
        List<Choice> choices = new ArrayList<>();
        if (kind.yesOrNo()) {
            choices.add(new Choice("ja", "Ja"));
            choices.add(new Choice("nee", "Nee"));
        }
        if (kind == QuestionKind.JA_NEE_ONBEKEND) {
            choices.add(new Choice("onbekend", "Onbekend"));
        }
        return new FormQuestion("", "", kind, label, "", false, choices, false, List.of(), false, false, false);
    }

    /** The same part of the form with other words. */
    public FormQuestion saying(String label, String explanation) {
        return new FormQuestion(
                id, key, kind, label, explanation, required, choices, steers, share, own, listed, sometimes);
    }

    /** The same with everything that a director may choose. */
    public FormQuestion choosing(boolean required, List<Choice> choices, boolean steers, List<String> share) {
        return new FormQuestion(
                id, key, kind, label, explanation, required, choices, steers, share, own, listed, sometimes);
    }
}
