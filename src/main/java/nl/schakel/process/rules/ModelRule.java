package nl.schakel.process.rules;

/** Interface of one rule over a bundle. A rule looks at what can be read; what cannot is a finding already. */
public interface ModelRule {

    /** Stable id, in Dutch; the sentences of its findings begin with it. */
    String id();

    void check(ModelBundle bundle, RuleFindings findings);
}
