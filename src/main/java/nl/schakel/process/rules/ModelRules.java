package nl.schakel.process.rules;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.rules.form.ClosedRouteQuestions;
import nl.schakel.process.rules.form.FormHeads;
import nl.schakel.process.rules.form.QuestionTexts;
import nl.schakel.process.rules.form.UnknownIsAnAnswer;
import nl.schakel.process.rules.model.AllowedParts;
import nl.schakel.process.rules.model.CallsInBundle;
import nl.schakel.process.rules.model.ClearChoices;
import nl.schakel.process.rules.model.DecisionsInBundle;
import nl.schakel.process.rules.model.EverythingReached;
import nl.schakel.process.rules.model.FormOfEachTask;
import nl.schakel.process.rules.model.KnownMessages;
import nl.schakel.process.rules.model.KnownOperations;
import nl.schakel.process.rules.model.ModelHeads;
import nl.schakel.process.rules.model.NamesOfElements;
import nl.schakel.process.rules.model.NeededNames;
import nl.schakel.process.rules.model.NoCode;
import nl.schakel.process.rules.model.NoEndlessLoop;
import nl.schakel.process.rules.model.OwnerOfEachTask;
import nl.schakel.process.rules.model.ShownTexts;
import nl.schakel.process.rules.model.TermOfEachStep;
import nl.schakel.process.rules.model.VariablesAreSet;
import nl.schakel.process.rules.model.WhatEachStepOpens;
import nl.schakel.process.rules.path.PathRule;
import nl.schakel.process.rules.table.CompleteTables;
import nl.schakel.process.rules.table.TableLanguage;

/**
 * Check of a whole bundle by every rule: at deployment, in an editor and in tests. Starts nothing and stores nothing; a
 * rule that fails by a mistake of ours refuses the bundle as well.
 */
public final class ModelRules {

    private static final int MOST_REMEMBERED = 50;

    /** For the same operations the same rules: whoever asks, what was read and said before is known. */
    private static final Map<OperationList, ModelRules> MADE = new ConcurrentHashMap<>();

    private final List<ModelRule> first;
    private final List<ModelRule> rest;
    /** What was read before is worth keeping while models are drawn, and not worth the memory of a night. */
    private SoftReference<BundleReader> readBefore = new SoftReference<>(null);

    /** What was said of a whole bundle, by what stands in it: each page of a draft asks again. */
    private final Map<String, List<RuleFinding>> said = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<RuleFinding>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private ModelRules(List<ModelRule> first, List<ModelRule> rest) {
        this.first = first;
        this.rest = rest;
    }

    /** All rules, with the operations that a model may call. */
    public static ModelRules with(OperationList operations) {
        return MADE.computeIfAbsent(operations, ModelRules::of);
    }

    private static ModelRules of(OperationList operations) {
        List<ModelRule> rest = new ArrayList<>(List.of(
                new KnownOperations(operations),
                new OwnerOfEachTask(operations),
                new FormOfEachTask(),
                new TermOfEachStep(operations),
                new WhatEachStepOpens(),
                new CallsInBundle(),
                new DecisionsInBundle(),
                new KnownMessages(),
                new NeededNames(),
                new ClearChoices(),
                new EverythingReached(),
                new NoEndlessLoop(),
                new ModelHeads(),
                new NamesOfElements(),
                new ShownTexts(),
                new VariablesAreSet(),
                new CompleteTables(),
                new FormHeads(),
                new ClosedRouteQuestions(),
                new QuestionTexts(),
                new UnknownIsAnAnswer()));
        rest.addAll(PathRule.all(operations));
        return new ModelRules(
                List.of(new ReadableFiles(), new NoCode(), new AllowedParts(), new TableLanguage()), List.copyOf(rest));
    }

    /**
     * Everything that the rules have against these files by their names, errors first, by file and element. One check at a
     * time; files that did not change since an earlier one are not read anew, and of a bundle that did not change what was
     * said still holds. While code of its own stands in it, nothing of it is evaluated, so the other rules wait.
     */
    public synchronized List<RuleFinding> check(Map<String, byte[]> files) {
        String what = new BundleFiles(files).hash();
        List<RuleFinding> before = said.get(what);
        if (before != null) {
            return before;
        }
        List<RuleFinding> findings = check(ModelBundle.of(files, reader()));
        said.put(what, findings);
        return findings;
    }

    /** Reads a bundle, as the rules would; files that were read before are not read anew. */
    public synchronized ModelBundle read(Map<String, byte[]> files) {
        return ModelBundle.of(files, reader());
    }

    /** The same by some of the rules, by their ids: for tests that look at hundreds of bundles. */
    synchronized List<RuleFinding> check(Map<String, byte[]> files, Set<String> ids) {
        ModelBundle bundle = ModelBundle.of(files, reader());
        return Stream.concat(first.stream(), rest.stream())
                .filter(rule -> ids.contains(rule.id()))
                .flatMap(rule -> by(rule, bundle).stream())
                .toList();
    }

    private BundleReader reader() {
        BundleReader reader = readBefore.get();
        if (reader == null) {
            reader = new BundleReader();
            readBefore = new SoftReference<>(reader);
        }
        return reader;
    }

    private List<RuleFinding> check(ModelBundle bundle) {
        List<RuleFinding> findings = new ArrayList<>();
        first.forEach(rule -> findings.addAll(by(rule, bundle)));
        boolean code = findings.stream()
                .anyMatch(finding ->
                        finding.rule().equals("code") || finding.rule().equals("tabel-taal"));
        if (!code) {
            rest.forEach(rule -> findings.addAll(by(rule, bundle)));
        }
        findings.sort(Comparator.comparing(RuleFinding::severity)
                .thenComparing(RuleFinding::file)
                .thenComparing(RuleFinding::element)
                .thenComparing(RuleFinding::rule));
        return List.copyOf(findings);
    }

    private static List<RuleFinding> by(ModelRule rule, ModelBundle bundle) {
        RuleFindings findings = new RuleFindings(rule.id());
        rule.check(bundle, findings);
        return findings.all();
    }

    /** The ids of all rules. */
    public List<String> ids() {
        return Stream.concat(first.stream(), rest.stream()).map(ModelRule::id).toList();
    }
}
