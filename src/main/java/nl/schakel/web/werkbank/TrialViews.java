package nl.schakel.web.werkbank;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.trial.CaseComparison;
import nl.schakel.trial.CaseComparison.CaseDifference;
import nl.schakel.trial.CaseComparison.WhatDiffers;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.TrialResult;
import nl.schakel.trial.TrialState;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: what came of trying a draft, as directors read it. */
@Component
class TrialViews {

    private static final String WORDS = "proef.";

    /**
     * How a trial stands.
     *
     * @param stage uit, rust, wacht or bezig
     * @param progress how far it is, in words; empty when it does not run
     * @param failure why there is no result, in words; null when there is
     */
    record TrialView(String stage, String progress, String failure, boolean current, ResultView result) {}

    /** What came of it. @param cases those that go otherwise first @param unreached what no case reached, by model */
    record ResultView(
            String at, String summary, long different, List<TriedCase> cases, List<UnreachedView> unreached) {}

    /** Names of what no case reached in one model. */
    record UnreachedView(String model, List<String> names) {}

    /** One case. @param different whether anything goes otherwise @param differences in sentences @param elements the same, of the places on the picture */
    record TriedCase(
            String name,
            String title,
            boolean different,
            List<String> differences,
            List<String> elements,
            PlayedView live,
            PlayedView draft) {}

    /** One case in one version. @param models files of the models that it went through, with what it reached in them */
    record PlayedView(
            List<String> notes,
            List<StepView> steps,
            List<String> told,
            List<String> rungs,
            String end,
            List<PictureView> pictures) {}

    /** Who got what. @param term in words */
    record StepView(String name, String group, String after, String term, boolean different) {}

    /**
     * What a case reached in one model.
     *
     * @param reached ids of elements, with spaces between
     * @param different those of them that the other version does not reach
     */
    record PictureView(String file, String reached, String different) {}

    private final Words words;

    TrialViews(Words words) {
        this.words = words;
    }

    TrialView view(TrialState state) {
        String progress = switch (state.stage()) {
            case BEZIG -> words.say(WORDS + "bezig", state.done(), state.total());
            case WACHT -> words.say(WORDS + "wacht", state.before());
            case UIT, RUST -> "";
        };
        return new TrialView(
                state.stage().code(),
                progress,
                state.failure() == null
                        ? null
                        : words.of(WORDS + "mislukt", state.failure().code()),
                state.current(),
                state.result() == null ? null : result(state.result()));
    }

    /** What came of a trial. */
    ResultView result(TrialResult result) {
        long different = result.different();
        return new ResultView(
                DutchTime.full(result.at()),
                different == 0
                        ? words.say(WORDS + "gelijk", result.cases().size())
                        : words.say(WORDS + "anders", different, result.cases().size()),
                different,
                result.cases().stream()
                        .map(this::of)
                        // what somebody notices comes before what only takes another way
                        .sorted(Comparator.comparing((TriedCase one) -> !one.different())
                                .thenComparing(one -> one.differences().isEmpty()))
                        .toList(),
                result.unreached().stream()
                        .collect(Collectors.groupingBy(
                                TrialResult.UnreachedElement::model,
                                TreeMap::new,
                                Collectors.mapping(
                                        one -> one.name() == null || one.name().isBlank() ? one.element() : one.name(),
                                        Collectors.toList())))
                        .entrySet()
                        .stream()
                        .map(one -> new UnreachedView(one.getKey(), one.getValue()))
                        .toList());
    }

    private TriedCase of(CaseComparison one) {
        Set<String> different = one.differences().stream()
                .filter(each -> each.what() != WhatDiffers.PATH && each.what() != WhatDiffers.END)
                .map(CaseDifference::code)
                .collect(Collectors.toSet());
        return new TriedCase(
                one.name(),
                one.title(),
                !one.differences().isEmpty(),
                sentences(one, false),
                sentences(one, true),
                played(one.live(), one.draft(), different),
                played(one.draft(), one.live(), different));
    }

    /** @param path elements that are no step of somebody; otherwise all else */
    List<String> sentences(CaseComparison one, boolean path) {
        return one.differences().stream()
                .filter(each -> path == (each.what() == WhatDiffers.PATH))
                // what happens comes before how it was played
                .sorted(Comparator.comparing(each -> each.what() == WhatDiffers.NOTE))
                .map(this::sentence)
                .distinct()
                .toList();
    }

