package nl.schakel.web.werkbank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.schakel.process.edit.ConditionKind;
import nl.schakel.process.edit.DraftTables;
import nl.schakel.process.edit.TableColumn;
import nl.schakel.process.edit.TableCondition;
import nl.schakel.process.edit.TableRow;
import nl.schakel.process.edit.TableSheet;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: the rows of a decision table in words, the fields in which they are changed, and which of them count. */
@Component
class DraftTableViews {

    /** Something to choose. */
    record Option(String code, String name, boolean chosen) {}

    /** What a row asks of one answer. @param said in words; empty when any answer does */
    record ConditionView(int at, String label, String said, boolean own, List<Option> kinds, List<Option> answers) {}

    record OutcomeView(int at, String label, String said, List<Option> choices) {}

    /**
     * One row.
     *
     * @param counts whether it counts for the answers that somebody tries
     * @param open whether somebody changes it: only then its fields are on the page
     */
    record LineView(
            int number,
            String id,
            String seen,
            String asked,
            String said,
            String remark,
            boolean counts,
            boolean open,
            boolean first,
            boolean last,
            List<ConditionView> conditions,
            List<OutcomeView> outcomes,
            List<RuleFinding> findings) {}

    /** A question of the trial. */
    record TriedView(int at, String label, boolean several, List<Option> answers) {}

    /** @param answers what somebody tries, as the address of the page says it */
    record TableView(
            String file,
            String name,
            String explanation,
            boolean oneRow,
            boolean ordered,
            boolean tried,
            long counting,
            List<String> answers,
            List<TriedView> trial,
            List<LineView> lines,
            LineView fresh,
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

    DraftTableViews(Words words) {
        this.words = words;
    }

    /**
     * A table as a page shows it.
     *
     * @param answers what somebody tries, by the place of the column, and what a new row begins with; empty when nobody
     *     tries anything
     * @param open id of the row that somebody changes, or {@link TableForm#NEW}
     * @param refused what somebody filled in that cannot be so; null when there is nothing of the kind
     */
    TableView view(
            DraftTables.TableOfDraft table,
            List<RuleFinding> findings,
            Map<Integer, List<String>> answers,
            String open,
            TableForm refused) {
        TableSheet sheet = table.sheet();
        List<String> counting = answers.isEmpty()
                ? List.of()
                : sheet.counting(asked(sheet, answers)).stream()
                        .map(TableRow::id)
                        .toList();
        List<RuleFinding> about =
                findings.stream().filter(one -> one.file().equals(table.file())).toList();
        List<TableRow> lines = sheet.lines();
        List<LineView> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TableRow line = lines.get(i);
            TableForm typed = refused != null && refused.row().equals(line.id()) ? refused : null;
            shown.add(line(
                    sheet,
                    i + 1,
                    line,
                    typed,
                    counting.contains(line.id()),
                    refused == null && line.id().equals(open),
                    i == 0,
                    i == lines.size() - 1,
                    about.stream()
                            .filter(one -> one.element().equals(line.id()))
                            .toList()));
        }
        TableForm typed = refused != null && refused.row().equals(TableForm.NEW) ? refused : null;
        TableRow empty = new TableRow(
                TableForm.NEW,
                "",
                IntStream.range(0, sheet.inputs().size())
                        .mapToObj(at -> asking(sheet.inputs().get(at), answers.getOrDefault(at, List.of())))
                        .toList(),
                sheet.outputs().stream().map(one -> "").toList());
        return new TableView(
                table.file(),
                sheet.name(),
                sheet.explanation(),
                sheet.oneRow(),
                sheet.ordered(),
                !answers.isEmpty(),
                counting.size(),
                answers.entrySet().stream()
                        .flatMap(one -> one.getValue().stream().map(code -> one.getKey() + ":" + code))
                        .sorted()
                        .toList(),
                trial(sheet, answers),
                List.copyOf(shown),
                line(
                        sheet,
                        0,
                        empty,
                        typed,
                        false,
                        refused == null && open.equals(TableForm.NEW),
                        false,
                        false,
                        List.of()),
                about.stream()
                        .filter(one ->
                                lines.stream().noneMatch(line -> line.id().equals(one.element())))
                        .toList());
    }

    /** A condition that fits just these answers of one question. */
    private static TableCondition asking(TableColumn column, List<String> answers) {
        List<String> known =
                answers.stream().filter(column.values()::containsKey).toList();
        ConditionKind kind =
                known.isEmpty() ? ConditionKind.ALLES : column.several() ? ConditionKind.BEVAT : ConditionKind.EEN_VAN;
        return TableCondition.chosen(kind, known);
    }

