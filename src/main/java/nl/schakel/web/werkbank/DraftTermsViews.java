package nl.schakel.web.werkbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.schakel.deadline.Counting;
import nl.schakel.process.edit.DraftTerms;
import nl.schakel.process.edit.TermAmount;
import nl.schakel.process.edit.TermLine;
import nl.schakel.process.edit.TermSheet;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.process.terms.EscalationTarget;
import nl.schakel.support.Coded;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: the terms of the steps of a model, in words, and the fields in which they are set. */
@Component
class DraftTermsViews {

    private static final List<String> REMINDERS = List.of("0.5", "0.75", "0.9");
    private static final String USUAL = "0.75";

    record Option(String code, String name) {}

    /**
     * The fields of one group.
     *
     * @param asItIs a duration of several parts in words: it stays when no number is filled in
     */
    record TermGroupView(
            String code,
            boolean shown,
            String number,
            String unit,
            String keeps,
            String asItIs,
            String counting,
            String pickUp,
            String pickUpUnit,
            String pickUpKeeps,
            String reminder,
            List<Option> reminders,
            String after100,
            String after150,
            String remark) {}

    /**
     * One step.
     *
     * @param place under which the page finds it
     * @param summary its terms in one line
     * @param left whether the table knows the step and the model does not
     */
    record StepView(
            String place,
            String step,
            String name,
            String summary,
            boolean missing,
            boolean general,
            boolean left,
            boolean open,
            String regions,
            String seen,
            List<TermGroupView> groups,
            List<RuleFinding> findings) {}

    record TermsView(
            String key,
            String file,
            String name,
            int missing,
            List<StepView> steps,
            List<Option> units,
            List<Option> countings,
            List<Option> targets,
            List<RuleFinding> findings) {

        public List<RuleFinding> errors() {
            return findings.stream()
                    .filter(one -> one.severity() == Severity.FOUT)
                    .toList();
        }

        public List<RuleFinding> warnings() {
            return findings.stream()
                    .filter(one -> one.severity() != Severity.FOUT)
                    .toList();
        }
    }

    private final Words words;

    DraftTermsViews(Words words) {
        this.words = words;
    }

    /** @param open the element, the step or the row that is looked for @param refused what somebody filled in that cannot be so */
    TermsView view(
            DraftTerms.TermModel model,
            List<DraftTerms.StepTerms> steps,
            List<RuleFinding> findings,
            String open,
            TermForm refused) {
        List<StepView> shown = new ArrayList<>();
        for (DraftTerms.StepTerms step : steps) {
            List<RuleFinding> about =
                    findings.stream().filter(one -> about(one, model, step)).toList();
            boolean typed = refused != null && refused.step().equals(step.step());
            boolean asked = !open.isEmpty()
                    && (step.step().equals(open)
                            || step.element().equals(open) && step.rung().isEmpty()
                            || step.rows().contains(open));
            shown.add(step(step, about, typed || refused == null && asked, typed ? refused : null));
        }
        // what is missing comes first; the rest stays in the order of the route
        shown.sort(Comparator.comparing(step -> !step.missing()));
        return new TermsView(
                model.key(),
                model.file(),
                model.name(),
                (int) shown.stream().filter(StepView::missing).count(),
                List.copyOf(shown),
                options(Coded.codes(TermAmount.TermUnit.class), "termijnen.eenheid"),
                options(Coded.codes(Counting.class), "termijnen.telling"),
                options(Coded.codes(EscalationTarget.class), "termijnen.wie"),
                findings.stream()
                        .filter(one -> one.file().equals(TermSheet.FILE)
                                && steps.stream().noneMatch(step -> about(one, model, step)))
                        .toList());
    }

    private static boolean about(RuleFinding finding, DraftTerms.TermModel model, DraftTerms.StepTerms step) {
        return finding.file().equals(TermSheet.FILE)
                ? step.rows().contains(finding.element())
                : finding.rule().equals("termijn")
                        && finding.file().equals(model.file())
                        && finding.element().equals(step.element())
                        && step.rung().isEmpty();
    }

    private StepView step(DraftTerms.StepTerms step, List<RuleFinding> findings, boolean open, TermForm refused) {
        String ofAll = TermForm.urgencyOfAll(step);
        Optional<TermLine> all = line(step, ofAll).or(step::general);
        Optional<TermLine> urgent = line(step, TermForm.URGENT);
        return new StepView(
                "stap-" + step.step().replace('/', '-'),
                step.step(),
                name(step),
                summary(all, urgent),
                step.missing(),
                step.general().isPresent(),
                step.element().isEmpty(),
                open || step.missing(),
                String.join(", ", step.regions()),
                refused == null ? step.seen() : refused.seen(),
                List.of(
                        group(TermForm.ALL, true, all, all, refused),
                        group(
                                TermForm.URGENT,
                                refused == null ? urgent.isPresent() : refused.urgentOnItsOwn(),
                                urgent.or(() -> all),
                                urgent,
                                refused)),
                findings);
    }

