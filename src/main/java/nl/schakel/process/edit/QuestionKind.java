package nl.schakel.process.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.support.Coded;

/** Code list: what kind of question it is, as a director names it. */
public enum QuestionKind implements Coded {
    KORTE_TEKST("textfield"),
    LANGE_TEKST("textarea"),
    JA_NEE_ONBEKEND("radio"),
    /** What somebody decides: there unknown is no answer (R11). */
    JA_NEE("radio"),
    EEN_KEUZE("radio"),
    MEER_KEUZES("checklist"),
    DATUM("datetime"),
    GETAL("number"),
    /** No question, a piece of text between them. */
    UITLEG("text"),
    /** A list of rows, a group, or anything else of which Schakel itself knows what it is for. */
    EIGEN("");

    private static final Set<String> ONE = Set.of("radio", "select");
    private static final Set<String> SEVERAL = Set.of("checklist", "taglist");
    private static final Set<String> YES_OR_NO = new TreeSet<>(Set.of("ja", "nee"));
    private static final Set<String> OR_UNKNOWN = new TreeSet<>(Set.of("ja", "nee", "onbekend"));

    private final String type;

    QuestionKind(String type) {
        this.type = type;
    }

    /** The component of a form that a new one becomes. */
    String type() {
        return type;
    }

    /** Whether somebody chooses from a list. */
    public boolean chosen() {
        return ofOneChoice() || this == MEER_KEUZES;
    }

    boolean ofOneChoice() {
        return this == EEN_KEUZE || yesOrNo();
    }

    /** Whether the answers are yes and no, with or without unknown. */
    public boolean yesOrNo() {
        return this == JA_NEE || this == JA_NEE_ONBEKEND;
    }

    /** Whether a question of the other kind is kept in the same way. */
    boolean alike(QuestionKind other) {
        return this == other || ofOneChoice() && other.ofOneChoice();
    }

    static QuestionKind of(JsonNode component) {
        String type = component.path("type").asText();
        if (ONE.contains(type)) {
            Set<String> codes = new TreeSet<>();
            component
                    .path("values")
                    .forEach(value -> codes.add(value.path("value").asText()));
            return codes.equals(OR_UNKNOWN) ? JA_NEE_ONBEKEND : codes.equals(YES_OR_NO) ? JA_NEE : EEN_KEUZE;
        }
        return switch (type) {
            case "textfield" -> KORTE_TEKST;
            case "textarea" -> LANGE_TEKST;
            case "number" -> GETAL;
            case "text" -> UITLEG;
            case "datetime" -> component.path("subtype").asText().equals("date") ? DATUM : EIGEN;
            default -> SEVERAL.contains(type) ? MEER_KEUZES : EIGEN;
        };
    }
}
