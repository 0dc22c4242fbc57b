package nl.schakel.placement.matching.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.internal.HouseOfBed;

/** Calculation of a match: one need against houses: what each criterion comes to, and why, in Dutch. */
public final class Assessment {

    /** First choice of the question about residence: no shelter needs to know more. */
    private static final String DUTCH = "nederlands";

    /**
     * How a house meets the need.
     *
     * @param open the criteria of which the answer is not known and can still be asked
     * @param unknown how many criteria are unknown, also those that somebody would rather not answer
     */
    public record FitVerdict(Fit fit, List<Reason> reasons, Set<String> open, int unknown) {}

    private final List<Criterion> criteria;
    private final ContraIndicationPolicy policy;
    private final Explanations words;
    private final Answers answers;
    private final Facts facts;

    public Assessment(
            List<Criterion> criteria, ContraIndicationPolicy policy, Explanations words, Answers answers, Facts facts) {
        this.criteria = criteria;
        this.policy = policy;
        this.words = words;
        this.answers = answers;
        this.facts = facts;
    }

    /** Every criterion against this house. */
    public FitVerdict of(HouseOfBed house) {
        Fit fit = Fit.PAST;
        List<Reason> reasons = new ArrayList<>();
        Set<String> open = new HashSet<>();
        int unknown = 0;
        for (Criterion criterion : criteria) {
            Profile.CriterionRule line = house.profile().lines().get(criterion.code());
            CriterionMatch touch = touch(criterion, line, house);
            Fit one = policy.decide(criterion.code(), criterion.kind(), line.stance(), touch);
            String measure = line.measure();
            boolean crowded = false;
            if (criterion.code().equals("kinderen")) {
                // whatever the shelter thinks of children, everybody needs a place to sleep
                CriterionMatch tooSmall = answers.tooSmall(house.places());
                Fit room = policy.decide(criterion.code(), criterion.kind(), AcceptancePolicy.UITGESLOTEN, tooSmall);
                crowded = room.compareTo(one) > 0;
                touch = crowded ? tooSmall : touch;
                one = room.and(one);
            }
            if (one == Fit.PAST) {
                continue;
            }
            fit = fit.and(one);
            reasons.add(words.reason(criterion, line, house, answers, one, touch, crowded, measure));
            if (one == Fit.ONBEKEND) {
                unknown++;
                if (touch == CriterionMatch.ONBEKEND) {
                    open.add(criterion.code());
                }
            }
        }
        // equal ones stay in the order in which they are asked
        reasons.sort(Comparator.comparing(Reason::fit).reversed());
        return new FitVerdict(fit, List.copyOf(reasons), Set.copyOf(open), unknown);
    }

    private CriterionMatch touch(Criterion criterion, Profile.CriterionRule line, HouseOfBed house) {
        return switch (criterion.code()) {
            case "woonvorm" -> answers.living(house.living());
            case "kinderen" -> answers.children();
            case "dreiging" -> answers.threat(house.securityLevel());
            case "mijdgebied" -> answers.area(house.municipality());
            case "eigen-wens" -> answers.wish(house.organisation());
            case "bekende-aanwezig" -> yes(facts.knownAt().contains(house.location()));
            case "eerder-geweigerd" -> yes(facts.refusedBy().contains(house.organisation()));
            // never asked of a victim: help may not depend on it (Directive 2011/36, article 11)
            case "politie-medewerking" -> CriterionMatch.NEE;
            case "verblijfsstatus" -> answers.status(line, DUTCH);
            default -> answers.yesOrNo(criterion);
        };
    }

    private static CriterionMatch yes(boolean touched) {
        return touched ? CriterionMatch.JA : CriterionMatch.NEE;
    }
}
