package nl.schakel.process.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import nl.schakel.process.rules.HiddenCharacters;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;

/**
 * Check of what a director writes and other people read: no phone numbers and mail addresses (R9), and no characters that
 * nobody sees. Quotes, emoji and writing from right to left are fine.
 */
public final class ShownTexts implements ModelRule {

    private static final Set<String> WRITTEN =
            Set.of("name", "label", "documentation", "text", "description", "annotation");
    private static final List<String> OF_A_QUESTION = List.of("label", "description", "text");

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    /** Nine digits or more as a number that is dialled; a short number such as 112 is nobody's. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\w/.-])(?:\\+|00|0)[1-9](?:[ ()-]{0,2}\\d){8,12}(?!\\w)");

    @Override
    public String id() {
        return "teksten";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        bundle.models().forEach(model -> xml(model.file(), model.root(), findings));
        bundle.decisions().forEach(table -> xml(table.file(), table.root(), findings));
        bundle.forms()
                .forEach(form -> form(form.root(), (element, text) -> look(form.file(), element, text, findings)));
    }

    private static void xml(String file, XmlPart root, RuleFindings findings) {
        for (XmlPart part : root.all()) {
            part.attributes().forEach((name, value) -> {
                if (WRITTEN.contains(name)) {
                    look(file, part.nearestId(), value, findings);
                }
            });
            if (WRITTEN.contains(part.name())) {
                look(file, part.nearestId(), part.text(), findings);
            }
        }
    }

    private static void form(JsonNode node, BiConsumer<String, String> found) {
        String element = node.path("key").asText(node.path("id").asText());
        OF_A_QUESTION.forEach(name -> found.accept(element, node.path(name).asText("")));
        node.path("values")
                .forEach(option -> found.accept(element, option.path("label").asText("")));
        node.path("components").forEach(child -> form(child, found));
    }

    private static void look(String file, String element, String text, RuleFindings findings) {
        if (HiddenCharacters.in(text)) {
            findings.error(file, element, "onzichtbaar", text);
        }
        if (MAIL.matcher(text).find()) {
            findings.warning(file, element, "mail");
        }
        if (PHONE.matcher(text).find()) {
            findings.warning(file, element, "telefoon");
        }
    }
}
