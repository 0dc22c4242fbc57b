package nl.schakel.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.signal.Outcome;

/**
 * Calculation of when a case may leave and must: by how it ended, who it is about, and what was done for them. Of several terms
 * that hold for a case the longest counts, since what is destroyed never comes back. Cases that belong together leave together.
 */
public final class Retention {

    private static final Set<Outcome> NO_GROUND = EnumSet.of(Outcome.GEEN_AANWIJZINGEN, Outcome.INGETROKKEN);
    /** Ends by which a case can leave by one of {@link #SOON}; every other one has one of {@link #LATER}. */
    static final Set<Outcome> EARLY = Set.of(Outcome.GEEN_AANWIJZINGEN, Outcome.INGETROKKEN, Outcome.GEKOPPELD);

    static final Set<RetentionRule> SOON = EnumSet.of(RetentionRule.GEEN_GROND, RetentionRule.JEUGD_GEEN_GROND);
    static final Set<RetentionRule> LATER = EnumSet.of(RetentionRule.OVERIG, RetentionRule.STRAFRECHT);

    private static final Set<Outcome> CARE =
            EnumSet.of(Outcome.HULP_GEREGELD, Outcome.GEEN_OPVANG_GEWENST, Outcome.GEEN_PLEK, Outcome.VERTROKKEN);
    private static final Set<Outcome> CRIMINAL =
            EnumSet.of(Outcome.STRAFRECHTELIJK_ONDERZOEK, Outcome.NIET_VERVOLGD_GEDWONGEN);

    /**
     * Where a case stands.
     *
     * @param ended Dutch date; null while it is open
     * @param follows whether it belongs to another case of the group, and has no term of its own
     * @param minor somebody in it is under eighteen, or perhaps
     * @param care a place was looked for
     * @param held by a legal hold that lasts
     */
    public record CaseFacts(
            Outcome outcome, LocalDate ended, boolean follows, boolean minor, boolean care, boolean held) {}

    /**
     * What follows.
     *
     * @param rule which term decides; null while a case of the group is open
     * @param due the first day on which it may leave; null while a case of the group is open
     * @param stays why it stays now; null when it may leave
     */
    public record Leaving(RetentionRule rule, LocalDate due, WhyItStays stays) {}

    private Retention() {}

    /** The terms that hold for a case that ended. */
    public static Set<RetentionRule> rules(CaseFacts facts) {
        boolean care = facts.care() || CARE.contains(facts.outcome());
        if (NO_GROUND.contains(facts.outcome()) && !care) {
            return EnumSet.of(facts.minor() ? RetentionRule.JEUGD_GEEN_GROND : RetentionRule.GEEN_GROND);
        }
        Set<RetentionRule> rules =
                EnumSet.of(CRIMINAL.contains(facts.outcome()) ? RetentionRule.STRAFRECHT : RetentionRule.OVERIG);
        if (care) {
            rules.add(RetentionRule.ZORG);
        }
        if (facts.minor()) {
            rules.add(RetentionRule.JEUGD);
        }
        return rules;
    }

    /**
     * When a group of cases that belong together leaves, counted from the last end among them; most groups are one case.
     *
     * @param terms of every rule that a case can have
     */
    public static Leaving of(List<CaseFacts> group, Map<RetentionRule, Period> terms, LocalDate today) {
        if (group.isEmpty() || group.stream().anyMatch(facts -> facts.ended() == null)) {
            return new Leaving(null, null, WhyItStays.LOOPT);
        }
        LocalDate last = group.stream()
                .map(CaseFacts::ended)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        RetentionRule rule = rulesOf(group).stream()
                .max(Comparator.comparing(each -> last.plus(terms.get(each))))
                .orElseThrow();
        LocalDate due = last.plus(terms.get(rule));
        if (group.stream().anyMatch(CaseFacts::held)) {
            return new Leaving(rule, due, WhyItStays.VASTGEHOUDEN);
        }
        return new Leaving(rule, due, due.isAfter(today) ? WhyItStays.TE_VROEG : null);
    }

    /** A signal that belongs to a case adds who it is about and what was done; its own end says nothing. */
    private static Set<RetentionRule> rulesOf(List<CaseFacts> group) {
        boolean minor = group.stream().anyMatch(CaseFacts::minor);
        boolean care = group.stream().anyMatch(CaseFacts::care);
        boolean onlyFollow = group.stream().allMatch(CaseFacts::follows);
        Set<RetentionRule> rules = EnumSet.noneOf(RetentionRule.class);
        group.stream()
                .filter(facts -> onlyFollow || !facts.follows())
                .map(facts -> new CaseFacts(facts.outcome(), facts.ended(), false, minor, care, false))
                .forEach(facts -> rules.addAll(rules(facts)));
        return rules;
    }

    /** When it is forgotten how the reporter of this case can be reached. */
    public static Leaving ofReporter(CaseFacts facts, Map<RetentionRule, Period> terms, LocalDate today) {
        if (facts.ended() == null) {
            return new Leaving(null, null, WhyItStays.LOOPT);
        }
        LocalDate due = facts.ended().plus(terms.get(RetentionRule.MELDER));
        if (facts.held()) {
            return new Leaving(RetentionRule.MELDER, due, WhyItStays.VASTGEHOUDEN);
        }
        return new Leaving(RetentionRule.MELDER, due, due.isAfter(today) ? WhyItStays.TE_VROEG : null);
    }
}
