package nl.schakel.process.routes.placement;

import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.process.bundle.LiveBundles;

/** The policy without a memory: every question goes to the published table. */
public final class TableItself {

    private TableItself() {}

    public static ContraIndicationPolicy asked(DmnPolicies policies, LiveBundles bundles) {
        return policies.table(bundles.decision("contra-indicatie", null));
    }
}