    /** The answers by the keys of their columns, as a route gives them to the table. */
    static Map<String, String> asked(TableSheet sheet, Map<Integer, List<String>> answers) {
        return IntStream.range(0, sheet.inputs().size())
                .boxed()
                .collect(Collectors.toMap(
                        at -> sheet.inputs().get(at).key(),
                        at -> String.join(",", answers.getOrDefault(at, List.of())),
                        (one, other) -> one));
    }

    private List<TriedView> trial(TableSheet sheet, Map<Integer, List<String>> answers) {
        return IntStream.range(0, sheet.inputs().size())
                .filter(at -> !sheet.inputs().get(at).values().isEmpty())
                .mapToObj(at -> new TriedView(
                        at,
                        sheet.inputs().get(at).label(),
                        sheet.inputs().get(at).several(),
                        options(sheet.inputs().get(at), answers.getOrDefault(at, List.of()))))
                .toList();
    }

    private LineView line(
            TableSheet sheet,
            int number,
            TableRow now,
            TableForm typed,
            boolean counts,
            boolean open,
            boolean first,
            boolean last,
            List<RuleFinding> findings) {
        TableRow line = typed == null ? now : typed.line(sheet, now);
        return new LineView(
                number,
                now.id(),
                typed == null ? now.seen() : typed.seen(),
                conditions(sheet, now),
                outcomes(sheet, now),
                line.remark(),
                counts,
                typed != null || open,
                first,
                last,
                IntStream.range(0, sheet.inputs().size())
                        .mapToObj(at -> condition(
                                at, sheet.inputs().get(at), line.conditions().get(at)))
                        .toList(),
                IntStream.range(0, sheet.outputs().size())
                        .mapToObj(at -> new OutcomeView(
                                at,
                                sheet.outputs().get(at).label(),
                                word(sheet.outputs().get(at), line.outcomes().get(at)),
                                options(
                                        sheet.outputs().get(at),
                                        List.of(line.outcomes().get(at)))))
                        .toList(),
                findings);
    }

    private ConditionView condition(int at, TableColumn column, TableCondition condition) {
        List<ConditionKind> kinds = new ArrayList<>();
        kinds.add(ConditionKind.ALLES);
        if (column.several()) {
            kinds.add(ConditionKind.BEVAT);
        } else if (!column.values().isEmpty()) {
            kinds.add(ConditionKind.EEN_VAN);
            kinds.add(ConditionKind.GEEN_VAN);
        }
        if (!kinds.contains(condition.kind())) {
            kinds.add(condition.kind());
        }
        return new ConditionView(
                at,
                column.label(),
                said(column, condition),
                condition.kind() == ConditionKind.EIGEN,
                kinds.stream()
                        .map(kind -> new Option(
                                kind.code(), words.say("tabel.soort." + kind.code()), kind == condition.kind()))
                        .toList(),
                options(column, condition.values()));
    }

    private List<Option> options(TableColumn column, Collection<String> chosen) {
        return column.values().keySet().stream()
                .map(code -> new Option(code, word(column, code), chosen.contains(code)))
                .toList();
    }

    private String conditions(TableSheet sheet, TableRow line) {
        String said = IntStream.range(0, sheet.inputs().size())
                .filter(at -> line.conditions().get(at).kind() != ConditionKind.ALLES)
                .mapToObj(at -> words.say(
                        "tabel.zin.deel",
                        sheet.inputs().get(at).label(),
                        said(sheet.inputs().get(at), line.conditions().get(at))))
                .collect(Collectors.joining(" · "));
        return said.isEmpty() ? words.say("tabel.zin.altijd") : said;
    }

    private String outcomes(TableSheet sheet, TableRow line) {
        return IntStream.range(0, sheet.outputs().size())
                .mapToObj(at -> words.say(
                        "tabel.zin.deel",
                        sheet.outputs().get(at).label(),
                        word(sheet.outputs().get(at), line.outcomes().get(at))))
                .collect(Collectors.joining(" · "));
    }

    private String said(TableColumn column, TableCondition condition) {
        String answers = condition.values().stream()
                .map(code -> word(column, code))
                .collect(Collectors.joining(words.say("tabel.zin.of")));
        return switch (condition.kind()) {
            case ALLES -> "";
            case EEN_VAN, BEVAT -> answers;
            case GEEN_VAN -> words.say("tabel.zin.niet", answers);
            case EIGEN -> condition.written();
        };
    }

    /** How people call a code: as the form does that asks for it, or as a list of ours does. */
    String word(TableColumn column, String code) {
        String own = words.of("tabel.woord." + column.key(), code);
        if (!own.equals(code)) {
            return own;
        }
        String form = column.values().getOrDefault(code, "");
        String list = form.isEmpty() ? words.of(column.key(), code) : form;
        return list.equals(code) ? words.of("tabel.woord", code) : list;
    }
}
