package nl.schakel.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Check that a model brings no code of its own: no scripts, classes and connectors, and no expression outside the grammar
 * of {@link ModelExpression}. Publishing a model must never be running code (ADR 0004). It finds everything that is wrong,
 * not the first only, and knows no XML library: whoever reads a model shows it as parts.
 */
public final class CodeInModels {

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of("scriptTask", "script", "connector", "field");
    private static final Set<String> FORBIDDEN_ATTRIBUTES =
            Set.of("class", "type", "scriptFormat", "delegateExpression", "language", "resource");

    /** {@code xsi:type} says what kind of XML an element is, and no more. */
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private CodeInModels() {}

    /** One element of a model. */
    public interface CodePart {

        /** Without prefix. */
        String name();

        /** Its id, or null. */
        String id();

        /** By name; a name begins with its namespace and a colon when it has one. */
        Map<String, String> attributes();

        /** The text that stands directly in it. */
        String text();

        List<? extends CodePart> children();
    }

    /**
     * Value: one thing that may not be in a model.
     *
     * @param kind {@code onderdeel}, {@code kenmerk} or {@code uitdrukking}
     * @param what the element, the attribute, or the expression as it stands there
     */
    public record Found(CodePart part, String kind, String what) {}

    /** Everything in this part and below it that may not be in a model. */
    public static List<Found> in(CodePart part) {
        List<Found> found = new ArrayList<>();
        look(part, found);
        return found;
    }

    private static void look(CodePart part, List<Found> found) {
        if (FORBIDDEN_ELEMENTS.contains(part.name())) {
            found.add(new Found(part, "onderdeel", part.name()));
        }
        part.attributes().forEach((attribute, value) -> {
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (FORBIDDEN_ATTRIBUTES.contains(name) && !attribute.startsWith(SCHEMA_INSTANCE)) {
                found.add(new Found(part, "kenmerk", name));
            }
            lookAtText(part, value, found);
        });
        lookAtText(part, part.text(), found);
        part.children().forEach(child -> look(child, found));
    }

    private static void lookAtText(CodePart part, String text, List<Found> found) {
        if (ModelExpression.isIn(text) && ModelExpression.of(text).isEmpty()) {
            found.add(new Found(part, "uitdrukking", text.strip()));
        }
    }
}
