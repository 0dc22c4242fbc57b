package nl.schakel.process.rules.table;

import java.util.Locale;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;

/** Check that a decision is a table in FEEL: no script, no other language, nothing but rows. */
public final class TableLanguage implements ModelRule {

    private static final Set<String> OTHER_KINDS = Set.of(
            "literalExpression", "invocation", "context", "functionDefinition", "relation", "businessKnowledgeModel");

    @Override
    public String id() {
        return "tabel-taal";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (ModelBundle.DecisionFile table : bundle.decisions()) {
            for (XmlPart part : table.root().all()) {
                part.attributes().forEach((name, value) -> {
                    boolean other = name.endsWith("expressionLanguage")
                            && !value.toLowerCase(Locale.ROOT).contains("feel");
                    if (other) {
                        findings.error(table.file(), part.nearestId(), "taal", value);
                    }
                });
                if (OTHER_KINDS.contains(part.name())) {
                    findings.error(table.file(), part.nearestId(), "soort", part.name());
                }
            }
        }
    }
}
