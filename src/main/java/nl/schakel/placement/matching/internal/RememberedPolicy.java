package nl.schakel.placement.matching.internal;

import java.util.HashMap;
import java.util.Map;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;

/**
 * Cache: what the table said during one match: a match is decided by one version of it, and asks the same again and
 * again. The kind of a criterion is fixed, so it need not be part of the question. For one thread.
 */
final class RememberedPolicy implements ContraIndicationPolicy {

    private static final int TOUCHES = CriterionMatch.values().length;
    private static final int STANCES = AcceptancePolicy.values().length;

    private final ContraIndicationPolicy table;
    private final Map<String, Fit[]> known = new HashMap<>();

    RememberedPolicy(ContraIndicationPolicy table) {
        this.table = table;
    }

    @Override
    public Fit decide(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch) {
        Fit[] fits = known.get(criterion);
        if (fits == null) {
            fits = new Fit[STANCES * TOUCHES];
            known.put(criterion, fits);
        }
        int place = stance.ordinal() * TOUCHES + touch.ordinal();
        if (fits[place] == null) {
            fits[place] = table.decide(criterion, kind, stance, touch);
        }
        return fits[place];
    }
}