    private static Optional<TermLine> line(DraftTerms.StepTerms step, String urgency) {
        return step.lines().stream()
                .filter(line -> line.urgency().equals(urgency))
                .findFirst();
    }

    private String name(DraftTerms.StepTerms step) {
        String name = step.name().isBlank() ? words.of("stap", step.step()) : step.name();
        return step.rung().isEmpty()
                ? name
                : words.say("termijnen.trede", name, words.of("trap", "trede-" + step.rung()));
    }

    /** @param own the row whose remark it is: what is taken over from another has none */
    private TermGroupView group(
            String code, boolean shown, Optional<TermLine> line, Optional<TermLine> own, TermForm refused) {
        Optional<Counting> counting = line.flatMap(one -> Coded.of(Counting.class, one.counting()));
        String duration = line.map(TermLine::duration).orElse("");
        String pickUp = line.map(TermLine::pickUp).orElse("");
        Optional<TermAmount> amount = amount(duration, counting);
        Optional<TermAmount> pickedUp = amount(pickUp, counting);
        BigDecimal reminder = line.map(TermLine::reminder).orElse(null);
        String part = reminder == null ? USUAL : reminder.stripTrailingZeros().toPlainString();
        Function<String, Optional<String>> typed =
                field -> Optional.ofNullable(refused).map(form -> form.typed(code, field));
        String chosen = typed.apply("herinnering").orElse(part);
        return new TermGroupView(
                code,
                shown,
                typed.apply("getal").orElse(amount.map(one -> "" + one.number()).orElse("")),
                typed.apply("eenheid").orElse(unit(amount)),
                amount.isPresent() ? "" : duration,
                amount.isPresent() || duration.isEmpty() ? "" : words(duration, counting),
                typed.apply("telling").orElse(line.map(TermLine::counting).orElse(Counting.WERKTIJD.code())),
                typed.apply("oppakken")
                        .orElse(pickedUp.map(one -> "" + one.number()).orElse("")),
                typed.apply("oppakken-eenheid").orElse(unit(pickedUp)),
                pickedUp.isPresent() ? "" : pickUp,
                chosen,
                reminders(part),
                typed.apply("bij100").orElse(line.map(TermLine::after100).orElse(EscalationTarget.COLLEGAS.code())),
                typed.apply("bij150")
                        .orElse(line.map(TermLine::after150).orElse(EscalationTarget.KETENREGISSEUR.code())),
                typed.apply("toelichting").orElse(own.map(TermLine::remark).orElse("")));
    }

    private static Optional<TermAmount> amount(String duration, Optional<Counting> counting) {
        return counting.flatMap(one -> TermAmount.of(duration, one));
    }

    private static String unit(Optional<TermAmount> amount) {
        return amount.map(TermAmount::unit).orElse(TermAmount.TermUnit.DAGEN).code();
    }

    private List<Option> reminders(String now) {
        List<String> all = new ArrayList<>(REMINDERS);
        if (!all.contains(now)) {
            all.add(now);
        }
        return all.stream()
                .map(part -> new Option(
                        part,
                        REMINDERS.contains(part)
                                ? words.say("termijnen.herinnering." + part.replace("0.", ""))
                                : words.say(
                                        "termijnen.herinnering.anders",
                                        new BigDecimal(part)
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString())))
                .toList();
    }

    private List<Option> options(List<String> codes, String list) {
        return codes.stream()
                .map(code -> new Option(code, words.say(list + "." + code)))
                .toList();
    }

    private String summary(Optional<TermLine> all, Optional<TermLine> urgent) {
        String said = all.map(this::words).orElse("");
        return urgent.map(line -> said.isEmpty()
                        ? words.say("termijnen.kort.acuut", words(line))
                        : words.say("termijnen.kort.beide", said, words(line)))
                .orElse(said);
    }

    private String words(TermLine line) {
        return words(line.duration(), Coded.of(Counting.class, line.counting()));
    }

    /** {@code P5D} in working time becomes 5 werkdagen. */
    private String words(String duration, Optional<Counting> counting) {
        return amount(duration, counting)
                .map(amount -> words.say(
                        "termijnen.duur." + amount.unit().code() + "."
                                + counting.get().code(),
                        amount.number()))
                .orElse(duration.replaceAll("[PT]", " ").strip().toLowerCase(java.util.Locale.ROOT));
    }
}
