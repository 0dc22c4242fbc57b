package nl.schakel.process.rules.model;

import nl.schakel.process.engine.CodeInModels;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;

/** Check that no model brings code of its own, in a process or beside it (ADR 4). */
public final class NoCode implements ModelRule {

    @Override
    public String id() {
        return "code";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            CodeInModels.in(model.root())
                    .forEach(found -> findings.error(
                            model.file(), ((XmlPart) found.part()).nearestId(), found.kind(), found.what()));
        }
    }
}
