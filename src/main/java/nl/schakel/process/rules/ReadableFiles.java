package nl.schakel.process.rules;

/** Check that every file can be read: XML without DOCTYPE, BPMN, DMN or a form. */
final class ReadableFiles implements ModelRule {

    @Override
    public String id() {
        return "leesbaar";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        bundle.unreadable()
                .forEach(problem -> findings.error(
                        problem.file(),
                        problem.element(),
                        problem.sentence(),
                        problem.values().toArray()));
    }
}
