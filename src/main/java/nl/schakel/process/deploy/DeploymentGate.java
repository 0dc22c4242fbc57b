package nl.schakel.process.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRules;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.support.text.Sentences;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Gate before a deployment: refuses a bundle against which the rules have an error, and names every problem of every file
 * at once. To be asked before anything of the bundle reaches the engine (ADR 130).
 */
@Component
public class DeploymentGate {

    /** Models that may not be published; the message names each problem with its file and element, in Dutch. */
    public static class ModelsRefused extends RuntimeException {

        private final transient List<RuleFinding> findings;

        ModelsRefused(List<RuleFinding> findings) {
            super(Sentences.of("model-rule-messages").say("geweigerd") + "\n"
                    + String.join("\n", findings.stream().map(RuleFinding::line).toList()));
            this.findings = List.copyOf(findings);
        }

        /** The errors, by file and element. */
        public List<RuleFinding> findings() {
            return findings;
        }
    }

    private final OperationList operations;
    private final ModelRules rules;

    DeploymentGate(ApplicationContext context) {
        List<Class<?>> types = Arrays.stream(context.getBeanNamesForAnnotation(ModelOperations.class))
                .map(context::getType)
                .filter(Objects::nonNull)
                .<Class<?>>map(ClassUtils::getUserClass)
                .toList();
        this.operations = OperationList.of(types);
        this.rules = ModelRules.with(operations);
    }

    /** What a model may call. */
    public OperationList operations() {
        return operations;
    }

    /** Files by their names, read; those that were read before are not read anew. */
    public ModelBundle read(Map<String, byte[]> files) {
        return rules.read(files);
    }

    /** Everything that the rules say of files by their names, errors and warnings; refuses nothing. */
    public List<RuleFinding> findings(Map<String, byte[]> files) {
        return rules.check(files);
    }

    /**
     * Looks at files by their names.
     *
     * @return warnings only
     * @throws ModelsRefused when a rule has an error against any of them
     */
    public List<RuleFinding> check(Map<String, byte[]> files) {
        List<RuleFinding> findings = findings(files);
        List<RuleFinding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.FOUT)
                .toList();
        if (!errors.isEmpty()) {
            throw new ModelsRefused(errors);
        }
        return findings;
    }
}
