package nl.schakel.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import nl.schakel.trial.CaseComparison.CaseDifference;
import nl.schakel.trial.CaseComparison.WhatDiffers;
import nl.schakel.trial.CaseOutcome.GivenStep;

/** Calculation: what goes otherwise in one case in a draft than it does live. */
final class TrialComparison {

    private record Moment(String about, String code, long after) {}

    private final List<CaseDifference> differences = new ArrayList<>();

    private TrialComparison() {}

    static List<CaseDifference> between(CaseOutcome live, CaseOutcome draft) {
        TrialComparison comparison = new TrialComparison();
        comparison.notes(live, draft);
        comparison.steps(live.steps(), draft.steps());
        comparison.moments(
                WhatDiffers.TOLD,
                live.told().stream()
                        .map(told -> new Moment(told.notice(), told.kind(), told.after()))
                        .toList(),
                draft.told().stream()
                        .map(told -> new Moment(told.notice(), told.kind(), told.after()))
                        .toList());
        comparison.moments(
                WhatDiffers.RUNG,
                live.rungs().stream()
                        .map(rung -> new Moment(rung.name(), rung.rung(), rung.after()))
                        .toList(),
                draft.rungs().stream()
                        .map(rung -> new Moment(rung.name(), rung.rung(), rung.after()))
                        .toList());
        comparison.path(live, draft);
        if (!Objects.equals(live.end(), draft.end())) {
            comparison.add(WhatDiffers.END, null, null, live.end(), draft.end());
        }
        return comparison.differences;
    }

    private void notes(CaseOutcome live, CaseOutcome draft) {
        List<CaseOutcome.PlayNote> before = new ArrayList<>(live.notes());
        for (CaseOutcome.PlayNote note : draft.notes()) {
            if (!before.remove(note)) {
                add(WhatDiffers.NOTE, note.about(), note.what().code(), null, "");
            }
        }
        before.forEach(note -> add(WhatDiffers.NOTE, note.about(), note.what().code(), "", null));
    }

    private void steps(List<GivenStep> live, List<GivenStep> draft) {
        Map<String, GivenStep> before = numbered(live, GivenStep::step);
        Map<String, GivenStep> after = numbered(draft, GivenStep::step);
        for (String key : all(before.keySet(), after.keySet())) {
            GivenStep was = before.get(key);
            GivenStep now = after.get(key);
            if (was == null || now == null) {
                add(
                        WhatDiffers.STEP,
                        (was == null ? now : was).name(),
                        (was == null ? now : was).step(),
                        was == null ? null : was.group(),
                        now == null ? null : now.group());
            } else {
                part(WhatDiffers.NAME, was, now, GivenStep::name);
                part(WhatDiffers.GROUP, was, now, GivenStep::group);
                part(WhatDiffers.TERM, was, now, GivenStep::term);
                part(WhatDiffers.MOMENT, was, now, GivenStep::after);
            }
        }
    }

    private void part(WhatDiffers what, GivenStep was, GivenStep now, Function<GivenStep, Object> part) {
        if (!Objects.equals(part.apply(was), part.apply(now))) {
            add(what, now.name(), now.step(), text(part.apply(was)), text(part.apply(now)));
        }
    }

    private void moments(WhatDiffers what, List<Moment> live, List<Moment> draft) {
        Map<String, Moment> before = numbered(live, one -> one.about() + " " + one.code());
        Map<String, Moment> after = numbered(draft, one -> one.about() + " " + one.code());
        for (String each : all(before.keySet(), after.keySet())) {
            Moment was = before.get(each);
            Moment now = after.get(each);
            if (was == null || now == null || was.after() != now.after()) {
                Moment either = now == null ? was : now;
                add(
                        what,
                        either.about(),
                        either.code(),
                        was == null ? null : text(was.after()),
                        now == null ? null : text(now.after()));
            }
        }
    }

    /** Elements alone: that one is reached more often shows in its steps. */
    private void path(CaseOutcome live, CaseOutcome draft) {
        Map<String, CaseOutcome.PathPart> before = numbered(live.path(), part -> part.model() + " " + part.element());
        Map<String, CaseOutcome.PathPart> after = numbered(draft.path(), part -> part.model() + " " + part.element());
        for (String each : all(before.keySet(), after.keySet())) {
            if (!before.containsKey(each) || !after.containsKey(each)) {
                CaseOutcome.PathPart part = after.getOrDefault(each, before.get(each));
                add(
                        WhatDiffers.PATH,
                        part.model(),
                        part.element(),
                        before.containsKey(each) ? name(part) : null,
                        after.containsKey(each) ? name(part) : null);
            }
        }
    }

    private static String name(CaseOutcome.PathPart part) {
        return part.name() == null ? part.element() : part.name();
    }

    private void add(WhatDiffers what, String about, String code, String before, String after) {
        differences.add(new CaseDifference(what, about, code, before, after));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** By what they are and which of these it is, in their order. */
    private static <T> Map<String, T> numbered(List<T> all, Function<T, String> key) {
        Map<String, Integer> counted = new HashMap<>();
        Map<String, T> numbered = new LinkedHashMap<>();
        all.forEach(one -> numbered.put(key.apply(one) + "/" + counted.merge(key.apply(one), 1, Integer::sum), one));
        return numbered;
    }

    private static Set<String> all(Collection<String> before, Collection<String> after) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(after);
        return all;
    }
}