    private String sentence(CaseDifference one) {
        String key = WORDS + "verschil." + one.what().code() + "."
                + (one.before() == null ? "nieuw" : one.after() == null ? "weg" : "anders");
        return switch (one.what()) {
            case STEP, GROUP, NAME -> words.say(key, one.about(), text(one.before()), text(one.after()));
            case TERM -> words.say(key, one.about(), term(one.before()), term(one.after()));
            case MOMENT -> words.say(key, one.about(), time(one.before()), time(one.after()));
            case TOLD -> words.say(key, words.of("bericht", one.code()), time(one.before()), time(one.after()));
            case RUNG ->
                words.say(key, one.about(), words.of("trap", one.code()), time(one.before()), time(one.after()));
            case END -> words.say(WORDS + "verschil.end", end(one.before()), end(one.after()));
            case PATH -> words.say(key, one.about(), text(one.before()), text(one.after()));
            case NOTE -> words.say(key, note(one.code(), one.about()));
        };
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private PlayedView played(CaseOutcome one, CaseOutcome other, Set<String> different) {
        return new PlayedView(
                one.notes().stream()
                        .map(each -> note(each.what().code(), each.about()))
                        .toList(),
                one.steps().stream()
                        .map(each -> new StepView(
                                each.name(),
                                each.group(),
                                time(each.after()),
                                each.term() == null ? words.say(WORDS + "geen-termijn") : duration(each.term()),
                                different.contains(each.step())))
                        .toList(),
                one.told().stream()
                        .map(each -> words.say(
                                WORDS + "bericht",
                                time(each.after()),
                                words.of("bericht", each.kind()),
                                words.of("melding", each.notice())))
                        .toList(),
                one.rungs().stream()
                        .map(each -> words.say(
                                WORDS + "trede", time(each.after()), each.name(), words.of("trap", each.rung())))
                        .toList(),
                end(one.end()),
                pictures(one, other));
    }

    private static List<PictureView> pictures(CaseOutcome one, CaseOutcome other) {
        Set<String> elsewhere = other.path().stream()
                .map(part -> part.model() + " " + part.element())
                .collect(Collectors.toSet());
        return one.path().stream()
                .map(CaseOutcome.PathPart::model)
                .distinct()
                .sorted()
                .map(model -> {
                    List<CaseOutcome.PathPart> parts = one.path().stream()
                            .filter(part -> part.model().equals(model))
                            .toList();
                    return new PictureView(
                            model + WorkbenchViews.MODEL,
                            ids(parts),
                            ids(parts.stream()
                                    .filter(part -> !elsewhere.contains(model + " " + part.element()))
                                    .toList()));
                })
                .toList();
    }

    private static String ids(List<CaseOutcome.PathPart> parts) {
        return parts.stream().map(CaseOutcome.PathPart::element).collect(Collectors.joining(" "));
    }

    private String note(String what, String about) {
        return words.say(WORDS + "let-op." + what, text(about));
    }

    /** An outcome, or where a case stands that did not end. */
    private String end(String code) {
        if (code == null) {
            return words.say(WORDS + "geen-einde");
        }
        return Outcome.of(code).isPresent() && Status.of(code).isEmpty()
                ? words.say(WORDS + "einde", words.of("uitkomst", code))
                : words.say(WORDS + "loopt", words.of("status", code));
    }

    private String term(String minutes) {
        return minutes == null ? words.say(WORDS + "geen-termijn") : duration(Long.parseLong(minutes));
    }

    private String time(String minutes) {
        return minutes == null ? "" : time(Long.parseLong(minutes));
    }

    private String time(long minutes) {
        return minutes == 0 ? words.say(WORDS + "meteen") : words.say(WORDS + "na", duration(minutes));
    }

    /** Days and hours, hours and minutes, or minutes: the two largest that say something. */
    private String duration(long minutes) {
        Duration all = Duration.ofMinutes(minutes);
        List<String> parts = Stream.of(
                        part("dag", all.toDaysPart()),
                        part("uur", all.toHoursPart()),
                        part("minuut", all.toMinutesPart()))
                .filter(text -> !text.isEmpty())
                .limit(2)
                .toList();
        return parts.isEmpty() ? words.say(WORDS + "minuut.meer", 0) : String.join(" ", parts);
    }

    private String part(String unit, long count) {
        return count == 0 ? "" : words.say(WORDS + unit + (count == 1 ? ".een" : ".meer"), count);
    }
}
